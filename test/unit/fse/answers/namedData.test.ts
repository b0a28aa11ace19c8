import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { locateNamedData } from '../../../../shared/conformance/locateNamedData.ts';
import { readNamedData } from '../../../../shared/fse/answers/namedData.ts';
import { parseXml } from '../../../../shared/xml/parseXml.ts';

function refusal(type: string, detail: string) {
  const body = JSON.stringify({ traceID: 't', type, detail, status: 400 });
  return { operation: 'create', status: 400, headers: {}, body } as const;
}

const file = new URL('../../../fixtures/pss/full.xml', import.meta.url);
const document = parseXml(readFileSync(file, 'utf8'));
if (!document.ok) throw new Error(document.error.code);
const root = document.value;

describe('what a refusal names', () => {
  it.each([
    [
      'Almeno uno dei seguenti vocaboli non è censito: [CodeSystem: 1.2.3 v4.0, Codes: A, B],[CodeSystem: 4.5, Codes: C]',
    ],
    ['non Ã¨ censito: [CodeSystem: 1.2.3, Codes: A,B][CodeSystem: 4.5, Codes: C]'],
  ])('are codes with their dictionaries: %s', (detail) => {
    expect(readNamedData(refusal('/msg/vocabulary', detail))).toEqual([
      { kind: 'code', system: '1.2.3', code: 'A' },
      { kind: 'code', system: '1.2.3', code: 'B' },
      { kind: 'code', system: '4.5', code: 'C' },
    ]);
  });

  it('are rules, remarks apart, each once', () => {
    const detail = '[ERRORE-b9| Sezione x],[ERRORE-11| y],[ERRORE-b9| z],[W005 | t],[WA001| u]';
    expect(readNamedData(refusal('/msg/semantic', detail))).toEqual([
      { kind: 'rule', key: 'b9', isWarning: false },
      { kind: 'rule', key: '11', isWarning: false },
      { kind: 'rule', key: 'W005', isWarning: true },
      { kind: 'rule', key: 'WA001', isWarning: true },
    ]);
  });

  it('are claims and fields', () => {
    expect(
      readNamedData(refusal('/msg/jwt-validation', 'Il campo person_id non è valorizzato')),
    ).toEqual([{ kind: 'claim', name: 'person_id' }]);
    expect(
      readNamedData(refusal('/msg/mandatory-element', 'Il campo tipologiaStruttura deve')),
    ).toEqual([{ kind: 'field', name: 'tipologiaStruttura' }]);
  });

  it('is nothing where nothing is named, however long the text', () => {
    const flood = '[CodeSystem: 1.2, Codes: '.repeat(20_000);
    expect(readNamedData(refusal('/msg/vocabulary', flood)).length).toBeLessThanOrEqual(500);
    expect(readNamedData(refusal('/msg/sign-error', '[ERRORE-b9| x]'))).toEqual([]);
    expect(readNamedData({ ...refusal('', ''), body: '<html>' })).toEqual([]);
  });
});

describe('the way from a named datum to the document', () => {
  it('leads to every element with the code, with section and name', () => {
    const datum = { kind: 'code', system: '2.16.840.1.113883.6.1', code: '11450-4' } as const;
    const [located] = locateNamedData([datum], root, []);
    expect(located?.paths).toHaveLength(1);
    expect(located?.paths[0]).toMatch(/^\/ClinicalDocument\/component\[1\]\/.*\/code\[1\]$/);
    expect(located).toMatchObject({ section: 'Lista dei Problemi' });
    expect(located?.it).toContain('Lista dei Problemi (11450-4)');
  });

  it('finds a code also under the dictionary the document declares', () => {
    const datum = { kind: 'code', system: '1.2.3', code: '11450-4' } as const;
    expect(locateNamedData([datum], root, [])[0]?.paths).toHaveLength(1);
    expect(locateNamedData([{ ...datum, code: 'none' }], root, [])[0]?.paths).toEqual([]);
  });

  it('takes the place of a rule from the local judge, else its part of the document', () => {
    const datum = { kind: 'rule', key: '11', isWarning: false } as const;
    const finding = {
      rule: '11',
      layer: 'schematron',
      severity: 'error',
      audience: 'doctor',
      path: '/ClinicalDocument/recordTarget[1]',
      line: 1,
      field: 'header.patient',
      place: 'assistito',
      it: 'x',
      detail: 'x',
    } as const;
    expect(locateNamedData([datum], root, [finding])[0]).toMatchObject({
      paths: [finding.path],
      section: 'Intestazione',
    });
    expect(locateNamedData([datum], root, [])[0]).toMatchObject({
      paths: [],
      section: 'Intestazione',
    });
  });

  it('leads from the patient of the token to the patient of the document', () => {
    const [located] = locateNamedData([{ kind: 'claim', name: 'person_id' }], root, []);
    expect(located?.paths).toEqual(['/ClinicalDocument/recordTarget[1]/patientRole[1]/id[1]']);
  });
});
