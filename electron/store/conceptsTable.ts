import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { Concept } from '../../shared/terminology/concept.ts';
import { codeKey } from '../../shared/terminology/searchText.ts';
import { parseRow } from './parseRow.ts';

/** Concepts an edition may hold: its share of the numbers. */
export const conceptsPerEdition = 2 ** 24;

/** The numbers of an edition's concepts, both inclusive. */
export interface ConceptRange {
  readonly first: number;
  readonly last: number;
}

/** The numbers set aside for an edition. */
export function rangeOfEdition(edition: number): ConceptRange {
  const first = edition * conceptsPerEdition;
  return { first, last: first + conceptsPerEdition - 1 };
}

const conceptSchema = z.object({
  conceptId: z.number(),
  code: z.string(),
  display: z.string(),
  detail: z.string(),
  classCode: z.string().nullable(),
});

/** A concept with its number in the archive. */
export type NumberedConcept = z.infer<typeof conceptSchema>;

/** The columns `numberedConcept` reads, of a table or alias named `concepts`. */
export const conceptColumns = `concepts.concept_id AS conceptId, concepts.code, concepts.display, concepts.detail,
  concepts.class_code AS classCode`;

/** Reads a row made of `conceptColumns`. */
export function numberedConcept(row: unknown): NumberedConcept {
  return parseRow('concepts', conceptSchema, row);
}

/** The concepts of all editions, with their index of words. */
export interface ConceptsTable {
  /** Numbers run on from `from`. */
  insert(from: number, concepts: readonly Concept[]): void;
  /** A concept of the range with exactly that code; the first where a list repeats one. */
  find(code: string, range: ConceptRange): NumberedConcept | null;
  removeRange(range: ConceptRange): void;
}

/** Opens the table on a database. */
export function conceptsTable(database: Database): ConceptsTable {
  const insert = database.prepare(`
    INSERT INTO concepts (concept_id, code, code_key, display, detail, class_code)
    VALUES (@conceptId, @code, @codeKey, @display, @detail, @classCode)`);
  const index = database.prepare(
    'INSERT INTO concept_search (rowid, display, detail) VALUES (?, ?, ?)',
  );
  const find = database.prepare(`
    SELECT ${conceptColumns} FROM concepts
    WHERE code_key = @codeKey AND code = @code AND concept_id BETWEEN @first AND @last
    ORDER BY concept_id LIMIT 1`);
  const remove = database.prepare('DELETE FROM concepts WHERE concept_id BETWEEN @first AND @last');
  const removeIndex = database.prepare(
    'DELETE FROM concept_search WHERE rowid IN (SELECT concept_id FROM concepts WHERE concept_id BETWEEN @first AND @last)',
  );
  return {
    insert: (from, concepts) => {
      for (const [offset, { code, display, detail, classCode }] of concepts.entries()) {
        const conceptId = from + offset;
        insert.run({ conceptId, code, codeKey: codeKey(code), display, detail, classCode });
        index.run(conceptId, display, detail);
      }
    },
    find: (code, range) => {
      const row = find.get({ code, codeKey: codeKey(code), ...range });
      return row === undefined ? null : numberedConcept(row);
    },
    removeRange: (range) => {
      removeIndex.run(range);
      remove.run(range);
    },
  };
}
