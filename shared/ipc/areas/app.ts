import { z } from 'zod';
import { salvageProgress } from '../../archive/salvageReport.ts';
import { personView } from '../documentViews.ts';
import { nothing, secret } from '../requestParts.ts';
import { standingView } from '../standingViews.ts';

/** The frame of the window: whose desk this is, and how it is opened and locked. */
export const appVerbs = {
  'app.overview': {
    request: nothing,
    response: z.object({
      doctor: personView,
      azienda: z.string(),
      environment: z.enum(['stage', 'production', 'test']),
      version: z.string(),
      /** Seconds a reader with keys is thought to wait for a PIN. */
      readerPinSeconds: z.number(),
      packVersion: z.string().nullable(),
    }),
  },
  'app.standing': { request: nothing, response: standingView },
  /** `archive/wrong-passphrase` leaves it locked; anything else that fails leads to `recovery`. */
  'app.unlock': { request: z.strictObject({ passphrase: secret }), response: standingView },
  /** Closes the archive, drops its key and ends the card's session. */
  'app.lock': { request: nothing, response: standingView },
  /** Tries to open again what did not open. */
  'app.retry': { request: nothing, response: standingView },
  /** Gets the key by the printed code and seals it under a new passphrase. */
  'app.recover': {
    request: z.strictObject({ recoveryCode: secret, passphrase: secret }),
    response: standingView,
  },
  /** Puts a backup in the place of an archive that does not open; that one is kept aside. */
  'app.restore': {
    request: z.strictObject({ backup: z.string().min(1).max(255) }),
    response: standingView,
  },
  /**
   * Makes a new archive of every row a damaged one still gives and of the newest good backup; the damaged one is kept
   * aside. The standing answered is `salvaged`.
   */
  'app.salvage': { request: nothing, response: standingView },
  /** Renames settings that cannot be read, so that the first run begins. */
  'app.setAsideSettings': { request: nothing, response: standingView },
  /** Installs the version that waits and starts again, in surgery hours too; `update/…` says why not. */
  'app.installUpdate': { request: nothing, response: nothing },
  /**
   * Closes everything of the doctor in use, his key and his card's session with it, and opens the lock screen of another
   * one; `workspace/doctor-unknown` where there is none of that name.
   */
  'app.switchDoctor': {
    request: z.strictObject({ doctor: z.string().min(1).max(32) }),
    response: standingView,
  },
  /** Makes room for another doctor, with nothing of the others', and begins his first run. */
  'app.addDoctor': { request: nothing, response: standingView },
} as const;

/** What the program tells about itself. */
export const appEvents = {
  /** The standing changed: locked, unlocked, or opened again with other settings. */
  'app.standing': standingView,
  /** How far a salvage is. */
  'app.salvaging': salvageProgress,
} as const;
