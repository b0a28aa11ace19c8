import { createStoredTerminology } from '../../electron/store/storedTerminology.ts';
import { openDatabase } from '../../electron/store/openDatabase.ts';
import type { Result } from '../../shared/errors/result.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueHeader, inventedDrugs, testSystem } from '../support/catalogueFixtures.ts';
import { measure, type BenchRow, type BenchTable } from './measure.ts';

const ROWS = 200_000;
const BATCH = 2000;
/** Concepts the doctor has already used: all are weighed in every search. */
const USED = 500;
const REPETITION = { warmUp: 20, runs: 100 };

const searches: readonly (readonly [name: string, text: string])[] = [
  ['two letters', 'ta'],
  ['beginning of a brand', 'tachip'],
  ['brand and strength', 'amo 500 mg'],
  ['substance', 'corlina'],
  ['words of most rows', 'mg unita'],
  ['beginning of a code', '00012'],
  ['nothing to find', 'zzyzx'],
];

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** Search among 200,000 drugs in the encrypted archive, as the store process runs it. */
export async function searchTable(): Promise<BenchTable> {
  const directory = await mkdtemp(join(tmpdir(), 'search-bench-'));
  const at = new Date().toISOString();
  const database = openDatabase(directory, new Uint8Array(32).fill(1), new Date(at));
  try {
    const terminology = createStoredTerminology(database);
    const drugs = inventedDrugs(ROWS);
    const started = performance.now();
    const edition = valueOf(terminology.beginCatalogue(catalogueHeader(), at));
    for (let start = 0; start < drugs.length; start += BATCH) {
      valueOf(terminology.addConcepts(edition, drugs.slice(start, start + BATCH)));
    }
    valueOf(terminology.publishCatalogue(edition));
    const importMs = performance.now() - started;
    for (const { code } of drugs.slice(0, USED)) {
      valueOf(terminology.recordConceptUse(testSystem, code, at));
    }
    const rows: BenchRow[] = [];
    for (const [name, text] of searches) {
      const query = { text, systems: [testSystem], limit: 20, at };
      rows.push(await measure(name, () => valueOf(terminology.searchConcepts(query)), REPETITION));
    }
    return {
      title: 'Search in the catalogues',
      reference: null,
      rows,
      facts: { concepts: ROWS, used: USED, 'import ms': Math.round(importMs) },
    };
  } finally {
    database.close();
    await rm(directory, { recursive: true, force: true });
  }
}
