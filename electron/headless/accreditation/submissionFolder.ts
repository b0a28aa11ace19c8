import { join } from 'node:path';
import type { DoctorProfile } from '../../../shared/fse/doctorProfile.ts';

/** Whose cases are handed in. */
export interface Submitter {
  /** Common name of the certificate the producer authenticates with. */
  readonly authenticationName: string;
  readonly application: Pick<DoctorProfile['application'], 'id' | 'vendor' | 'version'>;
}

/** A name as the reviewers' folders allow it: spaces become underscores, what is not allowed is dropped. */
function folderName(text: string): string {
  return text.replaceAll(' ', '_').replaceAll(/[^A-Za-z0-9._-]/g, '');
}

/** `GATEWAY/{authentication name}/{vendor}/{id}/{version}`, where a pull request has its files (accreditation.md §3). */
export function submissionFolder({ authenticationName, application }: Submitter): string {
  const { vendor, id, version } = application;
  return join('GATEWAY', ...[authenticationName, vendor, id, version].map(folderName));
}

/** The authentication name of the pair a signature certificate belongs to: the same but for its prefix (gateway.md §5). */
export function authenticationNameOf(signatureName: string): string {
  return signatureName.replace(/^S(?=\d+#)/, 'A');
}
