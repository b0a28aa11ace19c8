import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPss } from '../../../shared/cda/read/readPss.ts';
import { writePss } from '../../../shared/cda/write/writePss.ts';
import { judge, preparePack, type PreparedPack } from '../../../shared/conformance/judge.ts';
import { pssSchema } from '../../../shared/pss/pss.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import { countingIds } from '../../support/countingIds.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';
import { officialPack, sampleDocuments } from '../../support/officialDocuments.ts';
import { pssArbitrary } from '../../support/pssArbitraries.ts';

function read(text: string) {
  const parsed = parseXml(text);
  const result = parsed.ok ? readPss(parsed.value, countingIds()) : parsed;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function write(pss: unknown): string {
  return writePss(pssSchema.parse(pss), { newId: countingIds(), templateExtension: '1.5' });
}

const absent = dataPackDirectory() === null;

describe.skipIf(absent)(absent ? `written documents (${skipNotice})` : 'written documents', () => {
  let pack: PreparedPack;

  beforeAll(async () => {
    const prepared = preparePack(await officialPack());
    if (!prepared.ok) throw new Error(prepared.error.code);
    pack = prepared.value;
  });

  afterAll(() => {
    pack.dispose();
  });

  it('are accepted by schema, rules and vocabulary without a single remark', () => {
    fc.assert(
      fc.property(pssArbitrary, (pss) => {
        expect(judge(write(pss), pack).findings).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('take over the official sample with nothing left out', () => {
    const sample = sampleDocuments().find(({ name }) => name === 'PSS.it-fse-support.xml');
    const { draft, unmapped } = read(sample?.text ?? '');
    expect(unmapped).toEqual([]);
    expect(read(write(draft)).draft).toEqual(draft);
    expect(judge(write(draft), pack).verdict).toBe('accepted');
  });

  it('keep every coded fact of the official sample', () => {
    const sample = sampleDocuments().find(({ name }) => name === 'PSS.it-fse-support.xml');
    const text = (sample?.text ?? '').replaceAll(/<!--[^]*?-->/g, '');
    const facts = (document: string) =>
      new Set([...document.matchAll(/\scode=["']([^"']+)["']/g)].map((match) => match[1]));
    const kept = facts(write(read(text).draft));
    // The sample's notes point at words that are not in it, so there is no note to keep.
    expect([...facts(text)].filter((code) => !kept.has(code))).toEqual(['48767-8']);
  });

  it('made from any sample whose patient has a national identifier are accepted', () => {
    const samples = sampleDocuments().filter(({ name }) => !name.includes('validator'));
    expect(samples.length).toBeGreaterThan(3);
    for (const { text } of samples) {
      expect(judge(write(read(text).draft), pack).verdict).toBe('accepted');
    }
  });

  it('cannot be made for a patient without one', () => {
    const sample = sampleDocuments().find(({ name }) => name.includes('validator'));
    const { draft, gaps } = read(sample?.text ?? '');
    expect(gaps.join()).toContain('ANPR');
    expect(() => write(draft)).toThrow('ANPR');
  });
});
