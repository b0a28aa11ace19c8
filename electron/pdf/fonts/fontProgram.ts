import fontkit from '@pdf-lib/fontkit';

/** A glyph of a font program, its width in thousandths of the type size as PDF counts it. */
export interface ProgramGlyph {
  readonly id: number;
  readonly advance: number;
}

/** Vertical measures in thousandths of the type size, as a PDF font descriptor wants them (ISO 32000-1 §9.8). */
export interface FontMetrics {
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly boundingBox: readonly [number, number, number, number];
}

/**
 * A parsed TrueType file, shared by every document: which characters it can draw, how wide they are, and
 * subsets of it. Holds no state of any document.
 */
export class FontProgram {
  readonly postscriptName: string;
  readonly metrics: FontMetrics;
  private readonly font: fontkit.Font;
  private readonly glyphs = new Map<number, ProgramGlyph | null>();

  constructor(bytes: Uint8Array) {
    this.font = fontkit.create(bytes);
    this.postscriptName = this.font.postscriptName ?? 'Unnamed';
    const { bbox } = this.font;
    this.metrics = {
      ascent: this.perThousand(this.font.ascent),
      descent: this.perThousand(this.font.descent),
      // Fonts with an old OS/2 table do not tell it; the measure of the letter H does.
      capHeight: this.perThousand(
        Number.isNaN(this.perThousand(this.font.capHeight))
          ? this.font.glyphForCodePoint(0x48).bbox.maxY
          : this.font.capHeight,
      ),
      boundingBox: [
        this.perThousand(bbox.minX),
        this.perThousand(bbox.minY),
        this.perThousand(bbox.maxX),
        this.perThousand(bbox.maxY),
      ],
    };
  }

  /** The glyph of a code point, or null when the font would draw its ".notdef" box. */
  glyphOf(codePoint: number): ProgramGlyph | null {
    const known = this.glyphs.get(codePoint);
    if (known !== undefined) return known;
    const glyph = this.findGlyph(codePoint);
    this.glyphs.set(codePoint, glyph);
    return glyph;
  }

  /** A TrueType file with only these glyphs; glyph `ids[n]` becomes glyph `n + 1`, after ".notdef". */
  async subset(ids: readonly number[]): Promise<Uint8Array> {
    const subset = this.font.createSubset();
    for (const id of ids) subset.includeGlyph(id);
    const chunks: Uint8Array[] = [];
    await new Promise<void>((resolve) => {
      subset
        .encodeStream()
        .on('data', (chunk) => chunks.push(chunk))
        .on('end', () => {
          resolve();
        });
    });
    return new Uint8Array(Buffer.concat(chunks));
  }

  private findGlyph(codePoint: number): ProgramGlyph | null {
    if (!this.font.hasGlyphForCodePoint(codePoint)) return null;
    const glyph = this.font.glyphForCodePoint(codePoint);
    return { id: glyph.id, advance: this.perThousand(glyph.advanceWidth) };
  }

  private perThousand(units: number): number {
    return Math.round((units * 1000) / this.font.unitsPerEm);
  }
}
