import { formatCalendarDate } from '../../i18n/it/dates.ts';
import { startTexts } from '../../i18n/it/startTexts.ts';

/** A backup by its day; those made before an update have no day in their name. */
export function backupLabel(backup: string): string {
  const day = /\d{4}-\d{2}-\d{2}/.exec(backup)?.[0];
  return day === undefined ? startTexts.copyOfSchema : startTexts.copyOf(formatCalendarDate(day));
}
