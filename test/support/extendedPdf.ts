import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRef,
  PDFString,
  type PDFObject,
} from 'pdf-lib';

/** A rewritten or new object of an update, by number. */
type Rewritten = ReadonlyMap<number, PDFObject>;

/**
 * Appends an incremental update made by the test itself, with objects as `change` leaves them: what another
 * program, or someone with bad intentions, would add to a signed file.
 */
export async function withUpdate(
  pdf: Buffer,
  change: (document: PDFDocument, next: () => PDFRef) => Rewritten,
): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const text = pdf.toString('latin1');
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? '';
  const size = Number([...text.matchAll(/\/Size (\d+)/g)].at(-1)?.[1]);
  let free = size;
  const objects = change(document, () => PDFRef.of(free++));
  let update = '';
  let table = 'xref\n';
  for (const [number, object] of [...objects].toSorted(([one], [other]) => one - other)) {
    const offset = String(pdf.length + update.length).padStart(10, '0');
    table += `${String(number)} 1\n${offset} 00000 n \n`;
    update += `${String(number)} 0 obj\n${object.toString()}\nendobj\n`;
  }
  const root = document.context.trailerInfo.Root?.toString() ?? '';
  const start = pdf.length + update.length;
  update += `${table}trailer\n<< /Size ${String(free)} /Root ${root} /Prev ${previous} >>\n`;
  return Buffer.concat([
    pdf,
    Buffer.from(`${update}startxref\n${String(start)}\n%%EOF\n`, 'latin1'),
  ]);
}

function numberOf(document: PDFDocument, object: PDFObject): number {
  const found = document.context.enumerateIndirectObjects().find(([, each]) => each === object);
  if (found === undefined) throw new Error('not an indirect object');
  return found[0].objectNumber;
}

/** Replaces what the first page shows: the attack a signature exists against. */
export function withOtherPage(pdf: Buffer): Promise<Buffer> {
  return withUpdate(pdf, (document, next) => {
    const page = document.getPage(0).node;
    const content = document.context.stream('BT ET');
    const reference = next();
    const changed = page.clone();
    changed.set(PDFName.of('Contents'), reference);
    return new Map<number, PDFObject>([
      [numberOf(document, page), changed],
      [reference.objectNumber, content],
    ]);
  });
}

/** Adds an entry to the catalog: `DSS` is what proofs do, anything else is not. */
export function withCatalogEntry(pdf: Buffer, key: string): Promise<Buffer> {
  return withUpdate(pdf, (document, next) => {
    const reference = next();
    const changed = document.catalog.clone();
    changed.set(PDFName.of(key), reference);
    return new Map<number, PDFObject>([
      [numberOf(document, document.catalog), changed],
      [reference.objectNumber, document.context.obj({ Type: key })],
    ]);
  });
}

/** Adds an empty signature field to the form, as programs that prepare a document for signing do. */
export function withEmptyField(pdf: Buffer): Promise<Buffer> {
  return withUpdate(pdf, (document, next) => {
    const reference = next();
    const { catalog, context } = document;
    const form = catalog.lookup(PDFName.of('AcroForm'), PDFDict).clone();
    const fields = form.lookup(PDFName.of('Fields'), PDFArray).clone();
    fields.push(reference);
    form.set(PDFName.of('Fields'), fields);
    const changed = catalog.clone();
    changed.set(PDFName.of('AcroForm'), form);
    const field = context.obj({ FT: 'Sig', Type: 'Annot', Subtype: 'Widget', Rect: [0, 0, 0, 0] });
    field.set(PDFName.of('T'), PDFString.of('Firma2'));
    return new Map<number, PDFObject>([
      [numberOf(document, catalog), changed],
      [reference.objectNumber, field],
    ]);
  });
}

/** The file as qpdf writes it again with some options: encrypted, or with object streams. */
export function rewrittenByQpdf(pdf: Buffer, ...options: readonly string[]): Buffer {
  const directory = mkdtempSync(join(tmpdir(), 'sintesi-qpdf-'));
  try {
    const [input, output] = [join(directory, 'in.pdf'), join(directory, 'out.pdf')];
    writeFileSync(input, pdf);
    execFileSync('qpdf', [input, ...options, output]);
    return readFileSync(output);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
