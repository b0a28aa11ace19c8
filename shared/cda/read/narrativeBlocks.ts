import { toPlainText } from '../../pss/values/text.ts';
import type { XmlElement } from '../../xml/xmlTree.ts';

const BLOCKS = new Set(['paragraph', 'item', 'tr', 'caption', 'title']);
const CONTAINERS = new Set(['text', 'list', 'table', 'thead', 'tbody', 'tfoot']);
const CELLS = new Set(['td', 'th']);

/** One paragraph of the model holds at most this many characters. */
const LIMIT = 10_000;

function inlineText(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (child.kind === 'text') return child.value;
      if (child.name === 'br') return ' ';
      const text = inlineText(child);
      return BLOCKS.has(child.name) || CELLS.has(child.name) ? ` ${text} ` : text;
    })
    .join('');
}

/** The length, at most `limit`, that does not cut a surrogate pair in two. */
function wholeCharacters(text: string, limit: number): number {
  const last = text.charCodeAt(limit - 1);
  return last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
}

function pieces(text: string): readonly string[] {
  const found: string[] = [];
  for (let rest = text; rest !== '';) {
    const cut = rest.length <= LIMIT ? rest.length : rest.lastIndexOf(' ', LIMIT);
    const end = cut > 0 ? cut : wholeCharacters(rest, LIMIT);
    found.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return found;
}

function collect(element: XmlElement, blocks: string[]): void {
  let loose = '';
  const flush = () => {
    blocks.push(...pieces(toPlainText(loose)));
    loose = '';
  };
  for (const child of element.children) {
    if (child.kind === 'text') loose += child.value;
    else if (CONTAINERS.has(child.name)) {
      flush();
      collect(child, blocks);
    } else if (BLOCKS.has(child.name)) {
      flush();
      blocks.push(...pieces(toPlainText(inlineText(child))));
    } else loose += child.name === 'br' ? ' ' : inlineText(child);
  }
  flush();
}

/** The readable part of a section as paragraphs in plain text: one for every paragraph, list item and table row. */
export function narrativeBlocks(text: XmlElement | undefined): readonly string[] {
  const blocks: string[] = [];
  if (text !== undefined) collect(text, blocks);
  return blocks;
}

/** The paragraphs that the lines our own writer would give do not already say, each line answering for one paragraph. */
export function withoutLines(
  blocks: readonly string[],
  lines: readonly string[],
): readonly string[] {
  const left = new Map<string, number>();
  for (const line of lines.flatMap((each) => pieces(toPlainText(each)))) {
    left.set(line, (left.get(line) ?? 0) + 1);
  }
  return blocks.filter((block) => {
    const count = left.get(block) ?? 0;
    if (count > 0) left.set(block, count - 1);
    return count === 0;
  });
}
