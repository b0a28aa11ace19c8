import { PDFDict, PDFName, PDFRef, type PDFObject } from 'pdf-lib';
import type { ObjectPlace } from '../structure/crossReferences.ts';
import { PdfFile, type Unresolved } from '../structure/pdfFile.ts';

/**
 * What came after a signature: nothing, only what may come (proofs and further signatures, ETSI EN 319 142-1 §5.4,
 * ISO 32000-1 §12.8.2.2), or anything else.
 */
export type LaterRevisions = 'none' | 'permitted' | 'forbidden';

/** Two states of a file: as it was signed and as it is. */
interface Revisions {
  readonly signed: PdfFile;
  readonly present: PdfFile;
}

/** Entries of the catalog that proofs and signatures write; of its form's dictionary; of a field once signed. */
const CATALOG_ENTRIES = ['DSS', 'Extensions', 'AcroForm', 'Version'];
const FORM_ENTRIES = ['Fields', 'SigFlags', 'DR', 'DA'];
const FIELD_ENTRIES = ['V', 'AP', 'F', 'M', 'MK', 'Lock'];

function isSamePlace(one: ObjectPlace, other: ObjectPlace): boolean {
  if (one.kind === 'offset') return other.kind === 'offset' && one.offset === other.offset;
  if (one.kind === 'free') return other.kind === 'free';
  return other.kind === 'in-stream' && one.stream === other.stream;
}

/** Numbers of objects that were there when it was signed and are now somewhere else, or nowhere. */
function rewrittenObjects({ signed, present }: Revisions): number[] {
  return [...signed.references.places]
    .filter(([number, place]) => {
      if (place.kind === 'free') return false;
      const now = present.references.places.get(number);
      return now === undefined || !isSamePlace(place, now);
    })
    .map(([number]) => number);
}

function written(value: Unresolved): string {
  return value === undefined ? '' : value.toString();
}

/** Whether two dictionaries say the same but for the entries named. */
function isEqualBut(before: PDFDict, after: PDFDict, entries: readonly string[]): boolean {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].every(
    (key) =>
      entries.includes(key.decodeText()) || written(before.get(key)) === written(after.get(key)),
  );
}

/** The elements an array gained at its end; null when it changed otherwise. */
function gained(file: Revisions, before: Unresolved, after: Unresolved): PDFObject[] | null {
  const old = file.signed.array(before)?.asArray() ?? [];
  const now = file.present.array(after)?.asArray() ?? [];
  const isPrefix = old.every((each, index) => written(each) === written(now[index]));
  return isPrefix ? now.slice(old.length) : null;
}

function isSignedField(file: PdfFile, reference: PDFObject): boolean {
  const field = file.dictionary(reference);
  return (
    file.name(file.entry(field, 'FT')) === 'Sig' &&
    file.dictionary(file.entry(field, 'V')) !== undefined
  );
}

/** The fields added to the form, all of them signed; null when the form changed otherwise. */
function addedFields(file: Revisions): string[] | null {
  const { signed, present } = file;
  const before = signed.dictionary(signed.entry(signed.catalog, 'AcroForm'));
  const after = present.dictionary(present.entry(present.catalog, 'AcroForm'));
  if (after === undefined) return before === undefined ? [] : null;
  if (before !== undefined && !isEqualBut(before, after, FORM_ENTRIES)) return null;
  const fields = gained(file, signed.entry(before, 'Fields'), present.entry(after, 'Fields'));
  return fields?.every((field) => isSignedField(present, field)) === true
    ? fields.map(written)
    : null;
}

/** Numbers of the objects a value leads to, a few steps deep: the parts of a security store. */
function reached(file: PdfFile, value: Unresolved, into: Set<number>, depth = 4): Set<number> {
  if (depth === 0 || value === undefined) return into;
  if (value instanceof PDFRef) into.add(value.objectNumber);
  const dictionary = file.dictionary(value);
  const inside = dictionary?.values() ?? file.array(value)?.asArray() ?? [];
  for (const each of inside) reached(file, each, into, depth - 1);
  return into;
}

function numberOf(reference: Unresolved): number[] {
  return reference instanceof PDFRef ? [reference.objectNumber] : [];
}

/** Objects that may change freely: the proofs already there, the form's own parts, what the file says of itself. */
function freeObjects({ signed }: Revisions): Set<number> {
  const form = signed.entry(signed.catalog, 'AcroForm');
  const free = reached(signed, signed.entry(signed.catalog, 'DSS'), new Set());
  const others = [
    form,
    signed.entry(signed.dictionary(form), 'Fields'),
    signed.entry(signed.catalog, 'Metadata'),
    signed.references.trailer.get(PDFName.of('Info')),
  ];
  for (const number of others.flatMap(numberOf)) free.add(number);
  return free;
}

/** Whether a page, a field or the catalog changed only as a further signature changes it. */
function isPermittedChange(file: Revisions, number: number, fields: readonly string[]): boolean {
  const before = file.signed.resolve(PDFRef.of(number));
  const after = file.present.resolve(PDFRef.of(number));
  if (!(before instanceof PDFDict) || !(after instanceof PDFDict)) return false;
  const type = file.signed.name(file.signed.entry(before, 'Type'));
  if (type === 'Catalog') return isEqualBut(before, after, CATALOG_ENTRIES);
  if (type === 'Page') {
    const keys = PDFName.of('Annots');
    const annotations = gained(file, before.get(keys), after.get(keys));
    const areFields = annotations?.every((each) => fields.includes(written(each))) === true;
    return areFields && isEqualBut(before, after, ['Annots']);
  }
  const isEmptyField =
    file.signed.name(file.signed.entry(before, 'FT')) === 'Sig' && !before.has(PDFName.of('V'));
  return isEmptyField && isEqualBut(before, after, FIELD_ENTRIES);
}

function sameRoot({ signed, present }: Revisions): boolean {
  const key = PDFName.of('Root');
  return (
    written(signed.references.trailer.get(key)) === written(present.references.trailer.get(key))
  );
}

/**
 * Judges what was appended after the bytes a signature covers, object by object: a rewritten object must be one
 * that a proof or a further signature rewrites, and must change only as they change it.
 */
export function laterRevisions(present: PdfFile, coveredEnd: number): LaterRevisions {
  if (coveredEnd >= present.bytes.length) return 'none';
  const opened = PdfFile.open(present.bytes.subarray(0, coveredEnd));
  if (!opened.ok || opened.value.references.start === present.references.start) return 'forbidden';
  const file = { signed: opened.value, present };
  const fields = addedFields(file);
  if (fields === null || !sameRoot(file)) return 'forbidden';
  const free = freeObjects(file);
  const isPermitted = rewrittenObjects(file).every(
    (number) => free.has(number) || isPermittedChange(file, number, fields),
  );
  return isPermitted ? 'permitted' : 'forbidden';
}
