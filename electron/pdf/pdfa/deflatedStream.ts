import { zlibSync } from 'fflate';
import type { PDFContext, PDFRawStream } from 'pdf-lib';

/**
 * A Flate stream. Compressed by a pure-JavaScript library on purpose: the zlib inside Node takes other
 * decisions on other processors, and the same document must have the same bytes everywhere.
 */
export function deflatedStream(
  context: PDFContext,
  content: Uint8Array,
  entries: Parameters<PDFContext['stream']>[1],
): PDFRawStream {
  return context.stream(zlibSync(content, { level: 6 }), { ...entries, Filter: 'FlateDecode' });
}
