import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { migrations } from './migrations/migrationList.ts';
import { submissionTriggerNames, submissionTriggers } from './submissionTrigger.ts';

const versionSchema = z.number().int().nonnegative();
const triggerSchema = z.object({ name: z.string(), sql: z.string() });

/** The schema number the file carries in `user_version`; 0 for a file just made. */
export function readSchemaVersion(database: Database): number {
  return versionSchema.parse(database.pragma('user_version', { simple: true }));
}

/**
 * Brings the schema to this version in one transaction, each step with its number; a failure leaves the file
 * as it was. Also renews the triggers made from the transition table when that table has changed.
 */
export function migrate(database: Database): void {
  database
    .transaction(() => {
      const current = readSchemaVersion(database);
      for (const step of migrations.filter(({ version }) => version > current)) {
        database.exec(step.sql);
        database.pragma(`user_version = ${String(step.version)}`);
      }
      renewSubmissionTriggers(database);
    })
    .immediate();
}

function renewSubmissionTriggers(database: Database): void {
  const rows = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  const present = new Map(
    rows.map((row) => triggerSchema.parse(row)).map((row) => [row.name, row.sql]),
  );
  const wanted = submissionTriggers();
  for (const name of submissionTriggerNames) {
    const sql = wanted.get(name);
    if (sql === undefined || present.get(name) === sql) continue;
    database.exec(`DROP TRIGGER IF EXISTS ${name}; ${sql};`);
  }
}
