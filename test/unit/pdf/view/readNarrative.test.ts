import { describe, expect, it } from 'vitest';
import { plainTextOf, readBlocks } from '../../../../electron/pdf/view/readNarrative.ts';
import { parseXml } from '../../../../shared/xml/parseXml.ts';
import { valueOf } from '../../../support/pdfFixtures.ts';

function blocksOf(narrative: string) {
  return readBlocks(valueOf(parseXml(`<text>${narrative}</text>`)));
}

describe('a narrative', () => {
  it('collapses white space across elements and breaks lines only at br', () => {
    const [paragraph] = blocksOf(
      '  uno\n  <content> due</content>\u00a0<content>tre</content><br/>  quattro ',
    );
    expect(paragraph?.kind).toBe('paragraph');
    expect(plainTextOf(blocksOf('  uno\n <content> due</content>\u00a0tre<br/> quattro '))).toBe(
      'uno due tre\nquattro',
    );
  });

  it('keeps loose text around block elements in order', () => {
    const kinds = blocksOf('prima<list><item>voce</item></list>dopo').map(({ kind }) => kind);
    expect(kinds).toEqual(['paragraph', 'list', 'paragraph']);
  });

  it('keeps the words of elements it does not know', () => {
    expect(plainTextOf(blocksOf('<footnote>nota</footnote><insolito>parola</insolito>'))).toBe(
      'notaparola',
    );
  });

  it('marks revoked text so that it cannot be read as valid', () => {
    expect(plainTextOf(blocksOf('<content revised="delete">sospendere</content> proseguire'))).toBe(
      '[testo eliminato: sospendere] proseguire',
    );
  });

  it('takes a first row of headings as the head of a table without thead', () => {
    const [table] = blocksOf(
      '<table><tbody><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
    );
    expect(table).toMatchObject({ kind: 'table', headerRows: [[{}, {}]], bodyRows: [[{}, {}]] });
  });

  it('bounds spans that would cost memory', () => {
    const [table] = blocksOf('<table><tr><td colspan="99999">x</td></tr></table>');
    expect(table).toMatchObject({ bodyRows: [[{ columnSpan: 50 }]] });
  });

  it('has no block for what is empty', () => {
    expect(blocksOf('  \n <paragraph> </paragraph><br/>')).toEqual([]);
  });
});
