import type { Box, Measure } from './box.ts';
import type { Flow } from './flow.ts';
import { paragraphBox } from './paragraphBox.ts';
import type { StructureNode } from './structureTree.ts';
import { plainRun } from './textLines.ts';
import { colours, page, styles } from './theme.ts';

/** The whole width between the margins. */
export const pageMeasure: Measure = { x: page.left, width: page.right - page.left };

/** A heading, its rule, and the boxes under it, of which the first never leaves it. */
export function placeSection(
  flow: Flow,
  title: string,
  boxes: readonly Box[],
  parent: StructureNode,
): void {
  const heading = paragraphBox(flow.fonts, [plainRun(title)], pageMeasure, styles.heading, {
    type: 'H2',
    after: 2,
  });
  flow.ensure(heading.keepHeight + 8 + (boxes[0]?.keepHeight ?? 0));
  heading.place(flow, parent);
  flow.rule(pageMeasure.x, pageMeasure.width, colours.stone);
  flow.y -= 4;
  for (const box of boxes) box.place(flow, parent);
  flow.gap(5);
}
