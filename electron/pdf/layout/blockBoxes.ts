import type { FontSet } from '../fonts/fontSet.ts';
import type { NarrativeBlock } from '../view/documentView.ts';
import type { Box, Measure } from './box.ts';
import { listBox } from './listBox.ts';
import { paragraphBox } from './paragraphBox.ts';
import { tableBox } from './tableBox.ts';
import { styles } from './theme.ts';

/** Measures narrative blocks for a band of the page. */
export function blockBoxes(
  fonts: FontSet,
  blocks: readonly NarrativeBlock[],
  measure: Measure,
): Box[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'paragraph':
        return paragraphBox(fonts, block.runs, measure, styles.body);
      case 'list':
        return listBox(fonts, block, measure, (inner, band) => blockBoxes(fonts, inner, band));
      case 'table':
        return tableBox(fonts, block, measure);
    }
  });
}
