import { writePss } from '../../shared/cda/write/writePss.ts';
import { appError } from '../../shared/errors/appError.ts';
import { fail, type Result } from '../../shared/errors/result.ts';
import { pssSchema } from '../../shared/pss/pss.ts';
import { acquireDocument, type AcquiredDocument } from './acquireDocument.ts';
import { importDraft, type ImportedDraft } from './importDraft.ts';
import type { DocumentPdf } from './ports/documentPdf.ts';
import type { Randomness } from './ports/randomness.ts';

const OPENING_BRACE = 0x7b;

/** Whether a file is JSON. Only JSON can begin with a brace, a byte order mark or blanks before it aside. */
export function isJson(bytes: Uint8Array): boolean {
  const blanks = [0xef, 0xbb, 0xbf, 0x20, 0x09, 0x0a, 0x0d];
  return bytes.find((byte) => !blanks.includes(byte)) === OPENING_BRACE;
}

/** What keeps a draft from being written as a document without anybody having looked at it. */
function obstacle({ kind, gaps, unmapped }: ImportedDraft): readonly string[] {
  if (kind !== 'json') return ['un documento di un altro programma va prima acquisito e rivisto'];
  return [
    ...gaps,
    ...unmapped.map(({ path, line }) => `${path} (riga ${String(line)}) non compreso`),
  ];
}

async function composeDraft(
  pdf: DocumentPdf,
  bytes: Uint8Array,
  randomness: Randomness,
): Promise<Result<AcquiredDocument>> {
  const imported = await importDraft(pdf, bytes, randomness);
  if (!imported.ok) return imported;
  const missing = obstacle(imported.value);
  const pss = pssSchema.safeParse(imported.value.draft);
  if (missing.length > 0 || !pss.success) {
    const gaps = missing.length > 0 ? missing : ['dati incompleti'];
    return fail(appError('document/draft-incomplete', { gaps }));
  }
  const text = writePss(pss.data, { newId: () => randomness.uuid(), templateExtension: '1.4' });
  return acquireDocument(pdf, new TextEncoder().encode(text));
}

/**
 * A document to work on from whatever states one completely: a CDA2, a PDF that carries one, or a draft of ours,
 * which is written as a CDA2 here. `document/draft-incomplete` names what a draft still lacks; nothing is stored.
 */
export function acquireDocumentOrDraft(
  pdf: DocumentPdf,
  bytes: Uint8Array,
  randomness: Randomness,
): Promise<Result<AcquiredDocument>> {
  return isJson(bytes) ? composeDraft(pdf, bytes, randomness) : acquireDocument(pdf, bytes);
}
