import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFObject } from 'pdf-lib';

interface Element {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly type: string;
  readonly children: readonly Element[];
}

/** Which element may hold which (ISO 32000-1 §14.8.4, as far as the layout uses it). */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  TR: ['Table'],
  Caption: ['Table'],
  TH: ['TR'],
  TD: ['TR'],
  LI: ['L'],
  Lbl: ['LI'],
  LBody: ['LI'],
  H1: ['Document'],
  H2: ['Document'],
  L: ['Document', 'LBody'],
  Table: ['Document', 'LBody'],
  P: ['Document', 'LBody', 'TD', 'TH'],
};

class StructureReader {
  readonly problems = new Set<string>();
  readonly marks = new Map<string, PDFRef>();
  readonly headings: string[] = [];

  read(ref: PDFRef, parent: PDFRef): Element {
    const dict = this.dictionary(ref);
    const type = String(dict.get(PDFName.of('S'))).slice(1);
    if (dict.get(PDFName.of('P')) !== parent) this.problems.add(`${type}: P is the parent`);
    if (/^H\d$/.test(type)) this.headings.push(type);
    const kids = dict.lookup(PDFName.of('K'), PDFArray).asArray();
    const children: Element[] = [];
    for (const kid of kids) {
      if (kid instanceof PDFRef) children.push(this.read(kid, ref));
      else this.readMark(kid, ref);
    }
    return { ref, dict, type, children };
  }

  private readMark(kid: PDFObject, owner: PDFRef): void {
    if (!(kid instanceof PDFDict) || String(kid.get(PDFName.of('Type'))) !== '/MCR') {
      this.problems.add('kids are elements or marked-content references');
      return;
    }
    this.marks.set(
      `${String(kid.get(PDFName.of('Pg')))} ${String(kid.get(PDFName.of('MCID')))}`,
      owner,
    );
  }

  private dictionary(ref: PDFRef): PDFDict {
    return this.context.lookup(ref, PDFDict);
  }

  private readonly context: PDFDict['context'];

  constructor(context: PDFDict['context']) {
    this.context = context;
  }
}

function span(cell: Element, key: string): number {
  const attributes = cell.dict.lookup(PDFName.of('A'));
  const value = attributes instanceof PDFDict ? attributes.lookup(PDFName.of(key)) : undefined;
  return value instanceof PDFNumber ? value.asNumber() : 1;
}

/** Columns of each row, spans counted, cells hanging down from the rows above included. */
function rowWidths(table: Element): number[] {
  let hanging: { columns: number; rows: number }[] = [];
  return table.children
    .filter(({ type }) => type === 'TR')
    .map((row) => {
      const above = hanging.reduce((sum, each) => sum + each.columns, 0);
      const own = row.children.reduce((sum, cell) => sum + span(cell, 'ColSpan'), 0);
      hanging = [
        ...hanging,
        ...row.children.map((cell) => ({
          columns: span(cell, 'ColSpan'),
          rows: span(cell, 'RowSpan'),
        })),
      ]
        .map(({ columns, rows }) => ({ columns, rows: rows - 1 }))
        .filter(({ rows }) => rows > 0);
      return above + own;
    });
}

function checkElement(element: Element, parentType: string, problems: Set<string>): void {
  const { type, children } = element;
  if (type !== 'Document' && PARENTS[type]?.includes(parentType) !== true) {
    problems.add(`${type} stands in ${parentType}`);
  }
  if (type === 'TH') {
    const attributes = element.dict.lookup(PDFName.of('A'));
    const scope = attributes instanceof PDFDict ? attributes.get(PDFName.of('Scope')) : undefined;
    if (scope === undefined) problems.add('TH has a Scope');
  }
  if (type === 'Table' && new Set(rowWidths(element)).size > 1)
    problems.add('rows of equal length');
  for (const child of children) checkElement(child, type, problems);
}

/** The rules about the structure tree and its ties to the pages; `mcidsByPage` as found in the contents. */
export function structureProblems(
  catalog: PDFDict,
  pages: readonly PDFRef[],
  mcidsByPage: readonly (readonly number[])[],
): string[] {
  const rootRef = catalog.get(PDFName.of('StructTreeRoot'));
  const root = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const first = root.lookup(PDFName.of('K'), PDFArray).get(0);
  if (!(rootRef instanceof PDFRef) || !(first instanceof PDFRef)) return ['structure tree root'];
  const reader = new StructureReader(catalog.context);
  const document = reader.read(first, rootRef);
  checkElement(document, 'StructTreeRoot', reader.problems);
  if (reader.headings[0] !== 'H1' || reader.headings.filter((each) => each === 'H1').length !== 1) {
    reader.problems.add('one H1, first');
  }
  const numbers = root
    .lookup(PDFName.of('ParentTree'), PDFDict)
    .lookup(PDFName.of('Nums'), PDFArray);
  mcidsByPage.forEach((mcids, index) => {
    const parents = numbers.lookup(index * 2 + 1, PDFArray);
    if (mcids.some((mcid, position) => mcid !== position)) reader.problems.add('MCIDs count up');
    if (parents.size() !== mcids.length) reader.problems.add('one parent per MCID');
    for (const mcid of mcids) {
      const owner = reader.marks.get(`${String(pages[index])} ${String(mcid)}`);
      if (owner === undefined || parents.get(mcid) !== owner) {
        reader.problems.add('parent tree and elements agree');
      }
    }
  });
  return [...reader.problems];
}
