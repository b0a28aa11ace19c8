import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { parseRow } from './parseRow.ts';

const useSchema = z.object({
  system: z.string(),
  code: z.string(),
  count: z.number(),
  lastUsedAt: z.string(),
});

/** How often a concept was chosen; survives the replacement of its catalogue. */
export type ConceptUseRow = z.infer<typeof useSchema>;

/** Uses looked through in a search: more than a doctor's whole vocabulary. */
const RECALLED = 500;

/** What the doctor chose. */
export interface ConceptUsesTable {
  record(system: string, code: string, at: string): void;
  /** The last ones used, newest first. */
  latest(): ConceptUseRow[];
}

/** Opens the table on a database. */
export function conceptUsesTable(database: Database): ConceptUsesTable {
  const record = database.prepare(`
    INSERT INTO concept_uses (system, code, count, last_used_at) VALUES (@system, @code, 1, @at)
    ON CONFLICT (system, code) DO UPDATE
    SET count = count + 1, last_used_at = max(last_used_at, excluded.last_used_at)`);
  const latest = database.prepare(`
    SELECT system, code, count, last_used_at AS lastUsedAt FROM concept_uses
    ORDER BY last_used_at DESC LIMIT ${String(RECALLED)}`);
  return {
    record: (system, code, at) => {
      record.run({ system, code, at });
    },
    latest: () => latest.all().map((row) => parseRow('concept_uses', useSchema, row)),
  };
}
