import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths, layGrids } from '../../../../electron/pdf/layout/tableGrid.ts';
import type { TableCell } from '../../../../electron/pdf/view/documentView.ts';

function cell(columnSpan = 1, rowSpan = 1): TableCell {
  return { isHeader: false, columnSpan, rowSpan, blocks: [] };
}

describe('a table grid', () => {
  it('places cells around those hanging from the rows above and fills holes', () => {
    const { body } = layGrids([], [[cell(1, 2), cell(), cell()], [cell()]]);
    expect(body.columns).toBe(3);
    expect(body.rows[1]?.map(({ column, source }) => [column, source === null])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('covers every place exactly once, whatever the spans', () => {
    const span = fc.integer({ min: 1, max: 4 });
    const row = fc.array(
      fc.tuple(span, span).map(([columns, rows]) => cell(columns, rows)),
      {
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const { body } = layGrids([], rows);
        const covered = body.rows.map(() => new Array<number>(body.columns).fill(0));
        body.rows.forEach((cells, rowIndex) => {
          for (const { column, columnSpan, rowSpan } of cells) {
            for (let down = 0; down < rowSpan; down += 1) {
              for (let right = 0; right < columnSpan; right += 1) {
                const line = covered[rowIndex + down];
                if (line !== undefined) line[column + right] = (line[column + right] ?? 0) + 1;
              }
            }
          }
        });
        return covered.flat().every((count) => count === 1);
      }),
    );
  });

  it('gives short columns their line and long ones the rest, filling the measure', () => {
    const widths = columnWidths(3, 400, [
      { column: 0, columnSpan: 1, least: 30, most: 60 },
      { column: 1, columnSpan: 1, least: 30, most: 70 },
      { column: 2, columnSpan: 1, least: 40, most: 2000 },
    ]);
    expect(widths).toEqual([60, 70, 270]);
  });
});
