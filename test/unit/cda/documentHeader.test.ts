import { describe, expect, it } from 'vitest';
import { readDocumentHeader } from '../../../shared/cda/documentHeader.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import { pssFixture } from '../../support/pssFixtures.ts';

const full = pssFixture('full.xml');

function headerOf(text: string) {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error('the fixture must be well-formed');
  return readDocumentHeader(parsed.value);
}

describe('readDocumentHeader', () => {
  it('reads everything the program needs of a document', () => {
    const id = '2.16.840.1.113883.2.9.2.90.4.4^090201.PSS.201.SINTESI0000000001';
    expect(headerOf(full)).toEqual({
      ok: true,
      value: {
        documentId: id,
        setId: id,
        version: 1,
        replaces: null,
        effectiveTime: '2026-11-15T09:15:00.000Z',
        title: 'Profilo Sanitario Sintetico',
        patient: {
          codiceFiscale: 'RMSLSO31M04Z404R',
          family: 'Ramusa',
          given: 'Olso',
          birthDate: '1931-08-04',
          gender: 'M',
        },
        author: { codiceFiscale: 'MNZLSN99E05F205J', family: 'Manzi', given: 'Alessandro' },
        legalAuthenticator: {
          codiceFiscale: 'MNZLSN99E05F205J',
          family: 'Manzi',
          given: 'Alessandro',
        },
        custodian: { code: '090201', name: 'Azienda USL Toscana Centro (prova)' },
      },
    });
  });

  it('refuses every other document and says what it is', () => {
    expect(headerOf('<html/>')).toMatchObject({
      error: { code: 'cda/other-document', data: { found: 'html' } },
    });
    expect(headerOf(full.replace('code="60591-5"', 'code="57833-6"'))).toMatchObject({
      error: { code: 'cda/other-document', data: { found: '57833-6' } },
    });
    expect(headerOf(full.replace('"urn:hl7-org:v3"', '"urn:other"'))).toMatchObject({
      error: { code: 'cda/other-document' },
    });
  });

  it.each([
    ['identificativo del documento', /<id root="2\.16\.840\.1\.113883\.2\.9\.2\.90[^>]*>/],
    ['data di redazione', /<effectiveTime[^>]*>/],
    ['titolo', /<title>.*<\/title>/],
    ["codice fiscale dell'assistito", /<id root="[^"]*" extension="RMSLSO31M04Z404R"[^>]*>/],
    ["cognome dell'assistito", /<family>Ramusa<\/family>/],
    ["data di nascita dell'assistito", /<birthTime[^>]*>/],
    ["sesso dell'assistito", /<administrativeGenderCode code="M"/],
    ["codice fiscale dell'autore", /(?<=<assignedAuthor>\s*)<id[^>]*>/],
    ["nome dell'autore", /<given>Alessandro<\/given>/],
    ['codice fiscale del firmatario', /(?<=<assignedEntity>\s*)<id[^>]*>/],
    ['nome del custode', /<name>Azienda[^<]*<\/name>/],
    ['numero di versione', /(?<=<versionNumber )value="1"/],
  ])('names the missing datum: %s', (datum, pattern) => {
    const cut = full.replace(pattern, (found: string) => (found.startsWith('<admin') ? '<x' : ''));
    expect(cut).not.toBe(full);
    expect(headerOf(cut)).toMatchObject({
      error: { code: 'cda/header-incomplete', data: { missing: datum } },
    });
  });

  it('takes a document without setId and versionNumber as the first of its chain', () => {
    const bare = full.replace(/<setId[^>]*>\s*<versionNumber[^>]*>/, '');
    const header = headerOf(bare);
    expect(header).toMatchObject({ ok: true, value: { version: 1 } });
    if (header.ok) expect(header.value.setId).toBe(header.value.documentId);
  });
});
