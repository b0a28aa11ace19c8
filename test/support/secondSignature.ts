import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString, type PDFObject } from 'pdf-lib';
import { withUpdate } from './extendedPdf.ts';

const digits = 16_384;
const placeholder = 'R'.repeat('[0 0000000000 0000000000 0000000000]'.length - 1);

/** Adds a second signature field, signed by `sign` over the two ranges, as another signer's program would. */
export async function withSignatureField(
  pdf: Buffer,
  sign: (content: Buffer) => Buffer,
): Promise<Buffer> {
  const extended = await withUpdate(pdf, (document, next) => {
    const { catalog, context } = document;
    const [fieldRef, valueRef] = [next(), next()];
    const value = context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      Contents: PDFHexString.of('0'.repeat(digits)),
      M: PDFString.of("D:20261122100000+00'00'"),
    });
    value.set(PDFName.of('ByteRange'), PDFName.of(placeholder));
    const field = context.obj({ FT: 'Sig', Type: 'Annot', Subtype: 'Widget', Rect: [0, 0, 0, 0] });
    field.set(PDFName.of('T'), PDFString.of('Firma2'));
    field.set(PDFName.of('V'), valueRef);
    const form = catalog.lookup(PDFName.of('AcroForm'), PDFDict).clone();
    const fields = PDFArray.withContext(context);
    for (const each of form.lookup(PDFName.of('Fields'), PDFArray).asArray()) fields.push(each);
    fields.push(fieldRef);
    form.set(PDFName.of('Fields'), fields);
    const changed = catalog.clone();
    changed.set(PDFName.of('AcroForm'), form);
    const root = context.trailerInfo.Root;
    const number = Number(/^\d+/.exec(String(root))?.[0]);
    return new Map<number, PDFObject>([
      [number, changed],
      [fieldRef.objectNumber, field],
      [valueRef.objectNumber, value],
    ]);
  });
  const hole = `<${'0'.repeat(digits)}>`;
  const start = extended.lastIndexOf(hole, undefined, 'latin1');
  const end = start + hole.length;
  const range = [start, end, extended.length - end].map((each) => String(each).padStart(10, '0'));
  const at = extended.lastIndexOf(`/${placeholder}`, undefined, 'latin1');
  extended.write(`[0 ${range.join(' ')}]`, at, 'latin1');
  const cms = sign(Buffer.concat([extended.subarray(0, start), extended.subarray(end)]));
  extended.write(cms.toString('hex'), start + 1, 'latin1');
  return extended;
}
