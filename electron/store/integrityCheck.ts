import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { settingsTable } from './settingsTable.ts';

/** The setting that remembers when the last full check passed. */
export const lastFullCheckSetting = 'archive.lastFullCheck';

/** A full check is due after this many days. */
export const fullCheckDays = 7;

const findingSchema = z.union([
  z.object({ integrity_check: z.string() }).transform((row) => row.integrity_check),
  z.object({ quick_check: z.string() }).transform((row) => row.quick_check),
]);

/** Runs the check and answers what it found wrong, reading every row of its result; empty when sound. */
export function runCheck(database: Database, check: 'quick_check' | 'integrity_check'): string[] {
  const findings = z.array(findingSchema).parse(database.pragma(check));
  return findings.filter((finding) => finding !== 'ok');
}

/** Whether the weekly full check is due, by the instant of the last one that passed. */
export function isFullCheckDue(database: Database, now: Date): boolean {
  const row = database
    .prepare('SELECT value FROM settings WHERE name = ?')
    .pluck()
    .get(lastFullCheckSetting);
  if (typeof row !== 'string') return false;
  const last = Date.parse(z.string().parse(JSON.parse(row)));
  return now.getTime() - last >= fullCheckDays * 24 * 3600 * 1000;
}

/**
 * Starts the week over: to be called once the file has opened, hence passed the full check if it was due. A new
 * archive counts from its making.
 */
export function countFromHere(database: Database, now: Date): void {
  const settings = settingsTable(database);
  const isCounting = settings.find(lastFullCheckSetting, z.string()) !== null;
  if (isCounting && !isFullCheckDue(database, now)) return;
  settings.set(lastFullCheckSetting, now.toISOString(), now.toISOString());
}

/**
 * Damage was seen in an open archive, which goes on with what reads: the next opening checks the whole file, and says
 * what can be done. Where the damage lies on this very page, that opening finds it by itself.
 */
export function checkAtNextOpening(database: Database): void {
  const longAgo = new Date(0).toISOString();
  settingsTable(database).set(lastFullCheckSetting, longAgo, longAgo);
}

/** What is wrong with the file: a full check when it is due, a quick one after an unclean exit, none otherwise. */
export function findDamage(
  database: Database,
  occasion: { readonly afterUncleanExit: boolean; readonly now: Date },
): string[] {
  // The schema is read in any case, so that a wrong key or a damaged first page shows here.
  const tables = z
    .number()
    .parse(
      database.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'settings'").pluck().get(),
    );
  if (tables > 0 && isFullCheckDue(database, occasion.now)) {
    return runCheck(database, 'integrity_check');
  }
  return occasion.afterUncleanExit ? runCheck(database, 'quick_check') : [];
}
