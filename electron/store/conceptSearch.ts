import type { Database } from 'better-sqlite3-multiple-ciphers';
import { codeKey, wordsOf } from '../../shared/terminology/searchText.ts';
import {
  conceptColumns,
  numberedConcept,
  type ConceptRange,
  type NumberedConcept,
} from './conceptsTable.ts';

/** The index of the concepts' words and codes. */
export interface ConceptSearch {
  /**
   * Concepts of a range: first those whose code begins with what was typed, then those whose name does, then those
   * that have every typed word somewhere. May name a concept more than once.
   */
  within(range: ConceptRange, text: string, limit: number): NumberedConcept[];
}

/** Every typed word must begin some word of the row; words hold letters and digits only, so quoting is enough. */
function anywhere(words: readonly string[]): string {
  return words.map((word) => `"${word}"*`).join(' AND ');
}

function atBeginning([first = '', ...rest]: readonly string[]): string {
  const others = rest.length === 0 ? '' : ` AND ${anywhere(rest)}`;
  return `(display : ^ "${first}"*)${others}`;
}

/** Just above every text that begins with `prefix`. */
function upperBound(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}

/** Opens the index on a database. */
export function conceptSearch(database: Database): ConceptSearch {
  const byCode = database.prepare(`
    SELECT ${conceptColumns} FROM concepts
    WHERE code_key >= @key AND code_key < @end AND concept_id BETWEEN @first AND @last
    ORDER BY code_key, concept_id LIMIT @limit`);
  // The range and the order by number let the index stop at the limit instead of collecting every match.
  const byWords = database.prepare(`
    SELECT ${conceptColumns} FROM concept_search CROSS JOIN concepts ON concept_id = concept_search.rowid
    WHERE concept_search MATCH @expression AND concept_search.rowid BETWEEN @first AND @last
    ORDER BY concept_search.rowid LIMIT @limit`);
  return {
    within: (range, text, limit) => {
      const words = wordsOf(text);
      const key = codeKey(text);
      if (words.length === 0) return [];
      const codes = byCode.all({ ...range, key, end: upperBound(key), limit });
      const match = (expression: string) => byWords.all({ ...range, expression, limit });
      const begun = match(atBeginning(words));
      const rest = codes.length + begun.length >= 2 * limit ? [] : match(anywhere(words));
      return [...codes, ...begun, ...rest].map(numberedConcept);
    },
  };
}
