import fc from 'fast-check';
import { readPss } from '../../shared/cda/read/readPss.ts';
import { writePss } from '../../shared/cda/write/writePss.ts';
import { pssSchema, type Pss } from '../../shared/pss/pss.ts';
import { parseXml } from '../../shared/xml/parseXml.ts';
import { countingIds } from '../support/countingIds.ts';
import { pssArbitrary } from '../support/pssArbitraries.ts';
import { pssFixture } from '../support/pssFixtures.ts';
import { measure, type BenchTable } from './measure.ts';

const FAST = { warmUp: 300, runs: 300 };

function read(text: string): Pss {
  const parsed = parseXml(text);
  const result = parsed.ok ? readPss(parsed.value, countingIds()) : parsed;
  if (!result.ok) throw new Error(result.error.code);
  return pssSchema.parse(result.value.draft);
}

const write = (pss: Pss) => writePss(pss, { newId: countingIds(), templateExtension: '1.5' });

/** The generated document with most sections, always the same one. */
function fullestPss(): Pss {
  const sections = (pss: Pss) => JSON.stringify(pss.sections).length;
  const [fullest] = fc
    .sample(pssArbitrary, { numRuns: 50, seed: 20261122 })
    .toSorted((one, other) => sections(other) - sections(one));
  if (fullest === undefined) throw new Error('no document generated');
  return fullest;
}

/** Writing a PSS from the model and reading one into it, parsing and every check of the model included. */
export async function cdaTable(): Promise<BenchTable> {
  const sample = pssFixture('full.xml');
  const typical = read(sample);
  const fullest = fullestPss();
  const fullestText = write(fullest);
  return {
    title: 'CDA: write and read',
    reference: null,
    facts: { 'typical, characters': sample.length, 'fullest, characters': fullestText.length },
    rows: [
      await measure('write, typical document', () => write(typical), FAST),
      await measure('write, fullest document', () => write(fullest), FAST),
      await measure('read, typical document', () => read(sample), FAST),
      await measure('read, fullest document', () => read(fullestText), FAST),
    ],
  };
}
