import { describe, expect, it } from 'vitest';
import { judge } from '../../../shared/conformance/judge.ts';
import { pssFixture } from '../../support/pssFixtures.ts';

const rulesOf = (text: string) => judge(text, null).findings.map((finding) => finding.rule);

describe('judging without the official pack', () => {
  it('runs our own header rules only, and says why the others did not run', () => {
    const { verdict, layers, packVersion, findings } = judge(pssFixture('full.xml'), null);
    expect({ verdict, packVersion, findings }).toEqual({
      verdict: 'accepted',
      packVersion: null,
      findings: [],
    });
    expect(layers).toEqual({
      xsd: { run: false, reason: 'no-pack' },
      schematron: { run: false, reason: 'no-pack' },
      vocabulary: { run: false, reason: 'no-pack' },
      model: { run: true },
    });
  });

  it.each([
    ['another document', /60591-5/, '11488-4', 'model/document-code'],
    ['no birth date', /<birthTime value="[^"]*"\/>/, '', 'model/patient-birth'],
    [
      'an ill-formed time',
      /<effectiveTime value="[^"]*"/,
      '<effectiveTime value="ieri"',
      'model/document-time',
    ],
    ['no signer', /<legalAuthenticator>[\s\S]*<\/legalAuthenticator>/, '', 'model/signer-id'],
    [
      'no author telecom',
      /(<assignedAuthor>[\s\S]*?)<telecom[^>]*\/>/,
      '$1',
      'model/author-telecom',
    ],
  ])('refuses %s', (_what, part, replacement, rule) => {
    const changed = pssFixture('minimal.xml').replace(part, replacement);
    expect(changed).not.toBe(pssFixture('minimal.xml'));
    expect(rulesOf(changed)).toContain(rule);
  });

  it('points at the nearest element there is', () => {
    const text = pssFixture('minimal.xml').replace(/<birthTime value="[^"]*"\/>/, '');
    const finding = judge(text, null).findings.find(({ rule }) => rule === 'model/patient-birth');
    expect(finding).toMatchObject({
      layer: 'model',
      severity: 'error',
      audience: 'doctor',
      path: '/ClinicalDocument/recordTarget[1]/patientRole[1]/patient[1]',
    });
  });
});

describe('judging what is no document', () => {
  it.each([
    ['a truncated file', pssFixture('full.xml').slice(0, 3000), 'cda/not-xml'],
    ['an empty file', '', 'cda/not-xml'],
    ['an entity bomb', '<!DOCTYPE d [<!ENTITY a "aaaa">]><d>&a;</d>', 'cda/xml-refused'],
    ['deep nesting', `${'<a>'.repeat(500)}${'</a>'.repeat(500)}`, 'cda/xml-refused'],
  ])('refuses %s with one finding', (_what, text, rule) => {
    const { verdict, findings } = judge(text, null);
    expect(verdict).toBe('refused');
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
    expect(findings[0]?.line).toBeGreaterThanOrEqual(1);
  });
});
