import {
  PDFName,
  PDFString,
  type PDFContext,
  type PDFDict,
  type PDFRawStream,
  type PDFRef,
} from 'pdf-lib';
import { deflatedStream } from '../pdfa/deflatedStream.ts';
import type { FontProgram } from './fontProgram.ts';

/** ISO 32000-1 table 123: the program has its own encoding (it is a subset reached through CIDs). */
const SYMBOLIC = 4;

function hex4(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function utf16Hex(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  return Array.from({ length: text.length }, (_, index) => hex4(text.charCodeAt(index))).join('');
}

/** Six letters that name a subset (ISO 32000-1 §9.6.4), derived from its content so that bytes never vary. */
function subsetTag(codePoints: readonly number[]): string {
  let hash = 0;
  for (const codePoint of codePoints) hash = (Math.imul(hash, 31) + codePoint) >>> 0;
  return Array.from({ length: 6 }, () => {
    const letter = String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
    return letter;
  }).join('');
}

/**
 * One font in one document: collects the characters used and writes the font objects at the end.
 *
 * Every *character* gets its own CID, even where two characters share a glyph (Greek mu and the micro sign):
 * the CIDToGIDMap joins them again, so that copied and searched text is exactly the author's.
 */
export class EmbeddedFace {
  readonly resourceName: string;
  private readonly program: FontProgram;
  private readonly cids = new Map<number, number>();
  private readonly codePoints: number[] = [];

  constructor(program: FontProgram, resourceName: string) {
    this.program = program;
    this.resourceName = resourceName;
  }

  /** Whether any text was set in this face. */
  get isUsed(): boolean {
    return this.codePoints.length > 0;
  }

  /** The bytes of a text for a show operator, in hexadecimal. Every character must have a glyph in this face. */
  encode(text: string): string {
    let encoded = '';
    for (const character of text) encoded += hex4(this.cidOf(character.codePointAt(0) ?? 0));
    return encoded;
  }

  /** Registers the Type0 font and its parts (ISO 32000-1 §9.7) and returns the reference pages use. */
  async register(context: PDFContext): Promise<PDFRef> {
    const glyphs = this.codePoints.map((codePoint) => this.glyphOf(codePoint));
    const glyphIds = [...new Set(glyphs.map((glyph) => glyph.id))];
    const baseFont = `${subsetTag(this.codePoints)}+${this.program.postscriptName}`;
    const descendant = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: baseFont,
        CIDSystemInfo: {
          Registry: PDFString.of('Adobe'),
          Ordering: PDFString.of('Identity'),
          Supplement: 0,
        },
        FontDescriptor: await this.registerDescriptor(context, baseFont, glyphIds),
        DW: 0,
        W: [1, glyphs.map((glyph) => glyph.advance)],
        CIDToGIDMap: context.register(
          cidToGlyphMap(
            context,
            glyphs.map((glyph) => glyphIds.indexOf(glyph.id) + 1),
          ),
        ),
      }),
    );
    return context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: baseFont,
        Encoding: 'Identity-H',
        DescendantFonts: [descendant],
        ToUnicode: context.register(this.toUnicode(context)),
      }),
    );
  }

  private cidOf(codePoint: number): number {
    const known = this.cids.get(codePoint);
    if (known !== undefined) return known;
    this.codePoints.push(codePoint);
    const cid = this.codePoints.length;
    this.cids.set(codePoint, cid);
    return cid;
  }

  private glyphOf(codePoint: number) {
    const glyph = this.program.glyphOf(codePoint);
    if (glyph === null) throw new Error(`no glyph for U+${hex4(codePoint)} in this face`);
    return glyph;
  }

  private async registerDescriptor(
    context: PDFContext,
    fontName: string,
    glyphIds: readonly number[],
  ): Promise<PDFRef> {
    const { ascent, descent, capHeight, boundingBox } = this.program.metrics;
    const file = await this.program.subset(glyphIds);
    const descriptor: PDFDict = context.obj({
      Type: 'FontDescriptor',
      FontName: fontName,
      Flags: SYMBOLIC,
      FontBBox: [...boundingBox],
      ItalicAngle: 0,
      Ascent: ascent,
      Descent: descent,
      CapHeight: capHeight,
      StemV: 80,
      FontFile2: context.register(deflatedStream(context, file, { Length1: file.length })),
    });
    return context.register(descriptor);
  }

  private toUnicode(context: PDFContext): PDFRawStream {
    const rows = this.codePoints.map(
      (codePoint, index) => `<${hex4(index + 1)}> <${utf16Hex(codePoint)}>`,
    );
    // A bfchar block holds at most 100 rows (Adobe technical note 5014).
    const blocks: string[] = [];
    for (let start = 0; start < rows.length; start += 100) {
      const block = rows.slice(start, start + 100);
      blocks.push(`${String(block.length)} beginbfchar\n${block.join('\n')}\nendbfchar`);
    }
    const cmap = [
      '/CIDInit /ProcSet findresource begin',
      '12 dict begin',
      'begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def',
      '/CMapType 2 def',
      '1 begincodespacerange',
      '<0000> <ffff>',
      'endcodespacerange',
      ...blocks,
      'endcmap',
      'CMapName currentdict /CMap defineresource pop',
      'end',
      'end',
    ].join('\n');
    return deflatedStream(context, Buffer.from(cmap, 'latin1'), {});
  }
}

function cidToGlyphMap(context: PDFContext, glyphsByCid: readonly number[]): PDFRawStream {
  const map = Buffer.alloc((glyphsByCid.length + 1) * 2);
  glyphsByCid.forEach((glyph, index) => map.writeUInt16BE(glyph, (index + 1) * 2));
  return deflatedStream(context, map, {});
}

/** The resource dictionary entry of a face, for use as a key. */
export function faceKey(face: EmbeddedFace): PDFName {
  return PDFName.of(face.resourceName);
}
