import {
  attributeOf,
  childElements,
  firstChild,
  type XmlElement,
  type XmlNode,
} from '../../../shared/xml/xmlTree.ts';
import type { NarrativeBlock, TableBlock, TableCell, TextRun } from './documentView.ts';

/** No table of a clinical document is wider; a hostile span must not cost memory. */
const MAX_SPAN = 50;

type RunStyle = Pick<TextRun, 'strong' | 'script'>;

const PLAIN: RunStyle = { strong: false, script: 'normal' };

/** Collapses white space as XML readers do, across run borders, and drops it at both ends of every line. */
function tidyRuns(runs: readonly TextRun[]): TextRun[] {
  const tidy: TextRun[] = [];
  let atLineStart = true;
  let pendingSpace = false;
  for (const run of runs) {
    let text = '';
    for (const piece of run.text.split(/(\n|[\t\r\u0020\u00a0\u2007\u202f]+)/)) {
      if (piece === '') continue;
      if (piece === '\n') {
        text += '\n';
        atLineStart = true;
        pendingSpace = false;
      } else if (piece.trim() === '') {
        pendingSpace = !atLineStart;
      } else {
        text += (pendingSpace ? ' ' : '') + piece;
        atLineStart = false;
        pendingSpace = false;
      }
    }
    if (text !== '') tidy.push({ ...run, text });
  }
  return tidy.some((run) => run.text.trim() !== '') ? tidy : [];
}

/** Reads one flow of mixed content: text and inline elements gather into paragraphs, block elements part them. */
class FlowReader {
  readonly blocks: NarrativeBlock[] = [];
  private pending: TextRun[] = [];

  read(nodes: readonly XmlNode[], style: RunStyle): void {
    for (const node of nodes) {
      if (node.kind === 'text') {
        // In XML a line feed is white space; only <br/> breaks a line.
        this.pending.push({ ...style, text: node.value.replaceAll('\n', ' ') });
      } else this.readElement(node, style);
    }
  }

  flush(): void {
    const runs = tidyRuns(this.pending);
    this.pending = [];
    if (runs.length > 0) this.blocks.push({ kind: 'paragraph', runs });
  }

  private readElement(element: XmlElement, style: RunStyle): void {
    switch (element.name) {
      case 'br':
        this.pending.push({ ...style, text: '\n' });
        return;
      case 'sup':
        this.read(element.children, { ...style, script: 'superscript' });
        return;
      case 'sub':
        this.read(element.children, { ...style, script: 'subscript' });
        return;
      case 'paragraph':
      case 'caption':
        this.flush();
        this.read(
          element.children,
          element.name === 'caption' ? { ...style, strong: true } : style,
        );
        this.flush();
        return;
      case 'list':
        this.flush();
        this.blocks.push(readList(element));
        return;
      case 'table':
        this.flush();
        this.blocks.push(readTable(element));
        return;
      case 'renderMultiMedia':
        this.pending.push({
          ...style,
          text: ' [contenuto multimediale non riproducibile su carta] ',
        });
        this.read(element.children, style);
        return;
      default:
        this.readInline(element, style);
    }
  }

  private readInline(element: XmlElement, style: RunStyle): void {
    const strong = style.strong || /\bBold\b/.test(attributeOf(element, 'styleCode') ?? '');
    // Text the author revoked must never read as if it still held (CDA R2 §4.3.5.1, @revised).
    const isRevoked = attributeOf(element, 'revised') === 'delete';
    if (isRevoked) this.pending.push({ ...style, text: ' [testo eliminato: ' });
    this.read(element.children, { ...style, strong });
    if (isRevoked) this.pending.push({ ...style, text: '] ' });
  }
}

function inlineRuns(element: XmlElement | undefined): TextRun[] {
  if (element === undefined) return [];
  return readBlocks(element).flatMap((block) => (block.kind === 'paragraph' ? block.runs : []));
}

function readList(list: XmlElement): NarrativeBlock {
  return {
    kind: 'list',
    ordered: attributeOf(list, 'listType') === 'ordered',
    caption: inlineRuns(firstChild(list, 'caption')),
    items: childElements(list, 'item')
      .map((item) => readBlocks(item))
      .filter((blocks) => blocks.length > 0),
  };
}

function spanOf(cell: XmlElement, name: string): number {
  const span = Number.parseInt(attributeOf(cell, name) ?? '1', 10);
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), MAX_SPAN);
}

function readRow(row: XmlElement): TableCell[] {
  return childElements(row)
    .filter((cell) => cell.name === 'td' || cell.name === 'th')
    .map((cell) => ({
      isHeader: cell.name === 'th',
      columnSpan: spanOf(cell, 'colspan'),
      rowSpan: spanOf(cell, 'rowspan'),
      blocks: readBlocks(cell),
    }));
}

function rowsOf(table: XmlElement, part: string): TableCell[][] {
  return childElements(table, part)
    .flatMap((group) => childElements(group, 'tr'))
    .map(readRow)
    .filter((row) => row.length > 0);
}

function readTable(table: XmlElement): TableBlock {
  const headerRows = rowsOf(table, 'thead');
  const looseRows = childElements(table, 'tr').map(readRow);
  const bodyRows = [...looseRows, ...rowsOf(table, 'tbody'), ...rowsOf(table, 'tfoot')];
  // Many products write the column names as the first row of the body: they head the columns all the same.
  const [first] = bodyRows;
  const firstIsHeading =
    headerRows.length === 0 &&
    bodyRows.length > 1 &&
    first?.every((cell) => cell.isHeader && cell.columnSpan === 1) === true;
  return {
    kind: 'table',
    caption: inlineRuns(firstChild(table, 'caption')),
    headerRows: firstIsHeading ? [first] : headerRows,
    bodyRows: firstIsHeading ? bodyRows.slice(1) : bodyRows,
  };
}

/**
 * Turns a narrative element (`section/text`, a cell, an item) into blocks. Promises that every word of the
 * element is in some block, whatever elements surround it: what the author wrote is what is signed.
 */
export function readBlocks(element: XmlElement): NarrativeBlock[] {
  const reader = new FlowReader();
  reader.read(element.children, PLAIN);
  reader.flush();
  return reader.blocks;
}

/** All the words of some blocks, in reading order, separated by spaces. */
export function plainTextOf(blocks: readonly NarrativeBlock[]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'paragraph':
          return joined(block.runs);
        case 'list':
          return [joined(block.caption), ...block.items.map(plainTextOf)].join(' ');
        case 'table':
          return [
            joined(block.caption),
            ...[...block.headerRows, ...block.bodyRows]
              .flat()
              .map((cell) => plainTextOf(cell.blocks)),
          ].join(' ');
      }
    })
    .join(' ');
}

function joined(runs: readonly TextRun[]): string {
  return runs.map((run) => run.text).join('');
}
