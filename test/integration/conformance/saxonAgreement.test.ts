import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCompiledEngine } from '../../../shared/conformance/compiledEngine.ts';
import { createInterpretedEngine } from '../../../shared/conformance/interpretedEngine.ts';
import type { RuleEngine } from '../../../shared/conformance/ruleEngine.ts';
import { readSchematron, type Schematron } from '../../../shared/conformance/schematron.ts';
import type { Result } from '../../../shared/errors/result.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import type { XmlElement } from '../../../shared/xml/xmlTree.ts';
import { documentText, mutationsOf, type Mutation } from '../../support/conformance/mutations.ts';
import { hasSaxon, saxonBreaches, saxonNotice } from '../../support/conformance/saxon.ts';
import { schematronToXslt } from '../../support/conformance/schematronToXslt.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';
import {
  officialPack,
  refusedDocuments,
  sampleDocuments,
  tally,
} from '../../support/officialDocuments.ts';

const noPack = dataPackDirectory() === null;
const absent = noPack || !hasSaxon();
if (absent) console.warn(noPack ? skipNotice : saxonNotice);

/** One candidate of so many is tried: prime, so that no kind of change is left out for good. */
const STRIDE = 11;
/** Mutations taken whatever our engine says of them, so that a breach it overlooks can show. */
const BLIND_SHARE = 40;

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const rootOf = (text: string) => valueOf(parseXml(text));

function keysOf(engine: RuleEngine, root: XmlElement): readonly string[] {
  return engine.breaches(root).map((breach) => breach.test.key);
}

/** For every rule that some candidate breaks, the first that does, and some taken blindly. */
function chooseMutations(engine: RuleEngine): readonly Mutation[] {
  const covered = new Set<string>();
  const chosen: Mutation[] = [];
  const sources = sampleDocuments().filter(({ name }) => !name.includes('.fails-'));
  let index = 0;
  for (const { text } of sources) {
    for (const candidate of mutationsOf(rootOf(text), STRIDE)) {
      index += 1;
      const fresh = keysOf(engine, candidate.root).filter((key) => !covered.has(key));
      for (const key of fresh) covered.add(key);
      if (fresh.length > 0 || index % BLIND_SHARE === 0) chosen.push(candidate);
    }
  }
  return chosen;
}

describe.skipIf(absent)('agreement with Saxon-HE, rule by rule', () => {
  let schematron: Schematron;
  let directory: string;
  const documents: { readonly what: string; readonly text: string }[] = [];
  let mutated = 0;
  let expected: readonly (readonly string[] | null)[] = [];

  beforeAll(async () => {
    schematron = valueOf(readSchematron((await officialPack()).schematron));
    directory = await mkdtemp(join(tmpdir(), 'saxon-'));
    const mutations = chooseMutations(valueOf(createCompiledEngine(schematron)));
    mutated = mutations.length;
    for (const { what, root } of mutations) documents.push({ what, text: documentText(root) });
    for (const { name, text } of [...sampleDocuments(), ...refusedDocuments()]) {
      documents.push({ what: name, text });
    }
    const texts = documents.map(({ text }) => text);
    expected = await saxonBreaches(directory, schematronToXslt(schematron), texts);
  });

  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('compares at least 200 mutations, breaking most of the rules', () => {
    expect(mutated).toBeGreaterThanOrEqual(200);
    expect(expected.filter((keys) => keys === null).length).toBeLessThan(10);
    expect(new Set(expected.flatMap((keys) => keys ?? [])).size).toBeGreaterThanOrEqual(250);
  });

  function expectAgreement(engine: RuleEngine, count: number) {
    for (const [index, { what, text }] of documents.slice(0, count).entries()) {
      const official = expected[index] ?? null;
      const found = keysOf(engine, rootOf(text));
      // Where the document makes an expression meaningless Saxon gives up: the gateway refuses, and so must we.
      if (official === null) expect(found, what).not.toEqual([]);
      else expect(tally(found), what).toEqual(tally(official));
    }
  }

  it('holds for the compiled engine on every mutation and document', () => {
    expectAgreement(valueOf(createCompiledEngine(schematron)), documents.length);
  });

  it('holds for the interpreted engine on every mutation', { timeout: 300_000 }, () => {
    expectAgreement(valueOf(createInterpretedEngine(schematron)), mutated);
  });
});
