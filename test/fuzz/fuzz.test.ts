import { describe, expect, it } from 'vitest';
import { fuzz, keptInputs, problemWith } from './fuzz.ts';
import { fuzzTargets } from './fuzzTargets.ts';
import { mutate, seededNumbers } from './mutate.ts';

const slowMs = 60_000;

describe.each(fuzzTargets)('the parser of $name', (target) => {
  it('bears every input that was kept', async () => {
    for (const { name, bytes } of keptInputs(target.name)) {
      const { problem } = await problemWith(target, bytes, slowMs);
      expect(problem, name).toBeNull();
    }
  });

  it('bears a bounded run of changed files', async () => {
    const run = await fuzz(target, { seconds: 20, inputs: 150, slowMs, firstSeed: 1 });
    expect(run.failures).toEqual([]);
    expect(run.inputs).toBeGreaterThan(0);
  });
});

describe('the changes', () => {
  const bytes = new TextEncoder().encode('<a b="1">text</a>'.repeat(20));

  it('are repeated by their seed and differ between seeds', () => {
    const changed = (seed: number) => mutate(bytes, bytes, seededNumbers(seed));
    expect(changed(7)).toEqual(changed(7));
    const all = new Set(
      Array.from({ length: 100 }, (_, seed) => new TextDecoder('latin1').decode(changed(seed))),
    );
    expect(all.size).toBeGreaterThan(80);
  });

  it('would find a parser that throws', async () => {
    const broken = {
      name: 'broken',
      seeds: () => Promise.resolve([bytes]),
      run: (input: Uint8Array) => {
        if (input.length % 2 === 0) throw new Error('even');
        return Promise.resolve();
      },
    };
    expect((await problemWith(broken, new Uint8Array(4), slowMs)).problem).toContain('even');
    expect((await problemWith(broken, new Uint8Array(3), slowMs)).problem).toBeNull();
  });
});
