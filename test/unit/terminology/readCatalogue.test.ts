import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../electron/terminology/readCatalogue.ts';
import { codeSystems } from '../../../shared/cda/codeSystems.ts';
import { valueOf } from '../../support/archiveFixtures.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** Every character as one byte: Latin-1, and the part of Windows-1252 that is the same. */
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
}

function read(content: string | Uint8Array, name = 'atc.csv') {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  return readCatalogue({ name, bytes, origin: 'file' });
}

const AIFA =
  'CODICE_AIC;COD_FARMACO;COD_CONFEZIONE;DENOMINAZIONE;DESCRIZIONE;CODICE_DITTA;RAGIONE_SOCIALE;STATO_AMMINISTRATIVO;TIPO_PROCEDURA;FORMA;CODICE_ATC;PA_ASSOCIATI;LINK';

describe('reading catalogues', () => {
  it.each([
    ['UTF-8', utf8('codice;descrizione\nA01;Età\n'), 'utf-8'],
    ['UTF-8 with a mark', utf8('\uFEFFcodice;descrizione\nA01;Età\n'), 'utf-8'],
    ['UTF-16', utf16('codice;descrizione\nA01;Età\n'), 'utf-16le'],
    ['Latin-1', latin1('codice;descrizione\nA01;Età\n'), 'windows-1252'],
    [
      'Windows-1252',
      Uint8Array.from([...latin1('codice;descrizione\nA01;L'), 0x92, ...latin1('età\n')]),
      'windows-1252',
    ],
    [
      'UTF-8 read as Latin-1 by somebody before us',
      utf8('codice;descrizione\nA01;EtÃ\u00a0\n'),
      'utf-8',
    ],
    ['lost bytes', utf8('codice;descrizione\nA01;Et??\n'), 'utf-8'],
  ])('understands %s', (_what, bytes, encoding) => {
    const { concepts, encoding: found } = valueOf(read(bytes));
    expect(found).toBe(encoding);
    expect(concepts.map(({ display }) => display.normalize())).toEqual([
      expect.stringMatching(/^(?:Età|L’età)$/),
    ]);
  });

  it('reads AIFA’s packs: brand, substance, class, zeros in front, withdrawn packs left out', () => {
    const rows = [
      AIFA,
      '12745028;12745;28;TACHIPIRINA;"500 mg compresse; 20 compresse";1;ANGELINI;Autorizzata;N;CPR;N02BE01;PARACETAMOLO;http://x',
      '999999999;1;1;VECCHIO;1 fiala;1;X;Revocata;N;F;A01;X;',
    ];
    const { header, concepts, withdrawn, broken } = valueOf(read(rows.join('\r\n'), 'x.csv'));
    expect(header).toMatchObject({ system: codeSystems.aic, origin: 'file' });
    expect(concepts).toEqual([
      {
        code: '012745028',
        display: 'TACHIPIRINA 500 mg compresse; 20 compresse',
        detail: 'PARACETAMOLO',
        classCode: 'N02BE01',
      },
    ]);
    expect({ withdrawn, broken }).toEqual({ withdrawn: 1, broken: [] });
  });

  it.each([
    ['ICD-9-CM', 'icd9cm.csv', 'codice;descrizione', codeSystems.icd9cm, '401.9'],
    [
      'ICD-9-CM by its columns',
      'x.csv',
      'CODICE_ICD9CM;DESCRIZIONE_ICD9CM',
      codeSystems.icd9cm,
      '250.00',
    ],
    ['ATC', 'x.csv', 'Codice ATC;Descrizione', codeSystems.atc, 'A10BA02'],
    ['CND', 'x.csv', 'CND;Descrizione CND', codeSystems.cnd, 'J010103'],
    ['exemptions', 'x.csv', 'Codice esenzione;Descrizione', '2.16.840.1.113883.2.9.6.1.22', '0A31'],
    ['LOINC', 'x.csv', 'LOINC_NUM;LONG_COMMON_NAME', codeSystems.loinc, '4548-4'],
    [
      'a vocabulary of the gateway',
      'vocab/2.16.840.1.113883.5.112.csv',
      'code;description',
      codeSystems.route,
      'PO',
    ],
    ['routes by name', 'vie.csv', 'codice;descrizione', codeSystems.route, 'PO'],
  ])('knows the catalogue by its columns or its name: %s', (_what, name, columns, system, code) => {
    const { header, concepts } = valueOf(read(`${columns}\n${code};qualcosa\n`, name));
    expect(header.system).toBe(system);
    expect(concepts).toMatchObject([{ code, display: 'qualcosa' }]);
  });

  it('tells each broken row with its line and loses nothing else', () => {
    const text = [
      'code,description',
      'A,"one, two"',
      'B,"never closed',
      'C,three',
      ',no code',
      'D,',
      'only one column',
      'E,too,many,columns',
      '',
      'F,5" pipe',
      `G,${'x'.repeat(1001)}`,
      'H,"closed again"',
      'I,"open once more',
    ].join('\n');
    const { concepts, broken } = valueOf(read(text));
    expect(concepts.map(({ code }) => code)).toEqual(['A', 'C', 'F', 'H']);
    expect(broken).toEqual([
      { line: 3, fault: 'quotes' },
      { line: 5, fault: 'no-code' },
      { line: 6, fault: 'no-name' },
      { line: 7, fault: 'columns' },
      { line: 8, fault: 'columns' },
      { line: 11, fault: 'too-long' },
      { line: 13, fault: 'quotes' },
    ]);
  });

  it('reads XML lists, LOINC tables and the gateway’s files with version and date', () => {
    const xml = '<list><el code="BRW">VACCINO</el>\n<el code="X"/></list>';
    const list = valueOf(read(xml, '2.16.840.1.113883.2.9.6.1.51.xml'));
    expect(list.header.system).toBe(codeSystems.equivalenceGroup);
    expect(list.broken).toEqual([{ line: 2, fault: 'no-name' }]);

    const loinc = valueOf(
      read('"LOINC_NUM","COMPONENT","LONG_COMMON_NAME"\n"718-7","Hgb",""\n', 'x'),
    );
    expect(loinc.header.system).toBe(codeSystems.loinc);
    expect(loinc.concepts[0]).toMatchObject({ code: '718-7', display: 'Hgb' });

    const csv = 'version,code,description,release_date\n2.0,A,uno,2026-08-17\n';
    const published = valueOf(read(csv, '/tmp/1.2.3.4.csv'));
    expect(published.header).toEqual({
      system: '1.2.3.4',
      name: 'Elenco 1.2.3.4',
      version: '2.0',
      publishedOn: '2026-08-17',
      origin: 'file',
    });
  });

  it.each([
    ['columns nobody knows', 'a;b\n1;2\n', 'x.csv', 'terminology/layout-unknown'],
    ['an empty file', '', 'x.csv', 'terminology/layout-unknown'],
    [
      'a file that does not say what it is',
      'codice;descrizione\nA;uno\n',
      'x.csv',
      'terminology/system-unknown',
    ],
    ['no usable row', 'codice;descrizione\n;\n', 'atc.csv', 'terminology/nothing-usable'],
    ['an entity bomb', '<!DOCTYPE l [<!ENTITY a "a">]><l>&a;</l>', 'atc.xml', 'cda/xml-refused'],
  ])('refuses %s', (_what, content, name, code) => {
    expect(read(content, name)).toMatchObject({ ok: false, error: { code } });
  });
});
