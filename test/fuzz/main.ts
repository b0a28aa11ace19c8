import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';
import { fuzzTargets } from './fuzzTargets.ts';

/*
 * npm run fuzz -- --seconds 60 [--only xml] [--seed 1]
 * Each target for so long; what breaks one is kept in test/fuzz/corpus and fails every later test until it is mended.
 */

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    only: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});

let crashes = 0;
for (const target of fuzzTargets.filter(({ name }) => (values.only ?? name) === name)) {
  const run = await fuzz(target, {
    seconds: Number(values.seconds),
    inputs: Number.POSITIVE_INFINITY,
    slowMs: 20_000,
    firstSeed: Number(values.seed),
  });
  crashes += run.failures.length;
  const slowest = `slowest ${run.slowestMs.toFixed(0)} ms`;
  console.log(
    `${run.target.padEnd(10)} ${String(run.inputs).padStart(8)} inputs  ${slowest}  crashes ${String(run.failures.length)}`,
  );
  for (const { seed, problem, file } of run.failures) {
    console.log(`  seed ${String(seed)}, kept as ${file}\n  ${problem.slice(0, 900)}`);
  }
}
console.log(`crashes ${String(crashes)} (first seed ${values.seed})`);
process.exitCode = crashes === 0 ? 0 : 1;
