import { z } from 'zod';
import type { Result } from '../../shared/errors/result.ts';

const instant = z.iso.datetime();

/** What a first run has learned and shown so far, so that it goes on where it stopped. Nothing secret. */
export const setupNotesSchema = z.strictObject({
  /** Kept here until the organisation is chosen and the settings can be written. */
  doctor: z
    .strictObject({
      codiceFiscale: z.string().min(1),
      family: z.string().min(1),
      given: z.string().min(1),
    })
    .nullable()
    .default(null),
  /** UTC ISO instants at which each trial succeeded. */
  cardTriedAt: instant.nullable().default(null),
  connectionTriedAt: instant.nullable().default(null),
  transmissionTriedAt: instant.nullable().default(null),
  /** The recovery code was typed again from paper. */
  codeConfirmedAt: instant.nullable().default(null),
});

/** What a first run knows. */
export type SetupNotes = z.infer<typeof setupNotesSchema>;

/** Where they are kept; they exist exactly as long as the first run is not finished. */
export interface SetupNotesFile {
  /** Null where no first run is open. Notes that cannot be read count as empty: every step can be done again. */
  read(): Promise<SetupNotes | null>;
  write(notes: SetupNotes): Promise<Result<void>>;
  /** The first run is finished. */
  remove(): Promise<Result<void>>;
}
