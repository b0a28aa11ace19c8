import type { TableCell } from '../view/documentView.ts';

/** A cell at its place in the grid. `source` is null where the author left a hole that was filled. */
export interface GridCell {
  readonly source: TableCell | null;
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** The cells that begin in each row, left to right, and how many columns every row has. */
export interface TableGrid {
  readonly columns: number;
  readonly rows: readonly (readonly GridCell[])[];
}

function isFree(covered: readonly number[], column: number, columnSpan: number): boolean {
  return covered.slice(column, column + columnSpan).every((count) => count <= 0);
}

/** Puts the cells of one part of a table (its head or its body) where their spans say. */
function placeCells(rows: readonly (readonly TableCell[])[]): GridCell[][] {
  let stillCovered: number[] = [];
  return rows.map((row, rowIndex) => {
    const covered = stillCovered;
    stillCovered = covered.map((count) => Math.max(0, count - 1));
    let column = 0;
    return row.map((source) => {
      const { columnSpan } = source;
      while (!isFree(covered, column, columnSpan)) column += 1;
      const rowSpan = Math.min(source.rowSpan, rows.length - rowIndex);
      const cell: GridCell = { source, column, columnSpan, rowSpan };
      for (let offset = 0; offset < columnSpan; offset += 1) {
        covered[column + offset] = rowSpan;
        stillCovered[column + offset] = rowSpan - 1;
      }
      column += columnSpan;
      return cell;
    });
  });
}

/** Fills the holes, so that every row has the same number of columns (PDF/UA-1 §7.5 wants regular tables). */
function fillHoles(rows: readonly (readonly GridCell[])[], columns: number): GridCell[][] {
  let stillCovered = new Array<number>(columns).fill(0);
  return rows.map((row) => {
    const covered = [...stillCovered];
    for (const cell of row) {
      for (let offset = 0; offset < cell.columnSpan; offset += 1) {
        covered[cell.column + offset] = cell.rowSpan;
      }
    }
    const filled: GridCell[] = [...row];
    covered.forEach((count, column) => {
      if (count === 0) filled.push({ source: null, column, columnSpan: 1, rowSpan: 1 });
    });
    stillCovered = covered.map((count) => Math.max(0, count - 1));
    return filled.toSorted((one, other) => one.column - other.column);
  });
}

/** The grids of a table's head and body, of one common width. */
export function layGrids(
  head: readonly (readonly TableCell[])[],
  body: readonly (readonly TableCell[])[],
): { readonly head: TableGrid; readonly body: TableGrid } {
  const headRows = placeCells(head);
  const bodyRows = placeCells(body);
  const columns = [...headRows, ...bodyRows]
    .flat()
    .reduce((most, cell) => Math.max(most, cell.column + cell.columnSpan), 0);
  return {
    head: { columns, rows: fillHoles(headRows, columns) },
    body: { columns, rows: fillHoles(bodyRows, columns) },
  };
}

/** What a cell asks of the columns it covers, in points, padding included. */
export interface CellDemand {
  readonly column: number;
  readonly columnSpan: number;
  readonly least: number;
  readonly most: number;
}

/** Shares `spare` among wishes: modest ones are granted whole, the others get equal parts of what is left. */
function grantWishes(wishes: readonly number[], spare: number): number[] {
  const granted = new Array<number>(wishes.length).fill(0);
  const ascending = wishes
    .map((wish, column) => ({ wish, column }))
    .toSorted((one, other) => one.wish - other.wish);
  let left = spare;
  ascending.forEach(({ wish, column }, index) => {
    const grant = Math.min(wish, left / (ascending.length - index));
    granted[column] = grant;
    left -= grant;
  });
  return granted;
}

/**
 * Column widths that fill `width`: every column gets room for its longest word where that is possible, short
 * columns stay on one line, and long texts share the rest. No word asks for more than two fifths of the
 * table: longer ones break.
 */
export function columnWidths(
  columns: number,
  width: number,
  demands: Iterable<CellDemand>,
): number[] {
  const least = new Array<number>(columns).fill(18);
  const most = new Array<number>(columns).fill(18);
  const raise = (sizes: number[], column: number, value: number) => {
    sizes[column] = Math.max(sizes[column] ?? 0, value);
  };
  for (const demand of demands) {
    for (let offset = 0; offset < demand.columnSpan; offset += 1) {
      raise(least, demand.column + offset, Math.min(demand.least, width * 0.4) / demand.columnSpan);
      raise(most, demand.column + offset, demand.most / demand.columnSpan);
    }
  }
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  const leastTotal = sum(least);
  if (leastTotal >= width) return least.map((size) => (size * width) / leastTotal);
  const wishes = most.map((size, column) => Math.max(0, size - (least[column] ?? 0)));
  const wishTotal = sum(wishes);
  const spare = width - leastTotal;
  if (wishTotal <= spare) {
    // Everything fits on one line: widen in proportion, so that columns stay near their text.
    const total = leastTotal + wishTotal;
    return least.map((size, column) => ((size + (wishes[column] ?? 0)) * width) / total);
  }
  const grants = grantWishes(wishes, spare);
  return least.map((size, column) => size + (grants[column] ?? 0));
}
