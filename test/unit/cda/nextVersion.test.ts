import { describe, expect, it } from 'vitest';
import { readDocumentHeader } from '../../../shared/cda/documentHeader.ts';
import { nextVersion } from '../../../shared/cda/nextVersion.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import { pssFixture } from '../../support/pssFixtures.ts';

const full = pssFixture('full.xml');
const ROOT = '2.16.840.1.113883.2.9.2.90.4.4';
const FIRST = '090201.PSS.201.SINTESI0000000001';
const second = {
  documentId: `${ROOT}^090201.PSS.201.SINTESI0000000009`,
  effectiveTime: '2026-12-01T08:00:00Z',
};
const third = {
  documentId: `${ROOT}^090201.PSS.201.SINTESI0000000010`,
  effectiveTime: '2027-07-01T08:00:00Z',
};

function written(text: string, next = second): string {
  const result = nextVersion(text, next);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function headerOf(text: string) {
  const parsed = parseXml(text);
  const header = parsed.ok ? readDocumentHeader(parsed.value) : parsed;
  if (!header.ok) throw new Error(header.error.code);
  return header.value;
}

/** The new version as a person with a text editor would make it. */
function editedByHand(text: string): string {
  const time = 'value="20261201090000+0100"';
  const related =
    `<relatedDocument typeCode="RPLC"><parentDocument><id root="${ROOT}" extension="${FIRST}"/>` +
    `<setId root="${ROOT}" extension="${FIRST}"/><versionNumber value="1"/></parentDocument></relatedDocument>`;
  return text
    .replace(`<id root="${ROOT}" extension="${FIRST}"`, (id) =>
      id.replace(FIRST, '090201.PSS.201.SINTESI0000000009'),
    )
    .replace('<versionNumber value="1"/>', '<versionNumber value="2"/>')
    .replace(/(?<=<effectiveTime )value="[^"]*"/, time)
    .replaceAll(/(?<=<time )value="[^"]*"/g, time)
    .replace('\n  <component>', `\n  ${related}\n  <component>`);
}

describe('nextVersion', () => {
  it('changes what a new version must change and not one character more', () => {
    expect(written(full)).toBe(editedByHand(full));
  });

  it('leaves line ends, quotes, comments and characters outside the BMP alone', () => {
    const odd = full
      .replaceAll('\n', '\r\n')
      .replace('<title>', "<!-- <id root='x'> 𝒙 --><title >")
      .replace(
        /<effectiveTime value="([^"]*)"\/>/,
        "<effectiveTime\r\n value = '$1' ></effectiveTime>",
      );
    const result = written(odd);
    expect(result).toContain("<!-- <id root='x'> 𝒙 --><title >");
    expect(result).toContain('<effectiveTime\r\n value = "20261201090000+0100" ></effectiveTime>');
    expect(result.replaceAll('\r\n', '')).not.toContain('\n');
    expect(headerOf(result).effectiveTime).toBe('2026-12-01T08:00:00.000Z');
  });

  it('keeps the id of version 1 as the chain and replaces only the last version', () => {
    const header = headerOf(written(written(full), third));
    expect(header).toMatchObject({
      documentId: third.documentId,
      setId: `${ROOT}^${FIRST}`,
      version: 3,
      replaces: second.documentId,
      effectiveTime: '2027-07-01T08:00:00.000Z',
    });
    expect(written(written(full), third).match(/<relatedDocument/g)).toHaveLength(1);
  });

  it.each([
    ['setId', /\s*<setId[^>]*>/],
    ['versionNumber', /\s*<versionNumber[^>]*>/],
    ['setId and versionNumber', /\s*<setId[^>]*>\s*<versionNumber[^>]*>/],
  ])('adds a missing %s in its place', (_, pattern) => {
    const result = written(full.replace(pattern, ''));
    expect(result).toMatch(
      /<languageCode[^>]*>\s*<setId[^>]*>\s*<versionNumber value="2"\/>\s*<recordTarget>/,
    );
    expect(headerOf(result)).toMatchObject({ setId: `${ROOT}^${FIRST}`, version: 2 });
  });

  it('takes the chain of a version 2 without setId from the document it replaced', () => {
    const bare = written(full).replace(/\s*<setId[^>]*>/, '');
    expect(headerOf(written(bare, third))).toMatchObject({ setId: `${ROOT}^${FIRST}`, version: 3 });
  });

  it('refuses to guess the chain of a later version', () => {
    const bare = written(written(full), third).replace(/\s*<setId[^>]*>/, '');
    expect(nextVersion(bare, { ...second, documentId: `${ROOT}^other` })).toMatchObject({
      error: {
        code: 'cda/header-incomplete',
        data: { missing: 'identificativo della serie di versioni' },
      },
    });
  });

  it('keeps the note that the document is a transformation of another', () => {
    const transformed = full.replace(
      '\n  <component>',
      '\n  <relatedDocument typeCode="XFRM"><parentDocument><id root="1.2.3" extension="a"/></parentDocument></relatedDocument>\n  <component>',
    );
    const result = written(written(transformed), third);
    expect(result.match(/<relatedDocument typeCode="\w+"/g)).toEqual([
      '<relatedDocument typeCode="XFRM"',
      '<relatedDocument typeCode="RPLC"',
    ]);
  });

  it('writes its elements in the prefix of the document', () => {
    const prefixed = full
      .replaceAll(/<(\/?)(?=[A-Za-z])/g, '<$1v3:')
      .replace('xmlns=', 'xmlns:v3=');
    expect(headerOf(written(prefixed))).toMatchObject({ version: 2 });
    expect(written(prefixed)).toContain('<v3:relatedDocument typeCode="RPLC"><v3:parentDocument>');
  });

  it.each([
    [{ ...second, documentId: 'no-caret' }, 'identificativo della nuova versione'],
    [{ ...second, documentId: `${ROOT}^${FIRST}` }, 'identificativo della nuova versione'],
    [{ ...second, effectiveTime: 'ieri' }, 'data della nuova versione'],
  ])('refuses unusable new data', (next, datum) => {
    expect(nextVersion(full, next)).toMatchObject({ error: { data: { missing: datum } } });
  });

  it('refuses what is no PSS', () => {
    expect(nextVersion('<a>', second)).toMatchObject({ error: { code: 'cda/not-xml' } });
    expect(nextVersion('<a/>', second)).toMatchObject({ error: { code: 'cda/other-document' } });
  });
});
