import type { FontSet, MeasuredWord } from '../fonts/fontSet.ts';
import type { EmbeddedFace } from '../fonts/embeddedFace.ts';
import type { TextRun } from '../view/documentView.ts';
import type { TextStyle } from './theme.ts';

/** A stretch of a line in one face, at its distance from the line's start. Points. */
export interface LineFragment {
  readonly face: EmbeddedFace;
  readonly text: string;
  readonly offset: number;
  readonly size: number;
  readonly rise: number;
}

/** One line of set text. */
export interface TextLine {
  readonly fragments: readonly LineFragment[];
  readonly width: number;
}

/** A word: one or more measured parts without a place to break between them. */
interface Word {
  readonly parts: readonly {
    readonly word: MeasuredWord;
    readonly size: number;
    readonly rise: number;
  }[];
  readonly width: number;
}

/** Widths are sums of rounded numbers: a hundredth of a point is no reason to break a line. */
const TOLERANCE = 0.01;

const SCRIPT_SIZE = 0.7;
const SCRIPT_RISE = { normal: 0, superscript: 0.33, subscript: -0.14 } as const;

/** Turns runs into forced lines of words; a word may change style in its middle. */
function wordLines(fonts: FontSet, runs: readonly TextRun[], style: TextStyle): Word[][] {
  const lines: Word[][] = [[]];
  let parts: Word['parts'][number][] = [];
  const endWord = () => {
    if (parts.length > 0) {
      const width = parts.reduce((sum, part) => sum + (part.word.width * part.size) / 1000, 0);
      lines.at(-1)?.push({ parts, width });
    }
    parts = [];
  };
  for (const run of runs) {
    const size = run.script === 'normal' ? style.size : style.size * SCRIPT_SIZE;
    const rise = SCRIPT_RISE[run.script] * style.size;
    for (const token of run.text.split(/([ \n])/)) {
      if (token === '' || token === ' ' || token === '\n') {
        if (token !== '') endWord();
        if (token === '\n') lines.push([]);
        continue;
      }
      parts.push({ word: fonts.measure(token, run.strong ? 'strong' : style.weight), size, rise });
    }
  }
  endWord();
  return lines;
}

/** Breaks a word wider than the measure between characters; nothing is lost and no hyphen is invented. */
function brokenWord(fonts: FontSet, word: Word, style: TextStyle, maxWidth: number): Word[] {
  const pieces: Word[] = [];
  let parts: Word['parts'][number][] = [];
  let width = 0;
  for (const part of word.parts) {
    const text = part.word.pieces.map((piece) => piece.text).join('');
    for (const character of text) {
      const measured = fonts.measure(character, style.weight);
      const advance = (measured.width * part.size) / 1000;
      if (width + advance > maxWidth && parts.length > 0) {
        pieces.push({ parts, width });
        parts = [];
        width = 0;
      }
      parts.push({ word: measured, size: part.size, rise: part.rise });
      width += advance;
    }
  }
  pieces.push({ parts, width });
  return pieces;
}

/** Builds fragments, joining neighbours of the same face so that a line is few show operators. */
class LineBuilder {
  width = 0;
  private readonly fragments: (LineFragment & { text: string })[] = [];
  private readonly fonts: FontSet;
  private readonly style: TextStyle;

  constructor(fonts: FontSet, style: TextStyle) {
    this.fonts = fonts;
    this.style = style;
  }

  get isEmpty(): boolean {
    return this.fragments.length === 0;
  }

  append(word: Word): void {
    for (const { word: measured, size, rise } of word.parts) {
      for (const piece of measured.pieces) {
        const last = this.fragments.at(-1);
        if (last?.face === piece.face && last.size === size && last.rise === rise) {
          this.fragments[this.fragments.length - 1] = { ...last, text: last.text + piece.text };
        } else {
          this.fragments.push({
            face: piece.face,
            text: piece.text,
            offset: this.width,
            size,
            rise,
          });
        }
        this.width += (piece.width * size) / 1000;
      }
    }
  }

  space(): void {
    const { size, weight } = this.style;
    const word = this.fonts.measure(' ', weight);
    this.append({ parts: [{ word, size, rise: 0 }], width: (word.width * size) / 1000 });
  }

  line(): TextLine {
    return { fragments: this.fragments, width: this.width };
  }
}

/** Sets one forced line: as many lines as its words need. */
function breakLine(
  fonts: FontSet,
  words: readonly Word[],
  style: TextStyle,
  maxWidth: number,
): LineBuilder[] {
  const spaceWidth = (fonts.measure(' ', style.weight).width * style.size) / 1000;
  let current = new LineBuilder(fonts, style);
  const lines = [current];
  const startLine = () => {
    current = new LineBuilder(fonts, style);
    lines.push(current);
  };
  for (const word of words) {
    const fits = current.width + spaceWidth + word.width <= maxWidth + TOLERANCE;
    if (!current.isEmpty) {
      current.space();
      if (!fits) startLine();
    }
    const isTooWide = word.width > maxWidth + TOLERANCE;
    const pieces = isTooWide ? brokenWord(fonts, word, style, maxWidth) : [word];
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) startLine();
      current.append(piece);
    }
  }
  return lines;
}

/**
 * Sets text in lines no wider than `maxWidth`. A broken line keeps its space at the end, invisible, so that
 * software reading the page does not join the last word with the first of the next line.
 */
export function setText(
  fonts: FontSet,
  runs: readonly TextRun[],
  style: TextStyle,
  maxWidth: number,
): TextLine[] {
  const forcedLines = wordLines(fonts, runs, style);
  return forcedLines.flatMap((words, index) => {
    const lines = breakLine(fonts, words, style, maxWidth);
    if (index < forcedLines.length - 1) lines.at(-1)?.space();
    return lines.map((line) => line.line());
  });
}

/** The narrowest and the widest a text can be: its longest word and its longest unbroken line. Points. */
export function textExtent(
  fonts: FontSet,
  runs: readonly TextRun[],
  style: TextStyle,
): { readonly longestWord: number; readonly longestLine: number } {
  const spaceWidth = (fonts.measure(' ', style.weight).width * style.size) / 1000;
  let longestWord = 0;
  let longestLine = 0;
  for (const words of wordLines(fonts, runs, style)) {
    let line = 0;
    for (const word of words) {
      longestWord = Math.max(longestWord, word.width);
      line += word.width + spaceWidth;
    }
    longestLine = Math.max(longestLine, line - (words.length > 0 ? spaceWidth : 0));
  }
  return { longestWord, longestLine };
}

/** A run in the style of its paragraph, for text that is ours and not the narrative's. */
export function plainRun(text: string, strong = false): TextRun {
  return { text, strong, script: 'normal' };
}
