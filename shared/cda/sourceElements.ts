import { SaxesParser } from 'saxes';

/** An element's place in the text it was parsed from: offsets in UTF-16 units, ends exclusive. */
export interface SourceElement {
  /** Name as written, prefix included. */
  readonly qualifiedName: string;
  readonly name: string;
  readonly start: number;
  /** End of the start tag. */
  readonly tagEnd: number;
  readonly end: number;
  readonly children: readonly SourceElement[];
}

interface OpenSource {
  readonly qualifiedName: string;
  readonly name: string;
  readonly start: number;
  tagEnd: number;
  end: number;
  readonly children: OpenSource[];
}

/**
 * The element tree of an XML text with its offsets, for editing the text in place so that all the rest stays
 * byte for byte what it was. The text must already have been accepted by `parseXml`; null when it is not well-formed.
 */
export function locateElements(text: string): SourceElement | null {
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenSource[] = [];
  let root: OpenSource | null = null;
  let starts = 0;
  parser.on('opentagstart', () => {
    // The name has just been read and holds no '<', so the last one is the tag's own.
    starts = text.lastIndexOf('<', parser.position - 1);
  });
  parser.on('opentag', (tag) => {
    const element: OpenSource = {
      qualifiedName: tag.name,
      name: tag.local,
      start: starts,
      tagEnd: parser.position,
      end: parser.position,
      children: [],
    };
    if (open.length === 0) root = element;
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) element.end = parser.position;
  });
  try {
    parser.write(text).close();
  } catch {
    return null;
  }
  return root;
}
