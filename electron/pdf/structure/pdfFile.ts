import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFObjectParser,
  PDFObjectStreamParser,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFObject,
} from 'pdf-lib';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { decodeStream } from './decodeStream.ts';
import {
  CrossReferenceError,
  readCrossReferences,
  type CrossReferences,
} from './crossReferences.ts';

/** What an entry of a dictionary may hold before it is resolved. */
export type Unresolved = PDFObject | undefined;

/**
 * A PDF read strictly and lazily: objects are taken only where the cross-reference chain says they are, so
 * that what is judged is what a conforming reader shows, not what a tolerant scan would find.
 */
export class PdfFile {
  readonly bytes: Uint8Array;
  readonly references: CrossReferences;
  private readonly text: string;
  private readonly context: PDFContext;
  private readonly objects = new Map<number, PDFObject>();

  private constructor(
    bytes: Uint8Array,
    text: string,
    context: PDFContext,
    references: CrossReferences,
  ) {
    this.bytes = bytes;
    this.text = text;
    this.context = context;
    this.references = references;
  }

  /** Opens a file. Errors: `pdf/not-a-pdf`, `pdf/encrypted`, `pdf/broken-structure`. */
  static open(bytes: Uint8Array): Result<PdfFile> {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    if (!text.startsWith('%PDF-')) return fail(appError('pdf/not-a-pdf', {}));
    const context = PDFContext.create();
    try {
      const references = readCrossReferences(bytes, text, context);
      if (references.trailer.has(PDFName.of('Encrypt'))) return fail(appError('pdf/encrypted', {}));
      return ok(new PdfFile(bytes, text, context, references));
    } catch (error: unknown) {
      const cause = error instanceof CrossReferenceError ? error.fault : 'cross-reference';
      return fail(appError('pdf/broken-structure', { cause }));
    }
  }

  /** Follows references to the object itself; undefined where there is none (ISO 32000-1 §7.3.10: null). */
  resolve(value: Unresolved): PDFObject | undefined {
    let current = value;
    for (let hops = 0; current instanceof PDFRef && hops < 32; hops += 1) {
      current = this.objectAt(current.objectNumber);
    }
    return current instanceof PDFRef ? undefined : current;
  }

  /** The value as a dictionary. A stream counts through its dictionary. */
  dictionary(value: Unresolved): PDFDict | undefined {
    const object = this.resolve(value);
    if (object instanceof PDFRawStream) return object.dict;
    return object instanceof PDFDict ? object : undefined;
  }

  /** The value as an array. */
  array(value: Unresolved): PDFArray | undefined {
    const object = this.resolve(value);
    return object instanceof PDFArray ? object : undefined;
  }

  /** The value as text, whatever kind of string it is. */
  string(value: Unresolved): string | undefined {
    const object = this.resolve(value);
    return object instanceof PDFString || object instanceof PDFHexString
      ? object.decodeText()
      : undefined;
  }

  /** The value as a number. */
  number(value: Unresolved): number | undefined {
    const object = this.resolve(value);
    return object instanceof PDFNumber ? object.asNumber() : undefined;
  }

  /** The value as a name, without its slash. */
  name(value: Unresolved): string | undefined {
    const object = this.resolve(value);
    return object instanceof PDFName ? object.decodeText() : undefined;
  }

  /** The decoded content of a stream; undefined when it is none or cannot be decoded. */
  streamContent(value: Unresolved): Uint8Array | undefined {
    const object = this.resolve(value);
    if (!(object instanceof PDFRawStream)) return undefined;
    try {
      return decodeStream(object);
    } catch {
      return undefined;
    }
  }

  /** The document catalog. */
  get catalog(): PDFDict | undefined {
    return this.dictionary(this.references.trailer.get(PDFName.of('Root')));
  }

  /** Reads an entry of a dictionary by its name. */
  entry(dictionary: PDFDict | undefined, key: string): Unresolved {
    return dictionary?.get(PDFName.of(key));
  }

  private objectAt(number: number): PDFObject | undefined {
    const known = this.objects.get(number);
    if (known !== undefined) return known;
    const place = this.references.places.get(number);
    const object =
      place?.kind === 'offset'
        ? this.parseAt(number, place.offset)
        : place?.kind === 'in-stream'
          ? this.parseInStream(number, place.stream)
          : undefined;
    if (object !== undefined) this.objects.set(number, object);
    return object;
  }

  private parseAt(number: number, offset: number): PDFObject | undefined {
    const heading = /(\d+)\s+\d+\s+obj/y;
    heading.lastIndex = offset;
    if (Number(heading.exec(this.text)?.[1] ?? Number.NaN) !== number) {
      throw new CrossReferenceError('cross-reference');
    }
    return PDFObjectParser.forBytes(
      this.bytes.subarray(heading.lastIndex),
      this.context,
    ).parseObject();
  }

  private parseInStream(number: number, streamNumber: number): PDFObject | undefined {
    const place = this.references.places.get(streamNumber);
    if (place?.kind !== 'offset') return undefined;
    const stream = this.objectAt(streamNumber);
    if (!(stream instanceof PDFRawStream)) return undefined;
    // Despite its promise the parser fills the context before it returns: it waits only when told to.
    void PDFObjectStreamParser.forStream(stream).parseIntoContext();
    return this.context.lookup(PDFRef.of(number));
  }
}

/** Runs a reading of a file; whatever the PDF library throws on malformed objects becomes a value. */
export function readingOf<Value>(read: () => Value): Result<Value> {
  try {
    return ok(read());
  } catch (error: unknown) {
    const cause = error instanceof CrossReferenceError ? error.fault : 'unreadable';
    return fail(appError('pdf/broken-structure', { cause }));
  }
}
