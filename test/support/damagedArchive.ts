import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { unwrapArchiveKey } from '../../electron/store/archiveKey.ts';
import { openForReading } from '../../electron/store/databaseConnection.ts';
import { valueOf } from './archiveFixtures.ts';
import { deskPassphrase } from './deskBench.ts';

const page = z.object({ pageno: z.number() });

/**
 * Flips one byte in every so many leaf pages of a table of a closed archive: those pages no longer authenticate, all
 * others read. Answers how many were damaged.
 */
export function damageTable(
  directory: string,
  key: Uint8Array,
  table: string,
  every: number,
): number {
  const file = join(directory, 'archive.db');
  const database = openForReading(file, key);
  const leaves = database
    .prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno")
    .all(table)
    .map((row) => page.parse(row).pageno);
  database.close();
  const damaged = leaves.filter((_pageno, index) => index % every === 0);
  const bytes = readFileSync(file);
  for (const pageno of damaged) {
    const at = (pageno - 1) * 4096 + 100;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
  }
  writeFileSync(file, bytes);
  return damaged.length;
}

/** Flips one byte in the content of one row of a table of a closed desk: what the row says stays, its content does not read. */
export async function damageOneContent(home: string, table: string): Promise<void> {
  const directory = deskArchive(home);
  const file = join(directory, 'archive.db');
  const database = openForReading(file, await deskKey(home));
  const { pageno } = page.parse(
    database
      .prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'overflow' LIMIT 1")
      .get(table),
  );
  database.close();
  const bytes = readFileSync(file);
  const at = (pageno - 1) * 4096 + 100;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

/** Leaves behind what a power loss leaves: a write-ahead log, here without a complete record. */
export function leaveUncleanExit(directory: string): void {
  writeFileSync(join(directory, 'archive.db-wal'), Buffer.alloc(32, 7));
}

/** The folder of a test desk's archive: it has one environment, named so. */
export function deskArchive(home: string): string {
  return join(home, 'archive', 'test');
}

/** The key of a test desk's archive (32 bytes). */
export async function deskKey(home: string): Promise<Uint8Array> {
  return valueOf(await unwrapArchiveKey(deskArchive(home), deskPassphrase));
}

/** Damages every other page of a table of a test desk that nobody has open, as a power loss might. */
export async function damageDesk(home: string, table: string): Promise<void> {
  const directory = deskArchive(home);
  const key = await deskKey(home);
  damageTable(directory, key, table, 2);
  leaveUncleanExit(directory);
}
