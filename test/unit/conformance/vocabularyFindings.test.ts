import { describe, expect, it } from 'vitest';
import type { CodeSystem } from '../../../shared/conformance/officialPack.ts';
import { vocabularyFindings } from '../../../shared/conformance/vocabularyFindings.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';

function system(oid: string, more: Partial<CodeSystem> = {}): [string, CodeSystem] {
  return [oid, { oid, version: '', skipped: false, codes: new Set(['A', 'B']), ...more }];
}

const COURSE_LIST = '2.16.840.1.113883.2.9.10.1.4.3.4.5';

const systems = new Map([
  system('1.1'),
  system('1.2', { version: '2.0' }),
  system('1.3', { skipped: true, codes: null }),
  system('1.4', { codes: null }),
  system('1.5.999'),
  system('1.6.9999', { skipped: true, codes: null }),
  system(COURSE_LIST, { codes: new Set(['LA28752-6', 'LA18821-1']) }),
]);

function outcome(body: string) {
  const parsed = parseXml(`<d xmlns="urn:hl7-org:v3">${body}</d>`);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return vocabularyFindings(parsed.value, systems);
}

const rulesOf = (body: string) => outcome(body).findings.map((finding) => finding.rule);

describe('vocabulary step', () => {
  it.each([
    ['a known code', '<code code="A" codeSystem="1.1"/>', []],
    ['an unknown code', '<code code="Z" codeSystem="1.1"/>', ['vocabulary/unknown-code']],
    ['a code in another case', '<code code="a" codeSystem="1.1"/>', ['vocabulary/unknown-code']],
    ['no code', '<code nullFlavor="UNK" codeSystem="1.1"/>', ['vocabulary/missing-code']],
    ['a system the gateway does not manage', '<code code="Z" codeSystem="7.7"/>', []],
    ['a system on the allow-list', '<code code="Z" codeSystem="1.3"/>', []],
    ['an arc 999', '<code code="A" codeSystem="1.5.999"/>', ['vocabulary/blocked-system']],
    [
      'an unmanaged arc 9999',
      '<code code="A" codeSystem="7.9999.1"/>',
      ['vocabulary/blocked-system'],
    ],
    ['999 on the allow-list', '<code code="A" codeSystem="1.6.9999"/>', []],
    ['999 as part of an arc', '<code code="A" codeSystem="7.19991"/>', []],
    ['the managed version', '<code code="A" codeSystem="1.2" codeSystemVersion="2.0"/>', []],
    [
      'another version',
      '<code code="A" codeSystem="1.2" codeSystemVersion="1.0"/>',
      ['vocabulary/version'],
    ],
    [
      'a translation',
      '<v><translation code="Z" codeSystem="1.1"/></v>',
      ['vocabulary/unknown-code'],
    ],
    ['an element without codeSystem', '<code code="Z"/>', []],
  ])('judges %s', (_what, body, expected) => {
    expect(rulesOf(body)).toEqual(expected);
  });

  it('looks the value of a re-read observation up in the list of its own', () => {
    const observation = (value: string) =>
      `<observation><code code="89261-2" codeSystem="9.9"/><value code="${value}" codeSystem="1.1"/></observation>`;
    expect(rulesOf(observation('LA28752-6'))).toEqual([]);
    expect(rulesOf(observation('A'))).toEqual(['vocabulary/unknown-code']);
  });

  it('names the managed systems it has no list of, without refusing their codes', () => {
    const judged = outcome('<code code="Z" codeSystem="1.4"/><code code="A" codeSystem="1.1"/>');
    expect(judged).toEqual({ findings: [], uncheckedSystems: ['1.4'] });
  });

  it('points at the element and its line', () => {
    const [finding] = outcome(
      '\n<a/>\n<b><code code="Z" codeSystem="1.1" displayName="Zeta"/></b>',
    ).findings;
    expect(finding).toMatchObject({
      path: '/d/b[1]/code[1]',
      line: 3,
      severity: 'error',
      audience: 'doctor',
    });
    expect(finding?.it).toContain('Zeta (Z)');
  });
});
