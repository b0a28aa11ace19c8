import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { draftPatientSchema } from '../../shared/pss/working/draftState.ts';
import type { ListedFile } from '../domain/ports/exchangeFolder.ts';
import type { ExchangedFile } from '../domain/ports/exchangeJournal.ts';
import { appErrorSchema, jsonColumn } from './columnSchemas.ts';
import { parseRow } from './parseRow.ts';

const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('drafted'),
    draftId: z.string(),
    patient: draftPatientSchema,
    unmapped: z.number().int(),
    gaps: z.number().int(),
  }),
  z.object({ kind: z.literal('unchanged'), patient: draftPatientSchema }),
  z.object({ kind: z.literal('refused'), error: appErrorSchema }),
]);

const fileSchema: z.ZodType<ExchangedFile> = z.object({
  sha256: z.string(),
  name: z.string(),
  sizeBytes: z.number().int(),
  modifiedAt: z.string().nullable(),
  takenAt: z.string(),
  outcome: jsonColumn(outcomeSchema),
});

const listedSchema: z.ZodType<ListedFile> = z.object({
  name: z.string(),
  sizeBytes: z.number().int(),
  modifiedAt: z.string(),
});

/** What was taken from other programs. */
export interface ExchangeTable {
  record(file: ExchangedFile): void;
  find(sha256: string): ExchangedFile | null;
  /** The last taken first. */
  latest(limit: number): ExchangedFile[];
  fromFolder(): ListedFile[];
}

/** Opens the table on a database. */
export function exchangeTable(database: Database): ExchangeTable {
  const record = database.prepare(`
    INSERT OR REPLACE INTO exchanged_files (sha256, name, size_bytes, modified_at, taken_at, outcome)
    VALUES (@sha256, @name, @sizeBytes, @modifiedAt, @takenAt, @outcome)`);
  const select = `SELECT sha256, name, size_bytes AS sizeBytes, modified_at AS modifiedAt, taken_at AS takenAt,
    outcome FROM exchanged_files`;
  const find = database.prepare(`${select} WHERE sha256 = ?`);
  const latest = database.prepare(`${select} ORDER BY taken_at DESC LIMIT ?`);
  const fromFolder = database.prepare(`
    SELECT name, size_bytes AS sizeBytes, modified_at AS modifiedAt FROM exchanged_files
    WHERE modified_at IS NOT NULL`);
  return {
    record: (file) => {
      record.run({ ...file, outcome: JSON.stringify(file.outcome) });
    },
    find: (sha256) => {
      const row = find.get(sha256);
      return row === undefined ? null : parseRow('exchanged_files', fileSchema, row);
    },
    latest: (limit) => latest.all(limit).map((row) => parseRow('exchanged_files', fileSchema, row)),
    fromFolder: () => fromFolder.all().map((row) => parseRow('exchanged_files', listedSchema, row)),
  };
}
