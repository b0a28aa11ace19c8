import type { PDFContext, PDFDict } from 'pdf-lib';
import { EmbeddedFace, faceKey } from './embeddedFace.ts';
import type { FontLibrary, Weight } from './fontLibrary.ts';
import type { FontProgram, ProgramGlyph } from './fontProgram.ts';
import { printableText, visibleSubstitute } from './printableText.ts';

/** Consecutive characters of one word set in the same face; width in thousandths of the type size. */
export interface FacePiece {
  readonly face: EmbeddedFace;
  readonly text: string;
  readonly width: number;
}

/** A word as the fonts can draw it. */
export interface MeasuredWord {
  readonly pieces: readonly FacePiece[];
  readonly width: number;
}

interface Candidate {
  readonly program: FontProgram;
  readonly face: EmbeddedFace;
}

interface DrawnCharacter {
  readonly face: EmbeddedFace;
  readonly character: string;
  readonly glyph: ProgramGlyph;
}

/**
 * The fonts of one document. Chooses per character the first face that has it, measures, remembers words
 * (measuring is the largest cost of a layout), and writes characters no face has in visible substitution.
 */
export class FontSet {
  private readonly candidates: Readonly<Record<Weight, readonly Candidate[]>>;
  private readonly words: Readonly<Record<Weight, Map<string, MeasuredWord>>> = {
    regular: new Map(),
    strong: new Map(),
  };
  private readonly substituted = new Set<string>();

  constructor(library: FontLibrary) {
    const facesOf = (weight: Weight, letter: string) =>
      library[weight].map((program, index) => ({
        program,
        face: new EmbeddedFace(program, `${letter}${String(index)}`),
      }));
    this.candidates = { regular: facesOf('regular', 'R'), strong: facesOf('strong', 'S') };
  }

  /** Characters that no font could draw, each once, in order of appearance. */
  get substitutedCharacters(): readonly string[] {
    return [...this.substituted];
  }

  /** Measures a word (any text without line feeds), with fallback faces and substitutions resolved. */
  measure(word: string, weight: Weight): MeasuredWord {
    const known = this.words[weight].get(word);
    if (known !== undefined) return known;
    const measured = this.measureAfresh(word, weight);
    this.words[weight].set(word, measured);
    return measured;
  }

  /** Registers every face that was used and returns the `/Font` resource dictionary. */
  async register(context: PDFContext): Promise<PDFDict> {
    const fonts = context.obj({});
    const faces = [...this.candidates.regular, ...this.candidates.strong].map(({ face }) => face);
    for (const face of faces) {
      if (face.isUsed) fonts.set(faceKey(face), await face.register(context));
    }
    return fonts;
  }

  private measureAfresh(word: string, weight: Weight): MeasuredWord {
    const pieces: FacePiece[] = [];
    let total = 0;
    for (const { face, character, glyph } of this.draw(printableText(word), weight)) {
      const last = pieces.at(-1);
      if (last?.face === face) {
        const width = last.width + glyph.advance;
        pieces[pieces.length - 1] = { face, text: last.text + character, width };
      } else pieces.push({ face, text: character, width: glyph.advance });
      total += glyph.advance;
    }
    return { pieces, width: total };
  }

  private draw(text: string, weight: Weight): DrawnCharacter[] {
    return [...text].flatMap((character) => {
      const codePoint = character.codePointAt(0) ?? 0;
      for (const { program, face } of this.candidates[weight]) {
        const glyph = program.glyphOf(codePoint);
        if (glyph !== null) return [{ face, character, glyph }];
      }
      this.substituted.add(character);
      return this.draw(visibleSubstitute(codePoint), weight);
    });
  }
}
