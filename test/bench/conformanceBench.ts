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
import { officialPack, sampleDocuments } from '../support/officialDocuments.ts';
import { measure, type BenchRow, type BenchTable } from './measure.ts';

const FAST = { warmUp: 1000, runs: 300 };
const SLOW = { warmUp: 5, runs: 20 };
/** Runs of Saxon in one Java process; the first half warms its compiler up and is not counted. */
const SAXON_RUNS = 600;

const REFERENCE = 'rules and parsing, Saxon-HE (warm JVM)';

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function saxonRow(stylesheet: string, document: string): Promise<BenchRow> {
  const directory = await mkdtemp(join(tmpdir(), 'saxon-bench-'));
  try {
    const samplesMs = await saxonTimings(directory, stylesheet, document, SAXON_RUNS);
    return { name: REFERENCE, samplesMs: samplesMs.slice(Math.floor(samplesMs.length / 2)) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The verdict on the official sample by layer and engine, warm; Saxon-HE beside ours where it is installed. */
export async function conformanceTable(): Promise<BenchTable> {
  const pack = await officialPack();
  const sample = sampleDocuments().find(({ name }) => name === 'PSS.it-fse-support.xml');
  if (sample === undefined) throw new Error('official sample absent');
  const { text } = sample;
  const prepared = valueOf(preparePack(pack));
  const schematron = valueOf(readSchematron(pack.schematron));
  const compiled = valueOf(createCompiledEngine(schematron));
  const interpreted = valueOf(createInterpretedEngine(schematron));
  const root = valueOf(parseXml(text));
  const rows: BenchRow[] = [];
  if (hasSaxon()) rows.push(await saxonRow(schematronToXslt(schematron), text));
  rows.push(
    await measure(
      'rules and parsing, compiled',
      () => compiled.breaches(valueOf(parseXml(text))),
      FAST,
    ),
    await measure('rules, compiled', () => compiled.breaches(root), FAST),
    await measure('rules, interpreted', () => interpreted.breaches(root), SLOW),
    await measure('parsing', () => parseXml(text), FAST),
    await measure('schema', () => prepared.schema.complaints(text), FAST),
    await measure('vocabulary', () => vocabularyFindings(root, pack.codeSystems), FAST),
    await measure('full verdict', () => judge(text, prepared), FAST),
  );
  prepared.dispose();
  return {
    title: 'Verdict on the official sample',
    reference: hasSaxon() ? REFERENCE : null,
    rows,
    facts: { characters: text.length, rules: schematron.testCount },
  };
}
