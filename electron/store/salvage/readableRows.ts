import Database from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';

/** A row as it lies in its table: its rowid and its columns. */
export interface RawRow {
  readonly rowid: number;
  readonly columns: Readonly<Record<string, unknown>>;
}

const rawRow = z
  .looseObject({ salvageRowid: z.number() })
  .transform(({ salvageRowid, ...columns }): RawRow => ({ rowid: salvageRowid, columns }));

/** How far past the last row that reads to look, where the end of the table does not read. */
const beyondTheLast = 100_000;

function isDamage(thrown: unknown): boolean {
  return (
    thrown instanceof Database.SqliteError && /^SQLITE_(CORRUPT|IOERR|NOTADB)/.test(thrown.code)
  );
}

/** The answer of a reading, or null where the pages it needs are damaged. */
export function unlessDamaged<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (thrown: unknown) {
    if (isDamage(thrown)) return null;
    throw thrown;
  }
}

/** The last rowid of a table: by its own pages, else by the index of its key; null where neither reads. */
function lastRowid(database: Database.Database, table: string, key: string): number | null {
  const byTable = unlessDamaged(() =>
    z
      .number()
      .optional()
      .parse(
        database.prepare(`SELECT rowid FROM ${table} ORDER BY rowid DESC LIMIT 1`).pluck().get(),
      ),
  );
  if (byTable !== null) return byTable ?? 0;
  // Ordered by the key and asked for nothing else, the engine reads the index alone.
  return unlessDamaged(() =>
    z
      .number()
      .nullable()
      .parse(
        database
          .prepare(`SELECT max(rowid) FROM (SELECT rowid FROM ${table} ORDER BY ${key} LIMIT -1)`)
          .pluck()
          .get(),
      ),
  );
}

/**
 * Every row of a table that can still be read, of which `key` is the column with the index. Rows are asked for one by one, by their rowid: a page that does not
 * authenticate costs the rows it holds and no others.
 */
export function* readableRows(
  database: Database.Database,
  table: string,
  key: string,
): Generator<RawRow> {
  const select = `SELECT rowid AS salvageRowid, * FROM ${table}`;
  const next = unlessDamaged(() =>
    database.prepare(`${select} WHERE rowid > ? ORDER BY rowid LIMIT 1`),
  );
  const exact = unlessDamaged(() => database.prepare(`${select} WHERE rowid = ?`));
  if (next === null || exact === null) return;
  const end = lastRowid(database, table, key);
  let at = 0;
  let lastRead = 0;
  for (;;) {
    const from = at;
    const following = unlessDamaged(() => ({ row: next.get(from) }));
    if (following?.row !== undefined) {
      const row = rawRow.parse(following.row);
      yield row;
      lastRead = row.rowid;
      at = row.rowid;
      continue;
    }
    if (following !== null) return;
    // The next row does not read: go on one rowid at a time until one does.
    const limit = end ?? lastRead + beyondTheLast;
    let found: RawRow | null = null;
    while (found === null && at < limit) {
      at += 1;
      const tried = at;
      const row = unlessDamaged(() => exact.get(tried));
      if (row !== null && row !== undefined) found = rawRow.parse(row);
    }
    if (found === null) return;
    yield found;
    lastRead = found.rowid;
  }
}

/** The keys of a table by its index, which may read where the table does not; as many as read. */
export function readableKeys(
  database: Database.Database,
  table: string,
  key: string,
): readonly string[] {
  const keys: string[] = [];
  unlessDamaged(() => {
    const list = database.prepare(`SELECT ${key} FROM ${table} ORDER BY ${key}`).pluck();
    for (const each of list.iterate()) keys.push(String(each));
  });
  return keys;
}
