import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { settingsTable } from './settingsTable.ts';

/** The setting that remembers when the last full check passed. */
export const lastFullCheckSetting = 'archive.lastFullCheck';

/** The setting that remembers that damage was seen, and not looked for since. */
const damageSeenSetting = 'archive.damageSeen';

/** A full check is due after this many days. */
export const fullCheckDays = 7;

/** Pages kept in memory during a check: each row is looked up in every index, and a page read again is decrypted again. */
const CHECK_CACHE_KIB = 65_536;

/** What the first screen and the queue stand on; none holds documents or answers. */
const openingTables = [
  'settings',
  'patients',
  'drafts',
  'submissions',
  'attempts',
  'sending_plans',
  'leases',
];

const findingSchema = z.union([
  z.object({ integrity_check: z.string() }).transform((row) => row.integrity_check),
  z.object({ quick_check: z.string() }).transform((row) => row.quick_check),
]);

/**
 * Runs the check, of one table where one is named, and answers what it found wrong, reading every row of its result;
 * empty when sound.
 */
export function runCheck(
  database: Database,
  check: 'quick_check' | 'integrity_check',
  table?: string,
): string[] {
  const cacheBefore = z
    .number()
    .int()
    .parse(database.pragma('cache_size', { simple: true }));
  database.pragma(`cache_size = -${String(CHECK_CACHE_KIB)}`);
  try {
    const rows = database.pragma(table === undefined ? check : `${check}(${table})`);
    return z
      .array(findingSchema)
      .parse(rows)
      .filter((finding) => finding !== 'ok');
  } finally {
    database.pragma(`cache_size = ${String(cacheBefore)}`);
  }
}

/** Whether the weekly full check is due, by the instant of the last one that passed. */
export function isFullCheckDue(database: Database, now: Date): boolean {
  const last = settingsTable(database).find(lastFullCheckSetting, z.string());
  return last !== null && now.getTime() - Date.parse(last) >= fullCheckDays * 24 * 3600 * 1000;
}

/** Starts the week over: the whole file was found sound as it was at that instant. */
export function countFullCheck(database: Database, at: string): void {
  const settings = settingsTable(database);
  settings.set(lastFullCheckSetting, at, at);
  settings.set(damageSeenSetting, false, at);
}

/**
 * What an opened archive owes: one just made counts from its making, one whose opening looked at the whole file from
 * there, and after an unclean exit the whole file is to be looked at as soon as nobody waits for it.
 */
export function oweChecks(
  database: Database,
  opening: { readonly afterUncleanExit: boolean; readonly now: Date },
): void {
  const settings = settingsTable(database);
  const at = opening.now.toISOString();
  const isNew = settings.find(lastFullCheckSetting, z.string()) === null;
  if (isNew || isDamageSeen(database)) countFullCheck(database, at);
  else if (opening.afterUncleanExit) {
    settings.set(lastFullCheckSetting, new Date(0).toISOString(), at);
  }
}

/**
 * Damage was seen in an open archive, which goes on with what reads: the next opening checks the whole file, and says
 * what can be done. Where the damage lies on this very page, that opening finds it by itself.
 */
export function checkAtNextOpening(database: Database): void {
  settingsTable(database).set(damageSeenSetting, true, new Date(0).toISOString());
}

function isDamageSeen(database: Database): boolean {
  return settingsTable(database).find(damageSeenSetting, z.boolean()) ?? false;
}

/**
 * What is wrong with the file, as far as its opening waits for it: everything where damage was seen; after an unclean
 * exit, which the log repairs by itself, what is worked with from the first moment. A person waits here, and with ten
 * years of documents the whole file takes minutes: that check is the verification of a backup, made while the person works.
 */
export function findDamage(database: Database, afterUncleanExit: boolean): string[] {
  // The schema is read in any case, so that a wrong key or a damaged first page shows here.
  const tables = z
    .array(z.string())
    .parse(database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all());
  if (tables.includes('settings') && isDamageSeen(database)) {
    return runCheck(database, 'integrity_check');
  }
  if (!afterUncleanExit) return [];
  return openingTables
    .filter((table) => tables.includes(table))
    .flatMap((table) => runCheck(database, 'quick_check', table));
}
