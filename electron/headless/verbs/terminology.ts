import { readFile, stat } from 'node:fs/promises';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { Catalogue, FoundConcept } from '../../../shared/terminology/concept.ts';
import { catalogueName, systemOfAlias } from '../../terminology/catalogueNames.ts';
import { rowFaultNames } from '../../terminology/catalogueRow.ts';
import { readPackCatalogues } from '../../terminology/packCatalogues.ts';
import { readCatalogue, type ReadCatalogue } from '../../terminology/readCatalogue.ts';
import { storeCatalogue } from '../../terminology/storeCatalogue.ts';
import { openTerminology } from '../openTerminology.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/** AIFA's whole list of packs has 82 MB (pss-cda.md §9). */
const MAX_CATALOGUE_BYTES = 200_000_000;
/** Broken rows shown to people; programs get all of them. */
const SHOWN_ROWS = 20;

/** What may be said about a file to import. */
export interface ImportRequest {
  /** Alias or OID of the code system. */
  readonly system?: string;
  readonly edition?: string;
}

/** The OIDs behind aliases; the first that is neither alias nor OID is an error. */
function systemsOf(asked: readonly string[]): Result<readonly string[]> {
  const systems: string[] = [];
  for (const each of asked) {
    const system = systemOfAlias(each);
    if (system === null) return fail(appError('terminology/system-unknown', { file: each }));
    systems.push(system);
  }
  return ok(systems);
}

function unreadable(file: string, error: unknown): Result<never> {
  const cause = error instanceof Error && 'code' in error ? String(error.code) : 'sconosciuto';
  return fail(appError('workspace/file-unreadable', { file, cause }));
}

async function readFileCatalogue(
  file: string,
  bytes: Uint8Array,
  request: ImportRequest,
): Promise<Result<readonly ReadCatalogue[]>> {
  const systems = systemsOf(request.system === undefined ? [] : [request.system]);
  if (!systems.ok) return systems;
  const [system] = systems.value;
  const read = readCatalogue({
    name: file,
    bytes,
    origin: 'file',
    ...(system === undefined ? {} : { system }),
    ...(request.edition === undefined ? {} : { version: request.edition }),
  });
  return Promise.resolve(read.ok ? ok([read.value]) : read);
}

/** A folder or a zip is a pack, anything else one catalogue. */
async function readCatalogues(
  path: string,
  request: ImportRequest,
): Promise<Result<readonly ReadCatalogue[]>> {
  try {
    const found = await stat(path);
    if (found.isDirectory() || path.toLowerCase().endsWith('.zip')) {
      return await readPackCatalogues(path);
    }
    if (found.size > MAX_CATALOGUE_BYTES) {
      const limit = MAX_CATALOGUE_BYTES;
      return fail(appError('terminology/file-too-large', { bytes: found.size, limit }));
    }
    return await readFileCatalogue(path, await readFile(path), request);
  } catch (error: unknown) {
    return unreadable(path, error);
  }
}

function catalogueLine({ name, version, publishedOn, concepts, origin }: Catalogue): string {
  const edition = version === null ? 'edizione non indicata' : `edizione ${version}`;
  const date = publishedOn === null ? '' : ` del ${publishedOn}`;
  const starter = origin === 'starter' ? ', elenco iniziale' : '';
  return `${name}: ${String(concepts)} voci, ${edition}${date}${starter}`;
}

function brokenLines({ broken }: ReadCatalogue): readonly string[] {
  const shown = broken
    .slice(0, SHOWN_ROWS)
    .map(({ line, fault }) => `  riga ${String(line)} scartata: ${rowFaultNames[fault]}`);
  const more = broken.length - shown.length;
  return more > 0 ? [...shown, `  altre ${String(more)} righe scartate`] : shown;
}

/** Imports one catalogue file, or all vocabularies of an official pack, in the place of what was there. */
export async function importCatalogues(
  bench: Workbench,
  path: string,
  request: ImportRequest,
): Promise<VerbResult> {
  const read = await readCatalogues(path, request);
  if (!read.ok) return read;
  const terminology = await openTerminology(bench);
  if (!terminology.ok) return terminology;
  const imported: Readonly<Record<string, unknown>>[] = [];
  const lines: string[] = [];
  for (const catalogue of read.value) {
    const at = bench.clock.now().toISOString();
    const stored = await storeCatalogue(terminology.value, catalogue, at);
    if (!stored.ok) return stored;
    const { broken, withdrawn, encoding } = catalogue;
    imported.push({ ...stored.value, encoding, withdrawn, broken });
    lines.push(catalogueLine(stored.value), ...brokenLines(catalogue));
  }
  return ok({ json: { imported }, lines, succeeded: true });
}

/** The catalogues in use with edition and date. */
export async function listCatalogues(bench: Workbench): Promise<VerbResult> {
  const terminology = await openTerminology(bench);
  if (!terminology.ok) return terminology;
  const found = await terminology.value.catalogues();
  if (!found.ok) return found;
  return ok({
    json: { catalogues: found.value },
    lines: found.value.map(catalogueLine),
    succeeded: true,
  });
}

function conceptLine({ system, code, display, detail }: FoundConcept): string {
  const more = detail === '' ? '' : ` (${detail})`;
  return `${code.padEnd(12)} ${display}${more}  [${catalogueName(system)}]`;
}

/** Looks concepts up by code, brand, substance or words. */
export async function searchCatalogues(
  bench: Workbench,
  text: string,
  asked: readonly string[],
  limit: number,
): Promise<VerbResult> {
  const systems = systemsOf(asked);
  if (!systems.ok) return systems;
  const terminology = await openTerminology(bench);
  if (!terminology.ok) return terminology;
  const at = bench.clock.now().toISOString();
  const query = { text, systems: systems.value, limit, at };
  const found = await terminology.value.searchConcepts(query);
  if (!found.ok) return found;
  return ok({
    json: { found: found.value },
    lines: found.value.length > 0 ? found.value.map(conceptLine) : ['Nessuna voce trovata.'],
    succeeded: true,
  });
}

/** Says whether codes are in the full catalogue of their system; succeeds only if all of them are. */
export async function checkCodes(
  bench: Workbench,
  asked: string,
  codes: readonly string[],
): Promise<VerbResult> {
  const systems = systemsOf([asked]);
  if (!systems.ok) return systems;
  const [system = ''] = systems.value;
  const terminology = await openTerminology(bench);
  if (!terminology.ok) return terminology;
  const unknown = await terminology.value.unknownCodes(system, codes);
  if (!unknown.ok) return unknown;
  if (unknown.value === null) {
    return ok({
      json: { system, checked: false, unknown: [] },
      lines: [`L’elenco completo di ${catalogueName(system)} non è stato importato.`],
      succeeded: false,
    });
  }
  const missing = new Set(unknown.value);
  return ok({
    json: { system, checked: true, unknown: unknown.value },
    lines: codes.map((code) => `${code}  ${missing.has(code) ? 'non in elenco' : 'in elenco'}`),
    succeeded: missing.size === 0,
  });
}
