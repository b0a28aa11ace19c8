import { createHash } from 'node:crypto';
import { PDFName, PDFRef, type PDFDict } from 'pdf-lib';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { PdfFile } from '../structure/pdfFile.ts';

/** An object as an update writes it; the body is latin-1 text, so that a stream's bytes fit in it. */
export interface WrittenObject {
  readonly ref: PDFRef;
  readonly body: string;
}

/** What an update adds to a file. */
export interface Update {
  /** New and rewritten objects. */
  readonly objects: readonly WrittenObject[];
  /** The file's size in objects once they are there: the highest number and one. */
  readonly size: number;
  /** Whatever makes this update different from another of the same file; becomes part of its identifier. */
  readonly seed: string;
}

/** The catalog of a file and the next free object number: where every update begins. */
export interface UpdateBase {
  readonly catalogRef: PDFRef;
  readonly catalog: PDFDict;
  /** The trailer's Size: the highest number seen may belong to a stream of objects. */
  readonly size: number;
}

/** Lists sections of consecutive numbers as a classic table wants them (ISO 32000-1 §7.5.4). */
function crossReferenceTable(offsets: ReadonlyMap<number, number>): string {
  const numbers = [...offsets.keys()].toSorted((one, other) => one - other);
  const sections: number[][] = [];
  for (const number of numbers) {
    const last = sections.at(-1);
    if (last?.at(-1) === number - 1) last.push(number);
    else sections.push([number]);
  }
  const lines = sections.map((section) => {
    const entries = section.map(
      (number) => `${String(offsets.get(number) ?? 0).padStart(10, '0')} 00000 n \n`,
    );
    return `${String(section[0] ?? 0)} ${String(section.length)}\n${entries.join('')}`;
  });
  return `xref\n${lines.join('')}`;
}

function newIdentifier(file: PdfFile, seed: string): string {
  const ids = file.array(file.references.trailer.get(PDFName.of('ID')));
  const original = file.resolve(ids?.get(0))?.toString() ?? '<>';
  const changed = createHash('sha256').update(`${original} ${seed}`).digest('hex').slice(0, 32);
  return `[${original} <${changed}>]`;
}

function trailerOf(file: PdfFile, { size, seed }: Update): string {
  const { trailer, start } = file.references;
  const kept = ['Root', 'Info']
    .map((key) => ({ key, value: trailer.get(PDFName.of(key)) }))
    .filter(({ value }) => value !== undefined)
    .map(({ key, value }) => `/${key} ${String(value)}`);
  return `trailer\n<<\n/Size ${String(size)}\n${kept.join('\n')}\n/ID ${newIdentifier(file, seed)}\n/Prev ${String(start)}\n>>\n`;
}

/**
 * Where an update of this file begins. Errors: `pdf/unsigned-document-changed` when the file is not of the kind
 * this program writes, with classic tables only: an update must be of the same kind as its file.
 */
export function updateBase(file: PdfFile): Result<UpdateBase> {
  const { trailer, isClassic } = file.references;
  const catalogRef = trailer.get(PDFName.of('Root'));
  const { catalog } = file;
  const size = file.number(trailer.get(PDFName.of('Size')));
  if (
    !isClassic ||
    catalog === undefined ||
    size === undefined ||
    !(catalogRef instanceof PDFRef)
  ) {
    return fail(appError('pdf/unsigned-document-changed', {}));
  }
  return ok({ catalogRef, catalog, size });
}

/**
 * Appends one incremental update (ISO 32000-1 §7.5.6): the file's bytes stay an exact prefix of the result, which
 * ends with `%%EOF` and one line feed.
 */
export function appendUpdate(file: PdfFile, update: Update): Buffer {
  const base = file.bytes.length;
  let text = file.bytes[base - 1] === 0x0a ? '' : '\n';
  const offsets = new Map<number, number>();
  for (const { ref, body } of update.objects) {
    offsets.set(ref.objectNumber, base + text.length);
    text += `${String(ref.objectNumber)} ${String(ref.generationNumber)} obj\n${body}\nendobj\n`;
  }
  const tableStart = base + text.length;
  text += crossReferenceTable(offsets);
  text += trailerOf(file, update);
  text += `startxref\n${String(tableStart)}\n%%EOF\n`;
  return Buffer.concat([file.bytes, Buffer.from(text, 'latin1')]);
}
