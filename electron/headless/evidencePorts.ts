import { ok, type Result } from '../../shared/errors/result.ts';
import type { EvidencePorts } from '../domain/strengthenSignature.ts';
import { createRevocationSource } from '../evidence/createRevocationSource.ts';
import { createTimestampAuthority } from '../evidence/createTimestampAuthority.ts';
import { readCertificateFiles } from './readCertificateFiles.ts';
import type { Workbench } from './workbench.ts';

/** The proofs the settings ask for; an empty object where they ask for none, to be spread among signing ports. */
export async function evidencePorts(
  bench: Workbench,
): Promise<Result<{ readonly evidence?: EvidencePorts }>> {
  const settings = await bench.settings();
  if (!settings.ok) return settings;
  const { timestampAuthority, longTerm, timeoutMs } = settings.value.evidence;
  if (timestampAuthority === null) return ok({});
  const authorities = await readCertificateFiles(settings.value.trust.signatureAuthorities);
  if (!authorities.ok) return authorities;
  const { credentials } = timestampAuthority;
  const url = new URL(timestampAuthority.url);
  const evidence = {
    extension: bench.pdf,
    timestamps: createTimestampAuthority({ url, timeoutMs, credentials }),
    revocations: longTerm
      ? createRevocationSource({ authorities: authorities.value, timeoutMs })
      : null,
  };
  return ok({ evidence });
}
