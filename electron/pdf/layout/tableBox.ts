import type { FontSet } from '../fonts/fontSet.ts';
import type { TableBlock } from '../view/documentView.ts';
import type { Box, Measure } from './box.ts';
import { FULL_PAGE_HEIGHT, type Flow } from './flow.ts';
import { placeLines } from './paragraphBox.ts';
import type { StructureNode } from './structureTree.ts';
import { cellDemands, cellPadding, setRow, type SetCell } from './tableCells.ts';
import { columnWidths, layGrids, type TableGrid } from './tableGrid.ts';
import { setText, type TextLine } from './textLines.ts';
import { colours, styles } from './theme.ts';

interface SetRow {
  readonly cells: readonly SetCell[];
  readonly height: number;
}

/** Rows tied together by cells that span them: they are placed on one page if a page can hold them. */
interface RowGroup {
  readonly rows: readonly SetRow[];
  readonly height: number;
}

/** A head taller than this share of the page is not repeated: it would leave no room for the rows. */
const REPEATABLE_SHARE = 1 / 3;

/** A table no taller than this is not broken over two pages. Points. */
const SHORT_TABLE = FULL_PAGE_HEIGHT / 6;

function rowHeights(rows: readonly (readonly SetCell[])[]): number[] {
  const heights = rows.map((cells) =>
    cells
      .filter((cell) => cell.grid.rowSpan === 1)
      .reduce((most, cell) => Math.max(most, cell.height), 0),
  );
  rows.forEach((cells, first) => {
    for (const cell of cells.filter((each) => each.grid.rowSpan > 1)) {
      const last = first + cell.grid.rowSpan - 1;
      const covered = heights.slice(first, last + 1).reduce((sum, height) => sum + height, 0);
      heights[last] = (heights[last] ?? 0) + Math.max(0, cell.height - covered);
    }
  });
  return heights;
}

function groupRows(rows: readonly SetRow[]): RowGroup[] {
  const groups: RowGroup[] = [];
  let open: SetRow[] = [];
  let tiedRows = 0;
  for (const row of rows) {
    open.push(row);
    tiedRows = Math.max(tiedRows, ...row.cells.map((cell) => cell.grid.rowSpan));
    tiedRows -= 1;
    if (tiedRows <= 0) {
      groups.push({ rows: open, height: open.reduce((sum, each) => sum + each.height, 0) });
      open = [];
      tiedRows = 0;
    }
  }
  if (open.length > 0) {
    groups.push({ rows: open, height: open.reduce((sum, each) => sum + each.height, 0) });
  }
  return groups;
}

function setGroups(fonts: FontSet, grid: TableGrid, lefts: readonly number[]): RowGroup[] {
  const cells = grid.rows.map((row) => setRow(fonts, row, lefts));
  const heights = rowHeights(cells);
  return groupRows(cells.map((row, index) => ({ cells: row, height: heights[index] ?? 0 })));
}

/** Draws one cell at the top edge `top`; `node` null draws it as a repetition outside the structure. */
function drawCell(
  flow: Flow,
  cell: SetCell,
  area: { readonly top: number; readonly height: number },
  node: StructureNode | null,
): void {
  const bottom = area.top - area.height;
  if (cell.type === 'TH') {
    flow.fill({ x: cell.x, y: bottom, width: cell.width, height: area.height }, colours.plaster);
  }
  flow.fill({ x: cell.x, y: bottom, width: cell.width, height: 0.5 }, colours.hairline);
  let top = area.top - cellPadding.y;
  for (const lines of cell.paragraphs) {
    const at = { x: cell.x + cellPadding.x, top };
    if (node === null) flow.repeatedLines(lines, at, cell.style);
    else flow.lines(lines, at, cell.style, paragraphNode(cell, node));
    top -= lines.length * cell.style.leading;
  }
}

function paragraphNode(cell: SetCell, node: StructureNode): StructureNode {
  return cell.paragraphs.length === 1 ? node : node.add('P');
}

/** Places a group that fits the page; `table` null means a repeated head. */
function placeGroup(flow: Flow, group: RowGroup, table: StructureNode | null): void {
  group.rows.forEach((row, index) => {
    const rowNode = table?.add('TR') ?? null;
    for (const cell of row.cells) {
      const height = group.rows
        .slice(index, index + cell.grid.rowSpan)
        .reduce((sum, each) => sum + each.height, 0);
      const node = rowNode?.add(cell.type, cell.attributes) ?? null;
      drawCell(flow, cell, { top: flow.y, height }, node);
    }
    flow.y -= row.height;
  });
}

interface CellProgress {
  readonly cell: SetCell;
  readonly lines: readonly { readonly line: TextLine; readonly node: StructureNode }[];
}

