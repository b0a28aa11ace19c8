const daily = 7;
const weekly = 4;

const dailyName = /^archive-(\d{4}-\d{2}-\d{2})\.db$/;

/** The file name of the backup of a day, by the UTC date of the instant. */
export function backupName(at: Date): string {
  return `archive-${at.toISOString().slice(0, 10)}.db`;
}

/** Whether a backup is one of a day, by its name. */
export function isOfDay(name: string): boolean {
  return dailyName.test(name);
}

/**
 * The backups of days that may go (reliability §6): kept are the 7 newest, and of the older ones the newest of
 * each of the 4 newest weeks. Other files of the folder are never named.
 */
export function expendableBackups(names: readonly string[]): string[] {
  const newestFirst = names.filter(isOfDay).sort().reverse();
  const keptWeeks = new Set<number>();
  return newestFirst.slice(daily).filter((name) => {
    const week = weekOf(name);
    if (keptWeeks.has(week) || keptWeeks.size === weekly) return true;
    keptWeeks.add(week);
    return false;
  });
}

/** Weeks counted from a Monday, so that a week keeps its number whatever day it is looked at. */
function weekOf(name: string): number {
  const day = dailyName.exec(name)?.[1] ?? '';
  const mondayOffset = 3;
  return Math.floor((Date.parse(day) / 86_400_000 + mondayOffset) / 7);
}
