import type { FontSet } from '../fonts/fontSet.ts';
import type { TextRun } from '../view/documentView.ts';
import type { Box, Measure } from './box.ts';
import type { Flow } from './flow.ts';
import type { StructureNode, StructureType } from './structureTree.ts';
import { setText, type TextLine } from './textLines.ts';
import type { TextStyle } from './theme.ts';

/** How many of `lines` to place in `room` so that no line stands alone at either side of a page break. */
function linesThatFit(count: number, room: number, leading: number): number {
  const fitting = Math.floor((room + 0.01) / leading);
  if (fitting >= count) return count;
  return count - fitting === 1 && fitting > 2 ? fitting - 1 : fitting;
}

/** Places lines over as many pages as needed, as one element of the structure. */
export function placeLines(
  flow: Flow,
  lines: readonly TextLine[],
  x: number,
  style: TextStyle,
  node: StructureNode,
): void {
  let rest = lines;
  while (rest.length > 0) {
    flow.ensure(Math.min(rest.length, 2) * style.leading);
    const taken = Math.max(1, linesThatFit(rest.length, flow.room, style.leading));
    flow.lines(rest.slice(0, taken), { x, top: flow.y }, style, node);
    flow.y -= taken * style.leading;
    rest = rest.slice(taken);
  }
}

/** A paragraph of text with white space after it. */
export function paragraphBox(
  fonts: FontSet,
  runs: readonly TextRun[],
  measure: Measure,
  style: TextStyle,
  { type = 'P', after = 4 }: { readonly type?: StructureType; readonly after?: number } = {},
): Box {
  const lines = setText(fonts, runs, style, measure.width);
  return {
    keepHeight: Math.min(lines.length, 2) * style.leading,
    place(flow, parent) {
      placeLines(flow, lines, measure.x, style, parent.add(type));
      flow.gap(after);
    },
  };
}
