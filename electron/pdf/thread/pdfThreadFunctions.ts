import type {
  DocumentPdf,
  PreparedSignature,
  SignablePdf,
  SignatureExtension,
} from '../../domain/ports/documentPdf.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';

/** A prepared signature as it crosses to the other thread: its state stays behind, under a number. */
export interface NumberedSignature extends Omit<PreparedSignature, 'state'> {
  readonly number: number;
}

/** What the thread answers to: the paper side, with prepared signatures left in its keeping. */
export interface PdfThreadFunctions extends Omit<
  DocumentPdf & SignatureExtension,
  'prepare' | 'complete'
> {
  prepare(
    rendered: SignablePdf,
    chain: readonly Uint8Array[],
    at: Date,
  ): Promise<Result<NumberedSignature>>;
  complete(number: number, value: Uint8Array): ReturnType<DocumentPdf['complete']>;
}

/**
 * Prepared signatures kept at most. A signature given up is never reported, so the oldest go first; nobody keeps
 * this many waiting for a card that signs one at a time.
 */
const KEPT = 32;

/** The functions the thread serves, over a paper side of its own. */
export function pdfThreadFunctions(pdf: DocumentPdf & SignatureExtension): PdfThreadFunctions {
  const kept = new Map<number, PreparedSignature>();
  let last = 0;
  return {
    ...pdf,
    async prepare(rendered, chain, at) {
      const prepared = await pdf.prepare(rendered, chain, at);
      if (!prepared.ok) return prepared;
      const { state: _state, ...visible } = prepared.value;
      last += 1;
      kept.set(last, prepared.value);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return ok({ ...visible, number: last });
    },
    complete(number, value) {
      const prepared = kept.get(number);
      if (prepared === undefined) throw new TypeError('the prepared signature is no longer kept');
      kept.delete(number);
      return pdf.complete(prepared, value);
    },
  };
}
