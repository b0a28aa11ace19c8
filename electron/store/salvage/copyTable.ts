import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { SalvagedTable, SalvagedTableName } from '../../../shared/archive/salvageReport.ts';
import { readableKeys, readableRows, type RawRow } from './readableRows.ts';
import { salvageKeys } from './salvageTables.ts';

const columnName = z.object({ name: z.string() });

/** Writes rows into the table of the same name; a row that is there already stays and answers false. */
function rowWriter(database: Database, table: string): (row: RawRow) => boolean {
  const names = database
    .prepare(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map((row) => columnName.parse(row).name);
  return ({ columns }) => {
    // A backup of an earlier schema lacks the columns that came later: they get their defaults.
    const shared = names.filter((name) => Object.hasOwn(columns, name));
    const places = shared.map(() => '?').join(', ');
    return (
      database
        .prepare(`INSERT OR IGNORE INTO ${table} (${shared.join(', ')}) VALUES (${places})`)
        .run(...shared.map((name) => columns[name])).changes === 1
    );
  };
}

/** Copies every row that reads from the damaged file, then from the backup those that are missing. */
export function copyTable(
  target: Database,
  name: SalvagedTableName,
  damaged: Database | null,
  backup: Database | null,
): SalvagedTable {
  const key = salvageKeys[name];
  const write = rowWriter(target, name);
  const copied = (source: Database | null): number => {
    let count = 0;
    if (source !== null)
      for (const row of readableRows(source, name, key)) if (write(row)) count += 1;
    return count;
  };
  const salvaged = copied(damaged);
  const fromBackup = copied(backup);
  const present = new Set(readableKeys(target, name, key));
  const known = damaged === null ? [] : readableKeys(damaged, name, key);
  return { table: name, salvaged, fromBackup, lost: known.filter((each) => !present.has(each)) };
}