/** Places a row taller than a page: all its cells advance together, as many lines as each page holds. */
function placeTallRow(flow: Flow, row: SetRow, table: StructureNode, startPage: () => void): void {
  const rowNode = table.add('TR');
  const { leading } = styles.cell;
  const progress: CellProgress[] = row.cells.map((cell) => {
    const node = rowNode.add(cell.type, cell.attributes);
    const lines = cell.paragraphs.flatMap((paragraph) => {
      const owner = paragraphNode(cell, node);
      return paragraph.map((line) => ({ line, node: owner }));
    });
    return { cell, lines };
  });
  const longest = progress.reduce((most, { lines }) => Math.max(most, lines.length), 0);
  let done = 0;
  while (done < longest) {
    const fitting = Math.floor((flow.room - 2 * cellPadding.y) / leading);
    if (fitting < Math.min(3, longest - done)) {
      startPage();
      continue;
    }
    const count = Math.min(fitting, longest - done);
    placeSlice(flow, progress, done, count);
    flow.y -= count * leading + 2 * cellPadding.y;
    done += count;
  }
}

function placeSlice(
  flow: Flow,
  progress: readonly CellProgress[],
  from: number,
  count: number,
): void {
  const { leading } = styles.cell;
  const height = count * leading + 2 * cellPadding.y;
  for (const { cell, lines } of progress) {
    flow.fill({ x: cell.x, y: flow.y - height, width: cell.width, height: 0.5 }, colours.hairline);
    const slice = lines.slice(from, from + count);
    const nodes = new Set(slice.map(({ node }) => node));
    for (const node of nodes) {
      const first = slice.findIndex((each) => each.node === node);
      flow.lines(
        slice.filter((each) => each.node === node).map(({ line }) => line),
        { x: cell.x + cellPadding.x, top: flow.y - cellPadding.y - first * leading },
        cell.style,
        node,
      );
    }
  }
}

function placeBody(
  flow: Flow,
  table: StructureNode,
  groups: readonly RowGroup[],
  repeatHead: () => void,
): void {
  const startPage = () => {
    flow.newPage();
    repeatHead();
  };
  for (const group of groups) {
    if (group.height > flow.room && !flow.isAtTop) startPage();
    if (group.height <= flow.room) placeGroup(flow, group, table);
    else for (const row of group.rows) placeTallRow(flow, row, table, startPage);
  }
}

/** What must not leave the head: all of a short table, else its first two rows. */
function keptTogether(groups: readonly RowGroup[]): number {
  const height = (some: readonly RowGroup[]) => some.reduce((sum, each) => sum + each.height, 0);
  const whole = height(groups);
  return whole <= SHORT_TABLE ? whole : Math.min(height(groups.slice(0, 2)), FULL_PAGE_HEIGHT / 4);
}

/**
 * A table: head repeated on each page it reaches (as page furniture, the structure holds it once), rows
 * unbroken unless taller than a page, columns sized by their text.
 */
export function tableBox(fonts: FontSet, block: TableBlock, measure: Measure): Box {
  const { head, body } = layGrids(block.headerRows, block.bodyRows);
  const widths = columnWidths(
    body.columns,
    measure.width,
    (function* () {
      yield* cellDemands(fonts, head);
      yield* cellDemands(fonts, body);
    })(),
  );
  const lefts = [measure.x];
  for (const width of widths) lefts.push((lefts.at(-1) ?? measure.x) + width);
  const headGroups = setGroups(fonts, head, lefts);
  const bodyGroups = setGroups(fonts, body, lefts);
  const headHeight = headGroups.reduce((sum, group) => sum + group.height, 0);
  const caption = setText(fonts, block.caption, styles.caption, measure.width);
  const captionHeight =
    block.caption.length === 0 ? 0 : caption.length * styles.caption.leading + 3;
  const keepHeight = captionHeight + headHeight + keptTogether(bodyGroups);
  const isRepeatable = headHeight < FULL_PAGE_HEIGHT * REPEATABLE_SHARE;
  return {
    keepHeight,
    place(flow, parent) {
      if (body.columns === 0 && captionHeight === 0) return;
      const node = parent.add('Table');
      flow.ensure(keepHeight);
      if (captionHeight > 0) {
        placeLines(flow, caption, measure.x, styles.caption, node.add('Caption'));
        flow.gap(3);
      }
      placeBody(flow, node, headGroups, () => undefined);
      placeBody(flow, node, bodyGroups, () => {
        if (isRepeatable) for (const group of headGroups) placeGroup(flow, group, null);
      });
      flow.gap(6);
    },
  };
}
