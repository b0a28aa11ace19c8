import { z } from 'zod';
import { errorView } from '../errorView.ts';
import { nothing, secret } from '../requestParts.ts';
import { settingsView } from '../settingsViews.ts';

/** How the backups of the archive in use stand. */
export const backupStandingView = z.object({
  /** One is being made. */
  isWorking: z.boolean(),
  /** UTC ISO instant of the newest; null where there is none. */
  lastAt: z.string().nullable(),
  /** Why the last one was not made. */
  failure: errorView.nullable(),
  /** The copy on another disk; null where no folder was chosen. */
  elsewhere: z
    .object({
      folder: z.string(),
      /** UTC ISO instant; null while it was not brought up to date since the desk was opened. */
      carriedAt: z.string().nullable(),
      failure: errorView.nullable(),
    })
    .nullable(),
});

/** How the backups of the archive in use stand. */
export type BackupStandingView = z.infer<typeof backupStandingView>;

/** The backups of the archive in use. */
export const backupsView = z.object({
  /** Where they are, beside the archive. */
  folder: z.string(),
  /** Names, newest first. */
  backups: z.array(z.string()),
  standing: backupStandingView,
  /** Copies that only former keys open, kept in the folder of the archive. */
  former: z.object({ folder: z.string(), count: z.number() }),
});

const backupRef = z.strictObject({ backup: z.string().min(1).max(255) });
const folder = z.string().trim().min(1).max(1000);

/** Backups, the recovery code and the passphrase. */
export const backupVerbs = {
  'backups.list': { request: nothing, response: backupsView },
  /** Makes one now, while everything else goes on. */
  'backups.make': { request: nothing, response: backupsView },
  /**
   * Chooses the folder on another disk that gets a copy of each backup; null gives it up. It is tried at once, and
   * nothing is chosen where the copy does not succeed.
   */
  'backups.setFolder': {
    request: z.strictObject({ folder: folder.nullable() }),
    response: settingsView,
  },
  /** Opens a backup and checks it whole, as a restore would. */
  'backups.verify': { request: backupRef, response: z.object({ durationMs: z.number() }) },
  /** Copies what a new computer needs to a folder: key, newest backup, settings. */
  'backups.copyTo': {
    request: z.strictObject({ folder }),
    response: z.object({ files: z.array(z.string()) }),
  },
  /**
   * A new recovery code. The one printed before holds until `backups.confirmCode`. The passphrase proves who asks.
   */
  'backups.prepareCode': {
    request: z.strictObject({ passphrase: secret }),
    response: z.object({ recoveryCode: z.string() }),
  },
  /** Puts the new recovery code in the place of the one printed before, once it is typed again. */
  'backups.confirmCode': { request: z.strictObject({ recoveryCode: secret }), response: nothing },
  /**
   * Makes another key for the archive, sealed under another passphrase, and answers its recovery code. Nothing changes
   * before `backups.rekey`. The passphrase of now proves who asks.
   */
  'backups.prepareRekey': {
    request: z.strictObject({ current: secret, wanted: secret }),
    response: z.object({ recoveryCode: z.string() }),
  },
  /** Encrypts the archive under the key prepared, once its code is typed again; everything opens anew. */
  'backups.rekey': { request: z.strictObject({ recoveryCode: secret }), response: nothing },
  /** Removes the copies that only former keys open. */
  'backups.removeFormer': { request: nothing, response: backupsView },
  'backups.changePassphrase': {
    request: z.strictObject({ current: secret, wanted: secret }),
    response: nothing,
  },
} as const;

/** What the backups tell. */
export const backupEvents = { 'backups.changed': backupStandingView } as const;
