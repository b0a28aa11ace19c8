import { createHash } from 'node:crypto';
import { PDFHexString, PDFName, PDFString, type PDFContext, type PDFRef } from 'pdf-lib';
import { deflatedStream } from './deflatedStream.ts';
import { pdfDate } from './documentDates.ts';

/** The one name the gateway looks for, in exactly these letters (PDFUtility of its dispatcher). */
export const attachmentName = 'cda.xml';

/**
 * Registers the CDA as an embedded file of relationship Source: the page is the rendering of the XML
 * (ISO 19005-3 §6.8, annex E). Returns the file specification.
 */
export function registerAttachment(context: PDFContext, cda: Uint8Array, at: Date): PDFRef {
  const date = PDFString.of(pdfDate(at));
  const stream = context.register(
    deflatedStream(context, cda, {
      Type: 'EmbeddedFile',
      Subtype: PDFName.of('application/xml'),
      Params: {
        Size: cda.length,
        CreationDate: date,
        ModDate: date,
        CheckSum: PDFHexString.of(createHash('md5').update(cda).digest('hex')),
      },
    }),
  );
  // Literal strings, not UTF-16: some readers compare the raw bytes of the name.
  const name = PDFString.of(attachmentName);
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: name,
      UF: name,
      Desc: PDFString.of('Profilo Sanitario Sintetico, CDA R2'),
      AFRelationship: 'Source',
      EF: { F: stream, UF: stream },
    }),
  );
}
