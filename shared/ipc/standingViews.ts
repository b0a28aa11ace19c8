import { z } from 'zod';
import { salvageReport } from '../archive/salvageReport.ts';
import { errorView } from './errorView.ts';

const doctorOfComputer = z.object({
  /** Names his working folder; means nothing else. */
  doctor: z.string(),
  /** Empty where his settings do not read. */
  family: z.string(),
  given: z.string(),
});

/** A doctor who uses this computer. */
export type DoctorOfComputer = z.infer<typeof doctorOfComputer>;

/** In which state the window starts, with what it needs to look right before anything is open. */
export const standingView = z.object({
  version: z.string(),
  /** Null before there are any settings. */
  environment: z.enum(['stage', 'production', 'test']).nullable(),
  appearance: z.enum(['system', 'light', 'dark', 'hc']),
  /** Per cent. */
  zoom: z.number(),
  lockAfterMinutes: z.number(),
  /** Whether the window also locks when the card leaves its reader. */
  locksWithoutCard: z.boolean(),
  /** A newer version that waits for the program to be closed, with what changes; null where there is none. */
  update: z.object({ version: z.string(), changes: z.array(z.string()) }).nullable(),
  /** Whose working folder is in use. */
  doctor: z.string(),
  /** Who uses this computer, each with an archive of his own; whoever has begun a first run is among them. */
  doctors: z.array(doctorOfComputer),
  state: z.discriminatedUnion('kind', [
    /** No settings or no archive yet, or a first run that was interrupted. */
    z.object({ kind: z.literal('first-run') }),
    z.object({
      kind: z.literal('locked'),
      doctor: z.object({ family: z.string(), given: z.string() }),
    }),
    z.object({
      kind: z.literal('recovery'),
      cause: errorView,
      ways: z.array(z.enum(['retry', 'recovery-code', 'restore', 'salvage', 'set-aside-settings'])),
      /** Names of the backups at hand, newest first. */
      backups: z.array(z.string()),
      /** The working folder, for who puts a file back or frees the disk. */
      folder: z.string(),
    }),
    /** A damaged archive was salvaged; `app.retry` opens the new one. */
    z.object({ kind: z.literal('salvaged'), report: salvageReport }),
    z.object({ kind: z.literal('ready') }),
  ]),
});

/** In which state the window starts. */
export type StandingView = z.infer<typeof standingView>;

/** A newer version that is ready. */
export type UpdateView = NonNullable<StandingView['update']>;
