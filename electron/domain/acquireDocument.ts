import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { readDocumentHeader, type DocumentHeader } from '../../shared/cda/documentHeader.ts';
import { parseXml } from '../../shared/xml/parseXml.ts';
import { decodeCda } from './decodeCda.ts';
import type { DocumentPdf } from './ports/documentPdf.ts';

/** A PSS as another program handed it over: its bytes untouched, its header understood. */
export interface AcquiredDocument {
  /** Exactly the bytes received, or carried inside the PDF received. */
  readonly cda: Uint8Array;
  readonly text: string;
  readonly header: DocumentHeader;
}

const PDF_MAGIC = new TextEncoder().encode('%PDF');

function isPdf(bytes: Uint8Array): boolean {
  return PDF_MAGIC.every((byte, index) => bytes[index] === byte);
}

async function cdaOf(pdf: DocumentPdf, bytes: Uint8Array): Promise<Result<Uint8Array>> {
  if (!isPdf(bytes)) return ok(bytes);
  const { cda, problems } = await pdf.verify(bytes);
  if (cda !== null) return ok(cda);
  // A PDF without a CDA mostly lacks a signature too: what is told is why there is no CDA.
  const cause = problems.find(({ code }) => code.startsWith('pdf/attachment-')) ?? problems[0];
  return fail(cause ?? appError('cda/other-document', { found: 'PDF' }));
}

/** The bytes and text of a CDA, whether it stands alone or inside a PDF; what it says is not looked at. */
export async function extractCda(
  pdf: DocumentPdf,
  bytes: Uint8Array,
): Promise<Result<{ readonly cda: Uint8Array; readonly text: string }>> {
  const cda = await cdaOf(pdf, bytes);
  if (!cda.ok) return cda;
  const text = decodeCda(cda.value);
  return text.ok ? ok({ cda: cda.value, text: text.value }) : text;
}

/** Reads a PSS from CDA2 XML or from a PDF that carries one; nothing is stored. */
export async function acquireDocument(
  pdf: DocumentPdf,
  bytes: Uint8Array,
): Promise<Result<AcquiredDocument>> {
  const extracted = await extractCda(pdf, bytes);
  if (!extracted.ok) return extracted;
  const root = parseXml(extracted.value.text);
  if (!root.ok) return root;
  const header = readDocumentHeader(root.value);
  return header.ok ? ok({ ...extracted.value, header: header.value }) : header;
}
