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
  return fail(problems[0] ?? appError('cda/other-document', { found: 'PDF' }));
}

/** Reads a PSS from CDA2 XML or from a PDF that carries one; nothing is stored. */
export async function acquireDocument(
  pdf: DocumentPdf,
  bytes: Uint8Array,
): Promise<Result<AcquiredDocument>> {
  const cda = await cdaOf(pdf, bytes);
  if (!cda.ok) return cda;
  const text = decodeCda(cda.value);
  if (!text.ok) return text;
  const root = parseXml(text.value);
  if (!root.ok) return root;
  const header = readDocumentHeader(root.value);
  return header.ok ? ok({ cda: cda.value, text: text.value, header: header.value }) : header;
}
