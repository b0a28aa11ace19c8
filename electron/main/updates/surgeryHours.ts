import type { Settings } from '../../domain/settings.ts';

/** Whether patients may be in the waiting room: by the computer's own clock, never on a Sunday. */
export function isSurgeryTime(at: Date, { from, to }: Settings['desk']['surgeryHours']): boolean {
  const hour = at.getHours();
  return at.getDay() !== 0 && hour >= from && hour < to;
}
