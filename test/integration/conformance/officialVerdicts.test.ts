import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OfficialPack } from '../../../shared/conformance/officialPack.ts';
import { createCompiledEngine } from '../../../shared/conformance/compiledEngine.ts';
import { createInterpretedEngine } from '../../../shared/conformance/interpretedEngine.ts';
import { judge, preparePack, type PreparedPack } from '../../../shared/conformance/judge.ts';
import { hasMeaning } from '../../../shared/conformance/meanings/ruleMeaning.ts';
import type { Result } from '../../../shared/errors/result.ts';
import { readSchematron, type Schematron } from '../../../shared/conformance/schematron.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';
import {
  officialPack,
  refusedDocuments,
  sampleDocuments,
  tally,
} from '../../support/officialDocuments.ts';

const absent = dataPackDirectory() === null;
if (absent) console.warn(skipNotice);

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const rootOf = (text: string) => valueOf(parseXml(text));

describe.skipIf(absent)('the official pack', () => {
  let official: OfficialPack;
  let prepared: PreparedPack;
  let schematron: Schematron;

  beforeAll(async () => {
    official = await officialPack();
    prepared = valueOf(preparePack(official));
    schematron = valueOf(readSchematron(official.schematron));
  });

  afterAll(() => {
    prepared.dispose();
  });

  it('has unique rule keys, each with a meaning of our own', () => {
    const keys = schematron.patterns.flat().flatMap((rule) => rule.tests.map((test) => test.key));
    expect(keys).toHaveLength(375);
    expect(new Set(keys).size).toBe(375);
    expect(keys.filter((key) => !hasMeaning(key))).toEqual([]);
  });

  it('compiles without leaving any rule to the interpreter', () => {
    expect(valueOf(createCompiledEngine(schematron)).interpretedExpressions).toEqual([]);
  });

  it.each([
    ['compiled', createCompiledEngine],
    ['interpreted', createInterpretedEngine],
  ])('gives the official verdict on every refused document (%s engine)', (_name, create) => {
    const engine = valueOf(create(schematron));
    const documents = refusedDocuments();
    expect(documents).toHaveLength(178);
    for (const { name, text, rules } of documents) {
      const breaches = engine.breaches(rootOf(text));
      expect(tally(breaches.map((breach) => breach.test.key)), name).toEqual(rules);
    }
  });

  it('reports through the whole verdict exactly the rules the official validator reports', () => {
    for (const { name, text, rules, xsd } of refusedDocuments()) {
      const { verdict, findings } = judge(text, prepared);
      expect(verdict, name).toBe('refused');
      expect(
        findings.some((finding) => finding.layer === 'xsd'),
        name,
      ).toBe(!xsd);
      const broken = findings.filter((finding) => finding.layer === 'schematron');
      expect(tally(broken.map((finding) => finding.rule)), name).toEqual(rules);
    }
  });

  it('accepts the current samples and refuses the stale ones', () => {
    for (const { name, text } of sampleDocuments()) {
      const { verdict, findings } = judge(text, prepared);
      if (name.includes('.fails-')) {
        expect(verdict, name).toBe('refused');
      } else {
        const official = findings.filter((finding) => finding.layer !== 'model');
        expect({ verdict, official }, name).toEqual({ verdict: 'accepted', official: [] });
        // The samples refer to words they do not carry; nothing else is remarked.
        const remarks = new Set(findings.map((finding) => finding.rule));
        expect(
          [...remarks].filter((rule) => rule !== 'model/dangling-reference'),
          name,
        ).toEqual([]);
      }
    }
  });
});
