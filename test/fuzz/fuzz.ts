import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutate, seededNumbers } from './mutate.ts';
import type { FuzzTarget } from './fuzzTargets.ts';

/** The kept corpus: inputs that once broke a parser, or lead it somewhere seldom reached. Run whole at each test. */
export const corpusFolder = join(import.meta.dirname, 'corpus');

/** An input that a parser did not bear. */
export interface FuzzFailure {
  readonly target: string;
  readonly seed: number;
  readonly problem: string;
  /** Where it was kept. */
  readonly file: string;
}

/** What a run did. */
export interface FuzzRun {
  readonly target: string;
  readonly inputs: number;
  readonly slowestMs: number;
  readonly failures: readonly FuzzFailure[];
}

/** How long a run goes on and what counts as hanging. */
export interface FuzzBounds {
  readonly seconds: number;
  /** Stops earlier after so many inputs. */
  readonly inputs: number;
  /** An input that takes longer is a failure. */
  readonly slowMs: number;
  readonly firstSeed: number;
}

/** The inputs kept for a target. */
export function keptInputs(
  target: string,
): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const folder = join(corpusFolder, target);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => ({
    name,
    bytes: new Uint8Array(readFileSync(join(folder, name))),
  }));
}

function keep(target: string, bytes: Uint8Array): string {
  const folder = join(corpusFolder, target);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, createHash('sha256').update(bytes).digest('hex').slice(0, 16));
  writeFileSync(file, bytes);
  return file;
}

/** Runs one input; the answer says what was wrong, or null. */
export async function problemWith(
  target: FuzzTarget,
  bytes: Uint8Array,
  slowMs: number,
): Promise<{ readonly problem: string | null; readonly ms: number }> {
  const started = performance.now();
  try {
    await target.run(bytes);
  } catch (error: unknown) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { problem, ms: performance.now() - started };
  }
  const ms = performance.now() - started;
  return { problem: ms > slowMs ? `took ${ms.toFixed(0)} ms` : null, ms };
}

/** Feeds a target with changed files until the bounds are reached; what breaks it is kept in the corpus. */
export async function fuzz(target: FuzzTarget, bounds: FuzzBounds): Promise<FuzzRun> {
  const kept = keptInputs(target.name).map(({ bytes }) => bytes);
  const pool = [...(await target.seeds()), ...kept];
  const failures: FuzzFailure[] = [];
  const until = performance.now() + bounds.seconds * 1000;
  let inputs = 0;
  let slowestMs = 0;
  while (performance.now() < until && inputs < bounds.inputs && failures.length < 10) {
    const seed = bounds.firstSeed + inputs;
    const next = seededNumbers(seed);
    const from = pool[next(pool.length)] ?? new Uint8Array();
    const other = pool[next(pool.length)] ?? new Uint8Array();
    const bytes = mutate(from, other, next);
    const { problem, ms } = await problemWith(target, bytes, bounds.slowMs);
    slowestMs = Math.max(slowestMs, ms);
    inputs += 1;
    if (problem !== null) {
      failures.push({ target: target.name, seed, problem, file: keep(target.name, bytes) });
    }
  }
  return { target: target.name, inputs, slowestMs, failures };
}
