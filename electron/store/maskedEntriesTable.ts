import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { maskedEntriesSchema, type MaskedEntries } from '../../shared/pss/working/maskedEntries.ts';
import { jsonColumn } from './columnSchemas.ts';
import { parseRow } from './parseRow.ts';

const rowSchema = z.object({ entries: jsonColumn(maskedEntriesSchema) });

/** What was kept out of each sealed document; a row goes with its document, or with the content of it. */
export interface MaskedEntriesTable {
  /** Sealing is repeated after a crash: what was stored last stays. */
  keep(documentId: string, entries: MaskedEntries): void;
  /** Null where nothing was kept out. */
  find(documentId: string): MaskedEntries | null;
  /** What was kept out of any document of a patient is forgotten. */
  removeOf(codiceFiscale: string): void;
}

/** Opens the table on a database. */
export function maskedEntriesTable(database: Database): MaskedEntriesTable {
  const keep = database.prepare(
    'INSERT OR REPLACE INTO masked_entries (document_id, entries) VALUES (?, ?)',
  );
  const find = database.prepare('SELECT entries FROM masked_entries WHERE document_id = ?');
  const removeOf = database.prepare(`
    DELETE FROM masked_entries
    WHERE document_id IN (SELECT document_id FROM documents WHERE patient_cf = ?)`);
  return {
    keep: (documentId, entries) => {
      keep.run(documentId, JSON.stringify(entries));
    },
    find: (documentId) => {
      const row = find.get(documentId);
      return row === undefined ? null : parseRow('masked_entries', rowSchema, row).entries;
    },
    removeOf: (codiceFiscale) => {
      removeOf.run(codiceFiscale);
    },
  };
}
