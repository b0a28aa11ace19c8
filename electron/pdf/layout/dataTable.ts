import type { LabelledText, TableBlock, TableCell } from '../view/documentView.ts';
import { plainRun } from './textLines.ts';

function textCell(text: string, isHeader: boolean): TableCell {
  return {
    isHeader,
    columnSpan: 1,
    rowSpan: 1,
    blocks: text === '' ? [] : [{ kind: 'paragraph', runs: [plainRun(text)] }],
  };
}

/** A table of data, each row with its name as head of the row. */
export function dataTable(data: readonly LabelledText[], caption = ''): TableBlock {
  return {
    kind: 'table',
    caption: caption === '' ? [] : [plainRun(caption)],
    headerRows: [],
    bodyRows: data.map(({ label, text }) => [textCell(label, true), textCell(text, false)]),
  };
}
