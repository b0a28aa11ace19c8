import type { FontSet } from '../fonts/fontSet.ts';
import { PageCanvas, type Rectangle } from './pageCanvas.ts';
import { StructureTree, type StructureNode } from './structureTree.ts';
import type { TextLine } from './textLines.ts';
import { page, type Colour, type TextStyle } from './theme.ts';

/** Room a full page offers to the flow, in points. */
export const FULL_PAGE_HEIGHT = page.top - page.bottom;

/** Descenders below the baseline: the part of the leading under it. */
const BASELINE_SHARE = 0.27;

/** Where the next thing goes: a stack of pages and a pen that moves down. */
export class Flow {
  readonly fonts: FontSet;
  readonly structure = new StructureTree();
  readonly pages: PageCanvas[] = [new PageCanvas(0)];
  /** Upper edge of what comes next, in points from the bottom of the page. */
  y: number = page.top;

  constructor(fonts: FontSet) {
    this.fonts = fonts;
  }

  /** The page being written. */
  get canvas(): PageCanvas {
    const last = this.pages.at(-1);
    if (last === undefined) throw new Error('a flow always has a page');
    return last;
  }

  /** Height left on this page. */
  get room(): number {
    return this.y - page.bottom;
  }

  /** Whether nothing was placed on this page yet. */
  get isAtTop(): boolean {
    return this.y === page.top;
  }

  /** Starts a page. */
  newPage(): void {
    this.pages.push(new PageCanvas(this.pages.length));
    this.y = page.top;
  }

  /** Starts a page unless `height` fits here; more than a page can hold is asked only of an empty page. */
  ensure(height: number): void {
    if (height > this.room && !this.isAtTop) this.newPage();
  }

  /** Leaves white space, but never at the top of a page. */
  gap(height: number): void {
    if (!this.isAtTop) this.y -= height;
  }

  /** Shows lines from the top edge `top` at `x`, as content of `node`. Does not move the pen. */
  lines(
    lines: readonly TextLine[],
    at: { readonly x: number; readonly top: number },
    style: TextStyle,
    node: StructureNode,
  ): void {
    if (lines.length === 0) return;
    const { canvas } = this;
    canvas.marked(node.type, this.structure.mark(node, canvas.index), () => {
      this.drawLines(lines, at, style);
    });
  }

  /** Like `lines`, for text that repeats what the structure already holds (headers of continued tables). */
  repeatedLines(
    lines: readonly TextLine[],
    at: { readonly x: number; readonly top: number },
    style: TextStyle,
  ): void {
    this.canvas.artifact(() => {
      this.drawLines(lines, at, style);
    });
  }

  /** Paints a rectangle on this page. */
  fill(area: Rectangle, colour: Colour): void {
    this.canvas.fill(area, colour);
  }

  /** Draws a hairline across the measure at the pen. */
  rule(x: number, width: number, colour: Colour): void {
    this.fill({ x, y: this.y, width, height: 0.6 }, colour);
  }

  private drawLines(
    lines: readonly TextLine[],
    at: { readonly x: number; readonly top: number },
    style: TextStyle,
  ): void {
    lines.forEach((line, index) => {
      const baseline = at.top - (index + 1) * style.leading + style.leading * BASELINE_SHARE;
      this.canvas.text(line, at.x, baseline, style);
    });
  }
}
