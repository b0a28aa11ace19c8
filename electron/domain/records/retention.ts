import type { Result } from '../../../shared/errors/result.ts';
import type { Archive } from '../ports/archive.ts';
import type { RetentionReport } from '../ports/recordKeeping.ts';
import type { Settings } from '../settings.ts';

const dayMs = 86_400_000;

/** The same day of the year so many years earlier; of 29 February, 1 March. */
function yearsBefore(now: Date, years: number): Date {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return then;
}

/** Lets go of what the settings say is kept long enough (reliability §5.8). The log sees to itself. */
export function applyRetention(
  archive: Archive,
  { draftDays, documentYears }: Settings['retention'],
  now: Date,
): Promise<Result<RetentionReport>> {
  const draftsBefore =
    draftDays === null ? null : new Date(now.getTime() - draftDays * dayMs).toISOString();
  const documentsBefore =
    documentYears === null ? null : yearsBefore(now, documentYears).toISOString();
  return archive.applyRetention({ draftsBefore, documentsBefore }, now.toISOString());
}
