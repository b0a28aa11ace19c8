import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { z } from 'zod';
import { jsonColumn } from './columnSchemas.ts';
import { parseRow } from './parseRow.ts';

/** Small values the archive keeps about itself and for its users, by name. */
export interface SettingsTable {
  /** The value as its schema reads it, or null where there is none. */
  find<Value>(name: string, schema: z.ZodType<Value>): Value | null;
  set(name: string, value: unknown, at: string): void;
}

/** Opens the table on a database. */
export function settingsTable(database: Database): SettingsTable {
  const find = database.prepare('SELECT value FROM settings WHERE name = ?').pluck();
  const set = database.prepare(`
    INSERT INTO settings (name, value, changed_at) VALUES (?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`);
  return {
    find: (name, schema) => {
      const value = find.get(name);
      return value === undefined ? null : parseRow('settings', jsonColumn(schema), value);
    },
    set: (name, value, at) => {
      set.run(name, JSON.stringify(value), at);
    },
  };
}
