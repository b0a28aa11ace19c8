import type { TextLine } from './textLines.ts';
import type { Colour, TextStyle } from './theme.ts';

function point(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function rgb(colour: Colour): string {
  return colour.map((part) => String(Math.round(part * 1000) / 1000)).join(' ');
}

/** A rectangle, origin at its lower left. Points. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The content stream of one page, written operator by operator (ISO 32000-1 annex A). */
export class PageCanvas {
  readonly index: number;
  private operators: string[] = [];
  private readonly ground: string[] = [];

  constructor(index: number) {
    this.index = index;
  }

  /** Paints a rectangle that carries no meaning. */
  fill(area: Rectangle, colour: Colour): void {
    const { x, y, width, height } = area;
    this.artifact(() => {
      this.operators.push(
        `${rgb(colour)} rg ${point(x)} ${point(y)} ${point(width)} ${point(height)} re f`,
      );
    });
  }

  /** Shows a line with its baseline at `y`. Must stand inside marked content. */
  text(line: TextLine, x: number, y: number, style: TextStyle): void {
    if (line.fragments.length === 0) return;
    this.operators.push(`BT ${rgb(style.colour)} rg`);
    for (const { face, text, offset, size, rise } of line.fragments) {
      this.operators.push(
        `/${face.resourceName} ${point(size)} Tf 1 0 0 1 ${point(x + offset)} ${point(y + rise)} Tm <${face.encode(text)}> Tj`,
      );
    }
    this.operators.push('ET');
  }

  /** Shows a line from `at`, turned by so many degrees against the clock. Must stand inside marked content. */
  turnedText(
    line: TextLine,
    at: { readonly x: number; readonly y: number },
    degrees: number,
    style: TextStyle,
  ): void {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const turn = [cos, sin, -sin, cos].map((part) => part.toFixed(4)).join(' ');
    this.operators.push(`BT ${rgb(style.colour)} rg`);
    for (const { face, text, offset, size } of line.fragments) {
      const place = `${point(at.x + offset * cos)} ${point(at.y + offset * sin)}`;
      this.operators.push(
        `/${face.resourceName} ${point(size)} Tf ${turn} ${place} Tm <${face.encode(text)}> Tj`,
      );
    }
    this.operators.push('ET');
  }

  /** Puts what `draw` writes under everything else of the page. */
  behind(draw: () => void): void {
    const over = this.operators;
    this.operators = this.ground;
    draw();
    this.operators = over;
  }

  /** Encloses what `draw` writes in a marked-content sequence that belongs to the structure tree. */
  marked(tag: string, mcid: number, draw: () => void): void {
    this.operators.push(`/${tag} <</MCID ${String(mcid)}>> BDC`);
    draw();
    this.operators.push('EMC');
  }

  /** Encloses what `draw` writes as decoration or page furniture, which screen readers skip. */
  artifact(draw: () => void): void {
    this.operators.push('/Artifact BMC');
    draw();
    this.operators.push('EMC');
  }

  /** The finished stream. */
  content(): Uint8Array {
    return Buffer.from([...this.ground, ...this.operators].join('\n'), 'latin1');
  }
}
