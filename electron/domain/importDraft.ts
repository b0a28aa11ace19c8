import { draftGaps } from '../../shared/cda/read/draftGaps.ts';
import type { SourceItem } from '../../shared/cda/read/ledgerSweep.ts';
import { readPss } from '../../shared/cda/read/readPss.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import { isBundle, readBundle } from '../../shared/fhir/readBundle.ts';
import type { JsonItem } from '../../shared/json/jsonLedger.ts';
import { parseLocatedJson } from '../../shared/json/locatedJson.ts';
import { readDraftFile } from '../../shared/pss/draftFile.ts';
import type { PssDraft } from '../../shared/pss/pss.ts';
import { parseXml } from '../../shared/xml/parseXml.ts';
import { extractCda } from './acquireDocument.ts';
import type { DocumentPdf } from './ports/documentPdf.ts';
import type { Randomness } from './ports/randomness.ts';

/** What a file was found to be. */
export type ImportKind = 'cda' | 'pdf' | 'fhir' | 'json';

/** Something of the file with its place. `what` is health data: to be shown, never logged. */
export interface ImportItem {
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

/** A file of another program as a draft of ours, with the account of what was and was not understood. */
export interface ImportedDraft {
  readonly kind: ImportKind;
  readonly draft: PssDraft;
  /** What the draft lacks before a document can be written from it, in Italian. */
  readonly gaps: readonly string[];
  /** Elements (XML) or values (JSON) that went into the draft. */
  readonly mapped: number;
  readonly unmapped: readonly ImportItem[];
  /** Names and inner identifiers that our writer gives anew. */
  readonly relabelled: readonly ImportItem[];
  /** Pointers to words that are not in the file. */
  readonly dangling: readonly ImportItem[];
}

const PDF_MAGIC = '%PDF';

function beginning(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 64)).replace(/^ï»¿/, '').trimStart();
}

const fromXml = ({ path, position, content }: SourceItem): ImportItem => ({
  path,
  line: position.line,
  what: content,
});

const fromJson = ({ path, line, content }: JsonItem): ImportItem => ({ path, line, what: content });

function importXml(kind: 'cda' | 'pdf', text: string, newId: () => string): Result<ImportedDraft> {
  const root = parseXml(text);
  if (!root.ok) return root;
  const read = readPss(root.value, newId);
  if (!read.ok) return read;
  const { draft, gaps, mapped, unmapped, relabelled, dangling } = read.value;
  return ok({
    kind,
    draft,
    gaps,
    mapped,
    unmapped: unmapped.map(fromXml),
    relabelled: relabelled.map(fromXml),
    dangling: dangling.map(fromXml),
  });
}

function importJson(text: string, newId: () => string): Result<ImportedDraft> {
  const json = parseLocatedJson(text);
  if (!json.ok) return json;
  if (!isBundle(json.value)) {
    const read = readDraftFile(json.value);
    if (!read.ok) return read;
    const { draft, mapped, unmapped } = read.value;
    const told = { unmapped: unmapped.map(fromJson), relabelled: [], dangling: [] };
    return ok({ kind: 'json', draft, gaps: draftGaps(draft), mapped, ...told });
  }
  const read = readBundle(json.value, newId);
  if (!read.ok) return read;
  const { draft, mapped, unmapped, dangling } = read.value;
  return ok({
    kind: 'fhir',
    draft,
    gaps: draftGaps(draft),
    mapped,
    unmapped: unmapped.map(fromJson),
    relabelled: [],
    dangling: dangling.map(({ line, target }) => ({ path: '', line, what: target })),
  });
}

/**
 * Reads a PSS of any origin (CDA2, a PDF that carries one, a FHIR bundle, a draft of ours) into a draft; nothing is
 * stored. Fails with the code of what made the file unreadable.
 */
export async function importDraft(
  pdf: DocumentPdf,
  bytes: Uint8Array,
  randomness: Randomness,
): Promise<Result<ImportedDraft>> {
  const newId = () => randomness.uuid();
  const start = beginning(bytes);
  const extracted = await extractCda(pdf, bytes);
  if (!extracted.ok) return extracted;
  const { text } = extracted.value;
  if (start.startsWith('{')) return importJson(text.replace(/^\uFEFF/, ''), newId);
  return importXml(start.startsWith(PDF_MAGIC) ? 'pdf' : 'cda', text, newId);
}
