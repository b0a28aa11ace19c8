import type { FontSet } from '../fonts/fontSet.ts';
import type { NarrativeBlock, TextRun } from '../view/documentView.ts';
import type { CellAttributes } from './structureTree.ts';
import type { GridCell, TableGrid } from './tableGrid.ts';
import { plainRun, setText, textExtent, type TextLine } from './textLines.ts';
import { styles, type TextStyle } from './theme.ts';

/** White space between a cell's text and its edges, in points. */
export const cellPadding = { x: 5, y: 2.4 } as const;

/** A cell with its text set: paragraphs of lines, all of the same leading. */
export interface SetCell {
  readonly grid: GridCell;
  readonly type: 'TH' | 'TD';
  readonly attributes: CellAttributes | null;
  readonly style: TextStyle;
  readonly x: number;
  readonly width: number;
  readonly paragraphs: readonly (readonly TextLine[])[];
  readonly height: number;
}

/** Cells hold little flows; on paper they become paragraphs, list items keeping a mark of what they are. */
function cellParagraphs(blocks: readonly NarrativeBlock[], marker = ''): TextRun[][] {
  return blocks.flatMap((block): TextRun[][] => {
    switch (block.kind) {
      case 'paragraph':
        return [marker === '' ? [...block.runs] : [plainRun(marker), ...block.runs]];
      case 'list':
        return [
          ...(block.caption.length > 0 ? [[...block.caption]] : []),
          ...block.items.flatMap((item, index) =>
            cellParagraphs(item, block.ordered ? `${String(index + 1)}. ` : '• '),
          ),
        ];
      case 'table':
        return [
          ...(block.caption.length > 0 ? [[...block.caption]] : []),
          ...[...block.headerRows, ...block.bodyRows].flatMap((row) =>
            row.flatMap((cell) => cellParagraphs(cell.blocks, marker)),
          ),
        ];
    }
  });
}

function styleOf(cell: GridCell): TextStyle {
  return cell.source?.isHeader === true ? styles.cellHead : styles.cell;
}

/** What each cell asks of its columns. */
export function* cellDemands(fonts: FontSet, grid: TableGrid) {
  for (const cell of grid.rows.flat()) {
    for (const runs of cellParagraphs(cell.source?.blocks ?? [])) {
      const { longestWord, longestLine } = textExtent(fonts, runs, styleOf(cell));
      // One point of slack: widths are rounded when written, and a line must not break by a rounding.
      yield {
        column: cell.column,
        columnSpan: cell.columnSpan,
        least: longestWord + 2 * cellPadding.x + 1,
        most: longestLine + 2 * cellPadding.x + 1,
      };
    }
  }
}

function attributesOf(cell: GridCell, row: readonly GridCell[]): CellAttributes | null {
  const spans = {
    ...(cell.columnSpan > 1 ? { columnSpan: cell.columnSpan } : {}),
    ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
  };
  if (cell.source?.isHeader !== true) return Object.keys(spans).length > 0 ? spans : null;
  const headsRow = cell.column === 0 && row.some((other) => other.source?.isHeader === false);
  return { scope: headsRow ? 'Row' : 'Column', ...spans };
}

/** Sets the text of one row. `lefts` are the left edges of the columns and, last, the right edge of the table. */
export function setRow(
  fonts: FontSet,
  row: readonly GridCell[],
  lefts: readonly number[],
): SetCell[] {
  return row.map((cell) => {
    const style = styleOf(cell);
    const x = lefts[cell.column] ?? 0;
    const width = (lefts[cell.column + cell.columnSpan] ?? x) - x;
    const paragraphs = cellParagraphs(cell.source?.blocks ?? []).map((runs) =>
      setText(fonts, runs, style, Math.max(width - 2 * cellPadding.x, style.size)),
    );
    const lineCount = paragraphs.reduce((total, lines) => total + lines.length, 0);
    return {
      grid: cell,
      type: cell.source?.isHeader === true ? 'TH' : 'TD',
      attributes: attributesOf(cell, row),
      style,
      x,
      width,
      paragraphs,
      height: Math.max(lineCount, 1) * style.leading + 2 * cellPadding.y,
    };
  });
}
