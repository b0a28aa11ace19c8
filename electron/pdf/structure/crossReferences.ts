import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFObjectParser,
  PDFRawStream,
  type PDFObject,
} from 'pdf-lib';
import { decodeStream } from './decodeStream.ts';

/** Where an object of a PDF is. */
export type ObjectPlace =
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'in-stream'; readonly stream: number }
  | { readonly kind: 'free' };

/** The cross-reference chain of a file, newest revision first, merged as a strict reader merges it. */
export interface CrossReferences {
  readonly places: ReadonlyMap<number, ObjectPlace>;
  /** The newest trailer. */
  readonly trailer: PDFDict;
  /** Offset of the newest section. */
  readonly start: number;
  /** Whether every section is a classic table (ISO 32000-1 §7.5.4). */
  readonly isClassic: boolean;
  /** Whether the file ends with its last `%%EOF` and one end of line. */
  readonly endsCleanly: boolean;
}

/** Why a chain cannot be followed. */
export type CrossReferenceFault = 'startxref' | 'cross-reference' | 'trailer';

/** Thrown inside this folder to leave a reading; `readCrossReferences` turns it into a value. */
export class CrossReferenceError extends Error {
  readonly fault: CrossReferenceFault;
  constructor(fault: CrossReferenceFault) {
    super(fault);
    this.fault = fault;
  }
}

interface Section {
  readonly places: readonly (readonly [number, ObjectPlace])[];
  readonly trailer: PDFDict;
  readonly isClassic: boolean;
}

const ENTRY_LENGTH = 20;

/** How far from the end the pointer to the table may be, as readers traditionally search. */
const TAIL = 2048;

function readStart(text: string): { readonly start: number; readonly endsCleanly: boolean } {
  const tailStart = Math.max(0, text.length - TAIL);
  const matches = [...text.slice(tailStart).matchAll(/startxref\s+(\d{1,10})\s+%%EOF/g)];
  const last = matches.at(-1);
  if (last === undefined) throw new CrossReferenceError('startxref');
  const after = text.slice(tailStart + last.index + last[0].length);
  return { start: Number(last[1]), endsCleanly: /^(\r\n|\n|\r)?$/.test(after) };
}

function parseTrailer(bytes: Uint8Array, offset: number, context: PDFContext): PDFDict {
  const trailer = PDFObjectParser.forBytes(bytes.subarray(offset), context).parseObject();
  if (!(trailer instanceof PDFDict)) throw new CrossReferenceError('trailer');
  return trailer;
}

function readTable(bytes: Uint8Array, text: string, offset: number, context: PDFContext): Section {
  const places: (readonly [number, ObjectPlace])[] = [];
  const heading = /xref\s+/y;
  heading.lastIndex = offset;
  if (!heading.test(text)) throw new CrossReferenceError('cross-reference');
  let position = heading.lastIndex;
  const subsection = /(\d+) (\d+)\s*?(?:\r\n|\n|\r)/y;
  for (;;) {
    subsection.lastIndex = position;
    const head = subsection.exec(text);
    if (head === null) break;
    position = subsection.lastIndex;
    const first = Number(head[1]);
    for (let index = 0; index < Number(head[2]); index += 1, position += ENTRY_LENGTH) {
      const entry = /^(\d{10}) \d{5} ([nf])(?: \r| \n|\r\n)$/.exec(
        text.slice(position, position + ENTRY_LENGTH),
      );
      if (entry === null) throw new CrossReferenceError('cross-reference');
      places.push([
        first + index,
        entry[2] === 'f' ? { kind: 'free' } : { kind: 'offset', offset: Number(entry[1]) },
      ]);
    }
  }
  const trailerWord = /\s*trailer\s*/y;
  trailerWord.lastIndex = position;
  if (!trailerWord.test(text)) throw new CrossReferenceError('trailer');
  return {
    places,
    trailer: parseTrailer(bytes, trailerWord.lastIndex, context),
    isClassic: true,
  };
}

