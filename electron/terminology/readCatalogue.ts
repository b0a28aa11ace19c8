import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type {
  CatalogueHeader,
  CatalogueOrigin,
  Concept,
} from '../../shared/terminology/concept.ts';
import { catalogueName, systemOfFileName } from './catalogueNames.ts';
import { recogniseLayout, type CatalogueLayout } from './catalogueLayout.ts';
import type { BrokenRow, CatalogueRows } from './catalogueRow.ts';
import { decodeText, type TextEncoding } from './decodeText.ts';
import { readCsvRows } from './readCsvRows.ts';
import { readXmlRows } from './readXmlRows.ts';

/** A catalogue file, with what the person said about it. */
export interface CatalogueFile {
  /** The file's name: it may hold the OID of the code system. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly origin: CatalogueOrigin;
  /** OID, when the person named the catalogue. */
  readonly system?: string;
  /** When the person named the edition; else the file's own, where it has one. */
  readonly version?: string;
}

/** A catalogue ready to be stored, with an account of what was skipped. */
export interface ReadCatalogue {
  readonly header: CatalogueHeader;
  readonly concepts: readonly Concept[];
  /** In the order of their lines. */
  readonly broken: readonly BrokenRow[];
  /** Well-formed rows left out because the pack they are about is withdrawn from sale. */
  readonly withdrawn: number;
  readonly encoding: TextEncoding;
}

/** The one value a column has in the last filled row; the official lists repeat version and date on every row. */
function lastValue(rows: CatalogueRows['rows'], columns: readonly string[]): string | null {
  for (const column of columns) {
    const filled = rows.map((row) => row.values.get(column) ?? '').filter((value) => value !== '');
    const newest = filled.sort().at(-1);
    if (newest !== undefined) return newest;
  }
  return null;
}

function publishedOn(rows: CatalogueRows['rows']): string | null {
  const date = lastValue(rows, ['release_date', 'data_pubblicazione']);
  return date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null;
}

interface Understood {
  readonly concepts: readonly Concept[];
  readonly broken: readonly BrokenRow[];
  readonly withdrawn: number;
}

function understand({ rows, broken }: CatalogueRows, layout: CatalogueLayout): Understood {
  const faults = [...broken];
  const concepts = new Map<string, Concept>();
  let withdrawn = 0;
  for (const { line, values } of rows) {
    const reading = layout.read(values);
    if ('fault' in reading) faults.push({ line, fault: reading.fault });
    else if ('leftOut' in reading) withdrawn += 1;
    else concepts.set(`${reading.concept.code}\0${reading.concept.display}`, reading.concept);
  }
  return {
    concepts: [...concepts.values()],
    broken: faults.sort((one, other) => one.line - other.line),
    withdrawn,
  };
}

function readRows(text: string): Result<CatalogueRows> {
  return /^\s*</.test(text) ? readXmlRows(text) : ok(readCsvRows(text));
}

/**
 * Reads a catalogue file of any of the known layouts. Rows that cannot be used are told and skipped; a file as a
 * whole fails with `terminology/layout-unknown`, `-system-unknown`, `-nothing-usable`, or as XML does.
 */
export function readCatalogue(file: CatalogueFile): Result<ReadCatalogue> {
  const { text, encoding } = decodeText(file.bytes);
  const read = readRows(text);
  if (!read.ok) return read;
  const { columns, rows } = read.value;
  const layout = recogniseLayout(columns);
  if (layout === null) return fail(appError('terminology/layout-unknown', { columns }));
  const system = file.system ?? layout.system ?? systemOfFileName(file.name);
  if (system === null) return fail(appError('terminology/system-unknown', { file: file.name }));
  const understood = understand(read.value, layout);
  if (understood.concepts.length === 0) {
    const brokenRows = understood.broken.length;
    return fail(appError('terminology/nothing-usable', { brokenRows }));
  }
  return ok({
    header: {
      system,
      name: catalogueName(system),
      version: file.version ?? lastValue(rows, ['version', 'versione', 'versionlastchanged']),
      publishedOn: publishedOn(rows),
      origin: file.origin,
    },
    ...understood,
    encoding,
  });
}
