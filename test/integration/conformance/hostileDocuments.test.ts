import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge, preparePack, type PreparedPack } from '../../../shared/conformance/judge.ts';
import { dataPackDirectory, skipNotice } from '../../support/dataPack.ts';
import { officialPack } from '../../support/officialDocuments.ts';
import { pssFixture } from '../../support/pssFixtures.ts';

const absent = dataPackDirectory() === null;
if (absent) console.warn(skipNotice);

const minimal = pssFixture('minimal.xml');

function layersOf({ layers }: ReturnType<typeof judge>): readonly string[] {
  return Object.entries(layers).flatMap(([layer, state]) => (state.run ? [layer] : []));
}

describe.skipIf(absent)('documents that are wrong in other ways than a rule', () => {
  let pack: PreparedPack;

  beforeAll(async () => {
    const prepared = preparePack(await officialPack());
    if (!prepared.ok) throw new Error(prepared.error.code);
    pack = prepared.value;
  });

  afterAll(() => {
    pack.dispose();
  });

  it('accepts our own fixtures without a finding', () => {
    for (const name of ['minimal.xml', 'full.xml'] as const) {
      const { verdict, findings } = judge(pssFixture(name), pack);
      expect({ verdict, findings }, name).toEqual({ verdict: 'accepted', findings: [] });
    }
  });

  it.each([
    ['a repeated ID', /\bID="[^"]+"/g, 'ID="one"', 'xsd/duplicate-id'],
    [
      'an attribute nobody knows',
      /<patient>/,
      '<patient colour="red">',
      'xsd/unexpected-attribute',
    ],
    [
      'an element out of place',
      /<\/patientRole>/,
      '<title/></patientRole>',
      'xsd/unexpected-element',
    ],
    [
      'a missing part',
      /<assignedCustodian>[\s\S]*<\/assignedCustodian>/,
      '<assignedCustodian/>',
      'xsd/missing-element',
    ],
    [
      'a date that is none',
      /<birthTime value="[^"]*"/,
      '<birthTime value="ieri"',
      'xsd/invalid-value',
    ],
    ['another CDA release', /POCD_MT000040UV02/, 'POCD_HD000040', 'xsd/unknown-release'],
  ])('stops at the schema for %s', (_what, part, replacement, rule) => {
    const verdict = judge(minimal.replace(part, replacement), pack);
    expect(verdict.findings.map((finding) => finding.rule)).toContain(rule);
    expect(layersOf(verdict)).toEqual(['xsd']);
  });

  it('wants the PSS template before any other', () => {
    const other = '<templateId root="1.2.3" extension="1"/>';
    const verdict = judge(minimal.replace(/<templateId/, `${other}<templateId`), pack);
    expect(verdict.findings.map((finding) => finding.rule)).toEqual(['schematron/first-template']);
    expect(layersOf(verdict)).toEqual(['xsd', 'schematron']);
  });

  it('reaches the vocabulary only when the rules raise no error', () => {
    const unknown = minimal.replace(/(<code code=")MMG(")/, '$1XYZ$2');
    const verdict = judge(unknown, pack);
    expect(verdict.findings.map((finding) => finding.rule)).toEqual(['vocabulary/unknown-code']);
    expect(layersOf(verdict)).toEqual(['xsd', 'schematron', 'vocabulary']);
    expect(verdict.uncheckedSystems).toContain('2.16.840.1.113883.6.1');
  });

  it('judges 5,000 entries and names each that is wrong', () => {
    const [entry = ''] = /<entry[\s>][\s\S]*?<\/entry>/.exec(minimal) ?? [];
    const entries = Array.from({ length: 5000 }, (_, number) =>
      entry.replace(/\bID="[^"]*"/g, `ID="n${String(number)}"`).replace(/<statusCode[^>]*>/, ''),
    );
    const verdict = judge(
      minimal.replace(entry, () => entries.join('')),
      pack,
    );
    const missing = verdict.findings.filter((finding) => finding.rule === '73');
    expect(missing).toHaveLength(5000);
    expect(new Set(missing.map((finding) => finding.path)).size).toBe(5000);
  });
});
