/** One line of a table: what was measured and every counted sample. */
export interface BenchRow {
  readonly name: string;
  readonly samplesMs: readonly number[];
}

/** Rows measured in one run of one process, so that ratios between them mean something. */
export interface BenchTable {
  readonly title: string;
  /** Every row's ratio is against the row of this name; null where rows are not comparable. */
  readonly reference: string | null;
  readonly rows: readonly BenchRow[];
  /** Counts and sizes that belong to the table, by name. */
  readonly facts?: Readonly<Record<string, number | string>>;
}

/** How often something is run. */
export interface Repetition {
  readonly warmUp: number;
  readonly runs: number;
}

/** Runs an action after a warm-up and keeps the time of every counted run, in milliseconds. */
export async function measure(
  name: string,
  action: () => unknown,
  { warmUp, runs }: Repetition,
): Promise<BenchRow> {
  for (let index = 0; index < warmUp; index += 1) await action();
  const samplesMs: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    const started = performance.now();
    await action();
    samplesMs.push(performance.now() - started);
  }
  return { name, samplesMs };
}

/** The value below which `share` of the samples lie (nearest rank); NaN without samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
