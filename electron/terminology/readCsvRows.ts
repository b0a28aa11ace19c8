import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { foldText } from '../../shared/terminology/searchText.ts';
import type { BrokenRow, CatalogueRow, CatalogueRows } from './catalogueRow.ts';

const recordsSchema = z.array(z.array(z.string()));

/** Lines given to the parser at once: large enough to be fast, small enough that one broken quote costs little. */
const CHUNK = 500;

interface Line {
  readonly number: number;
  readonly text: string;
}

/** The separator that divides the first line into most columns. */
function separatorOf(header: string): string {
  const candidates = [';', ',', '\t', '|'];
  const counted = candidates.map((each) => ({ each, columns: header.split(each).length }));
  return counted.sort((one, other) => other.columns - one.columns)[0]?.each ?? ';';
}

/** A column's name as layouts ask for it: `CODICE AIC` and `codice_aic` are the same. */
export function columnName(name: string): string {
  return foldText(name)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

function parseRecords(text: string, separator: string): readonly (readonly string[])[] | null {
  try {
    return recordsSchema.parse(
      parse(text, { delimiter: separator, relax_column_count: true, relax_quotes: true }),
    );
  } catch {
    return null;
  }
}

/** One record for each line, or null for a line whose quotes do not close on it. */
function recordsOf(
  lines: readonly Line[],
  separator: string,
): readonly (readonly string[] | null)[] {
  const text = lines.map((line) => line.text).join('\n');
  const together = parseRecords(text, separator);
  if (together?.length === lines.length) return together;
  // A quote that is not closed swallows lines: read one by one, so that only the broken line is lost.
  return lines.map((line) => parseRecords(line.text, separator)?.[0] ?? null);
}

function isTooLong(values: readonly string[], columns: readonly string[]): boolean {
  return values.slice(columns.length).some((value) => value !== '');
}

/**
 * Reads the rows of a CSV text with a header line; separator `;`, `,`, tab or `|`. Broken rows are told with their
 * line and skipped, at the cost of themselves only; values are trimmed.
 */
export function readCsvRows(text: string): CatalogueRows {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((line, index): Line => ({ number: index + 1, text: line }))
    .filter((line) => line.text.trim() !== '');
  const [header, ...body] = lines;
  if (header === undefined) return { columns: [], rows: [], broken: [] };
  const separator = separatorOf(header.text);
  const columns = (recordsOf([header], separator)[0] ?? []).map(columnName);
  const rows: CatalogueRow[] = [];
  const broken: BrokenRow[] = [];
  for (let start = 0; start < body.length; start += CHUNK) {
    const chunk = body.slice(start, start + CHUNK);
    const records = recordsOf(chunk, separator);
    for (const [index, line] of chunk.entries()) {
      const values = records[index] ?? null;
      if (values === null) broken.push({ line: line.number, fault: 'quotes' });
      else if (values.length < 2 || isTooLong(values, columns)) {
        broken.push({ line: line.number, fault: 'columns' });
      } else {
        const named = columns.map((name, at): [string, string] => [
          name,
          (values[at] ?? '').trim(),
        ]);
        rows.push({ line: line.number, values: new Map(named) });
      }
    }
  }
  return { columns, rows, broken };
}
