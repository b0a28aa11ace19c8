import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCompiledEngine } from '../../shared/conformance/compiledEngine.ts';
import { createInterpretedEngine } from '../../shared/conformance/interpretedEngine.ts';
import { judge, preparePack } from '../../shared/conformance/judge.ts';
import { readSchematron } from '../../shared/conformance/schematron.ts';
import { vocabularyFindings } from '../../shared/conformance/vocabularyFindings.ts';
import type { Result } from '../../shared/errors/result.ts';
import { parseXml } from '../../shared/xml/parseXml.ts';
import { hasSaxon, saxonTimings } from '../support/conformance/saxon.ts';
import { schematronToXslt } from '../support/conformance/schematronToXslt.ts';
import { dataPackDirectory, skipNotice } from '../support/dataPack.ts';
import { officialPack, sampleDocuments } from '../support/officialDocuments.ts';
import { measure, type BenchRow, type BenchTable } from './measure.ts';

const WARM = { warmUp: 1500, runs: 0 };
const FAST = { warmUp: 20, runs: 100 };
const SLOW = { warmUp: 2, runs: 10 };
/** Runs of Saxon in one Java process; the first half warms its compiler up and is not counted. */
const SAXON_RUNS = 400;
/** Saxon and ours take turns, so that what else the machine does falls on both. */
const ROUNDS = 3;

const REFERENCE = 'rules and parsing, Saxon-HE (warm JVM)';

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function saxonSamples(stylesheet: string, document: string): Promise<readonly number[]> {
  const directory = await mkdtemp(join(tmpdir(), 'saxon-bench-'));
  try {
    const samplesMs = await saxonTimings(directory, stylesheet, document, SAXON_RUNS);
    return samplesMs.slice(Math.floor(samplesMs.length / 2));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** What is measured of ours, by name. */
type Actions = Readonly<Record<string, () => unknown>>;

async function measureInTurns(
  actions: Actions,
  reference: (() => Promise<readonly number[]>) | null,
): Promise<readonly BenchRow[]> {
  const samples = new Map<string, number[]>();
  const keep = (name: string, more: readonly number[]) => {
    samples.set(name, [...(samples.get(name) ?? []), ...more]);
  };
  for (const action of Object.values(actions)) await measure('', action, WARM);
  for (let round = 0; round < ROUNDS; round += 1) {
    if (reference !== null) keep(REFERENCE, await reference());
    for (const [name, action] of Object.entries(actions)) {
      keep(name, (await measure(name, action, FAST)).samplesMs);
    }
  }
  return [...samples].map(([name, samplesMs]) => ({ name, samplesMs }));
}

/** The verdict on the official sample by layer and engine, warm; Saxon-HE beside ours where it is installed. */
export async function conformanceTables(): Promise<readonly BenchTable[]> {
  const official = dataPackDirectory();
  if (official === null) {
    console.warn(skipNotice);
    return [];
  }
  const pack = await officialPack();
  const sample = sampleDocuments().find(({ name }) => name === 'PSS.it-fse-support.xml');
  if (sample === undefined) throw new Error('official sample absent');
  const { text } = sample;
  const prepared = valueOf(preparePack(pack));
  const schematron = valueOf(readSchematron(pack.schematron));
  const compiled = valueOf(createCompiledEngine(schematron));
  const interpreted = valueOf(createInterpretedEngine(schematron));
  const root = valueOf(parseXml(text));
  const stylesheet = schematronToXslt(schematron);
  const rows = await measureInTurns(
    {
      'rules and parsing, compiled': () => compiled.breaches(valueOf(parseXml(text))),
      'rules, compiled': () => compiled.breaches(root),
      parsing: () => parseXml(text),
      schema: () => prepared.schema.complaints(text),
      vocabulary: () => vocabularyFindings(root, pack.codeSystems),
      'full verdict': () => judge(text, prepared),
    },
    hasSaxon() ? () => saxonSamples(stylesheet, text) : null,
  );
  const slow = await measure('rules, interpreted', () => interpreted.breaches(root), SLOW);
  prepared.dispose();
  return [
    {
      title: 'Verdict on the official sample',
      reference: hasSaxon() ? REFERENCE : null,
      rows: [...rows, slow],
      facts: { characters: text.length, rules: schematron.testCount },
    },
  ];
}