function offsetEntry(trailer: PDFDict, key: string): number | null {
  const value = trailer.get(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : null;
}

function numbersOf(value: PDFObject | undefined): number[] {
  if (!(value instanceof PDFArray)) return [];
  return value.asArray().map((each) => {
    if (!(each instanceof PDFNumber)) throw new CrossReferenceError('cross-reference');
    return each.asNumber();
  });
}

function bigEndian(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

/** One entry of a cross-reference stream (ISO 32000-1 table 18); kinds unknown mean the null object. */
function streamPlace(kind: number, second: number): ObjectPlace {
  if (kind === 1) return { kind: 'offset', offset: second };
  return kind === 2 ? { kind: 'in-stream', stream: second } : { kind: 'free' };
}

function* streamEntries(stream: PDFRawStream): Generator<readonly [number, ObjectPlace]> {
  const { dict } = stream;
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = numbersOf(dict.get(PDFName.of('W')));
  const given = numbersOf(dict.get(PDFName.of('Index')));
  const index = given.length > 0 ? given : [0, offsetEntry(dict, 'Size') ?? 0];
  const content = decodeStream(stream);
  const width = kindWidth + secondWidth + thirdWidth;
  let at = 0;
  for (let section = 0; section + 1 < index.length; section += 2) {
    const [first = 0, count = 0] = index.slice(section, section + 2);
    for (let entry = 0; entry < count; entry += 1, at += width) {
      if (width === 0 || at + width > content.length) {
        throw new CrossReferenceError('cross-reference');
      }
      // Without a first field every entry is an ordinary object.
      const kind = kindWidth === 0 ? 1 : bigEndian(content.subarray(at, at + kindWidth));
      const second = content.subarray(at + kindWidth, at + kindWidth + secondWidth);
      yield [first + entry, streamPlace(kind, bigEndian(second))];
    }
  }
}

function readStream(bytes: Uint8Array, text: string, offset: number, context: PDFContext): Section {
  const heading = /\d+\s+\d+\s+obj\s*/y;
  heading.lastIndex = offset;
  if (!heading.test(text)) throw new CrossReferenceError('cross-reference');
  const stream = PDFObjectParser.forBytes(bytes.subarray(heading.lastIndex), context).parseObject();
  if (
    !(stream instanceof PDFRawStream) ||
    stream.dict.get(PDFName.of('Type')) !== PDFName.of('XRef')
  ) {
    throw new CrossReferenceError('cross-reference');
  }
  const places = [...streamEntries(stream)];
  return { places, trailer: stream.dict, isClassic: false };
}

/** Follows the whole chain as a strict reader does, without ever searching for objects by scanning. */
export function readCrossReferences(
  bytes: Uint8Array,
  text: string,
  context: PDFContext,
): CrossReferences {
  const { start, endsCleanly } = readStart(text);
  const places = new Map<number, ObjectPlace>();
  const visited = new Set<number>();
  const pending = [start];
  let newest: PDFDict | null = null;
  let isClassic = true;
  for (let offset = pending.shift(); offset !== undefined; offset = pending.shift()) {
    if (visited.has(offset) || offset >= bytes.length) {
      throw new CrossReferenceError('cross-reference');
    }
    visited.add(offset);
    const section = text.startsWith('xref', offset)
      ? readTable(bytes, text, offset, context)
      : readStream(bytes, text, offset, context);
    isClassic &&= section.isClassic;
    newest ??= section.trailer;
    for (const [number, place] of section.places) {
      if (!places.has(number)) places.set(number, place);
    }
    for (const key of ['XRefStm', 'Prev']) {
      const next = offsetEntry(section.trailer, key);
      if (next !== null) pending.push(next);
    }
  }
  if (newest === null) throw new CrossReferenceError('trailer');
  return { places, trailer: newest, start, isClassic, endsCleanly };
}
