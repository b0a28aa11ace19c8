import { quantile, type BenchRow, type BenchTable } from './measure.ts';

function figure(value: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(value < 10 ? 2 : 1);
}

function ratioTo(reference: BenchRow | undefined, row: BenchRow): string {
  if (reference === undefined) return '';
  return (quantile(row.samplesMs, 0.5) / quantile(reference.samplesMs, 0.5)).toFixed(2);
}

/** A table as aligned text: median, spread (10th to 90th and 99th percentile), samples, ratio to the reference row. */
export function formatTable(table: BenchTable): string {
  const reference = table.rows.find((row) => row.name === table.reference);
  const header = [
    '',
    'median ms',
    'p10',
    'p90',
    'p99',
    'runs',
    reference === undefined ? '' : 'ratio',
  ];
  const body = table.rows.map((row) => [
    row.name,
    figure(quantile(row.samplesMs, 0.5)),
    figure(quantile(row.samplesMs, 0.1)),
    figure(quantile(row.samplesMs, 0.9)),
    figure(quantile(row.samplesMs, 0.99)),
    String(row.samplesMs.length),
    ratioTo(reference, row),
  ]);
  const lines = [header, ...body];
  const widths = header.map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  const text = lines.map((line) =>
    line
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
  const facts = Object.entries(table.facts ?? {}).map(
    ([name, value]) => `${name}: ${String(value)}`,
  );
  return [`## ${table.title}`, ...text, ...facts, ''].join('\n');
}
