import { z } from 'zod';
import { nothing, secret } from '../requestParts.ts';

/** The backups of the archive in use. */
export const backupsView = z.object({
  /** Where they are, beside the archive. */
  folder: z.string(),
  /** Names, newest first. */
  backups: z.array(z.string()),
});

const backupRef = z.strictObject({ backup: z.string().min(1).max(255) });

/** Backups, the recovery code and the passphrase. */
export const backupVerbs = {
  'backups.list': { request: nothing, response: backupsView },
  /** Opens a backup and checks it whole, as a restore would. */
  'backups.verify': { request: backupRef, response: z.object({ durationMs: z.number() }) },
  /** Copies what a new computer needs to a folder: key, newest backup, settings. */
  'backups.copyTo': {
    request: z.strictObject({ folder: z.string().trim().min(1).max(1000) }),
    response: z.object({ files: z.array(z.string()) }),
  },
  /** A new recovery code; the one printed before opens nothing any more. The passphrase proves who asks. */
  'backups.newCode': {
    request: z.strictObject({ passphrase: secret }),
    response: z.object({ recoveryCode: z.string() }),
  },
  'backups.changePassphrase': {
    request: z.strictObject({ current: secret, wanted: secret }),
    response: nothing,
  },
} as const;
