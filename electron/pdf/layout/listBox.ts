import type { FontSet } from '../fonts/fontSet.ts';
import type { ListBlock, NarrativeBlock } from '../view/documentView.ts';
import type { Box, Measure } from './box.ts';
import { paragraphBox } from './paragraphBox.ts';
import { plainRun, setText, type TextLine } from './textLines.ts';
import { styles } from './theme.ts';

const INDENT = 14;

interface Item {
  readonly marker: readonly TextLine[];
  readonly boxes: readonly Box[];
}

/** A list: the marker hangs left of the item, whose blocks, of any kind, are measured by `measureBlocks`. */
export function listBox(
  fonts: FontSet,
  list: ListBlock,
  measure: Measure,
  measureBlocks: (blocks: readonly NarrativeBlock[], measure: Measure) => Box[],
): Box {
  const indent = list.ordered ? INDENT + 6 : INDENT;
  const inner = { x: measure.x + indent, width: measure.width - indent };
  const caption =
    list.caption.length === 0
      ? null
      : paragraphBox(fonts, list.caption, measure, styles.caption, { after: 2 });
  const items: Item[] = list.items.map((blocks, index) => ({
    marker: setText(
      fonts,
      [plainRun(list.ordered ? `${String(index + 1)}.` : '•')],
      styles.body,
      indent,
    ),
    boxes: measureBlocks(blocks, inner),
  }));
  return {
    keepHeight: (caption?.keepHeight ?? 0) + (items[0]?.boxes[0]?.keepHeight ?? 0),
    place(flow, parent) {
      caption?.place(flow, parent);
      if (items.length === 0) return;
      const node = parent.add('L');
      for (const item of items) {
        const itemNode = node.add('LI');
        flow.ensure(item.boxes[0]?.keepHeight ?? 0);
        flow.lines(
          item.marker,
          { x: measure.x + 2, top: flow.y },
          styles.body,
          itemNode.add('Lbl'),
        );
        const body = itemNode.add('LBody');
        for (const box of item.boxes) box.place(flow, body);
      }
      flow.gap(2);
    },
  };
}
