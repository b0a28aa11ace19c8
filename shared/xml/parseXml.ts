import { SaxesParser, type SaxesAttributeNS } from 'saxes';
import { appError, type AppErrorOf } from '../errors/appError.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import type { XmlAttribute, XmlElement, XmlNode, XmlPosition } from './xmlTree.ts';

/** What a document may cost before it is refused. */
export interface XmlLimits {
  readonly maxCharacters: number;
  readonly maxDepth: number;
  readonly maxElements: number;
}

/** Ample for a PSS of 5,000 entries, small enough that a hostile file is refused in bounded time and memory. */
export const defaultXmlLimits: XmlLimits = {
  maxCharacters: 20_000_000,
  maxDepth: 100,
  maxElements: 500_000,
};

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
}

type RefusalError = AppErrorOf<'cda/xml-refused'>;

/** Thrown inside the parser's callbacks only, to stop it at once; never leaves this file. */
class XmlRefusal extends Error {
  readonly refusal: RefusalError;
  constructor(refusal: RefusalError) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

function refusal(cause: RefusalError['data']['cause'], position: XmlPosition): RefusalError {
  return appError('cda/xml-refused', { cause, ...position });
}

/** The attributes proper. Runs for every tag of every document, hence one loop over the table as the parser made it. */
function attributesOf(attributes: Record<string, SaxesAttributeNS>): XmlAttribute[] {
  const kept: XmlAttribute[] = [];
  // The table has no prototype, so nothing is inherited.
  for (const key in attributes) {
    const attribute = attributes[key];
    if (attribute === undefined || attribute.prefix === 'xmlns' || key === 'xmlns') continue;
    kept.push({ namespace: attribute.uri, name: attribute.local, value: attribute.value });
  }
  return kept;
}

/**
 * Parses XML text into a read-only tree, namespaces resolved.
 * Refuses, with place: ill-formed text (`cda/not-xml`), any DOCTYPE (so entities and their bombs cannot
 * exist), more depth or elements than the limits (`cda/xml-refused`), more characters (`cda/too-large`).
 */
export function parseXml(text: string, limits: XmlLimits = defaultXmlLimits): Result<XmlElement> {
  if (text.length > limits.maxCharacters) {
    return fail(appError('cda/too-large', { size: text.length, limit: limits.maxCharacters }));
  }
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  const roots: XmlElement[] = [];
  let count = 0;
  const here = () => ({ line: parser.line, column: parser.column });
  const addText = (value: string) => {
    open.at(-1)?.children.push({ kind: 'text', value });
  };
  parser.on('doctype', () => {
    throw new XmlRefusal(refusal('doctype', here()));
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', (tag) => {
    count += 1;
    if (count > limits.maxElements) throw new XmlRefusal(refusal('too-many-elements', here()));
    if (open.length >= limits.maxDepth) throw new XmlRefusal(refusal('too-deep', here()));
    const parent = open.at(-1) ?? null;
    const element: OpenElement = {
      kind: 'element',
      namespace: tag.uri,
      name: tag.local,
      attributes: attributesOf(tag.attributes),
      children: [],
      parent,
      position: here(),
    };
    if (parent === null) roots.push(element);
    else parent.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  try {
    parser.write(text).close();
  } catch (error: unknown) {
    if (error instanceof XmlRefusal) return fail(error.refusal);
    const detail = error instanceof Error ? error.message : 'unknown';
    return fail(appError('cda/not-xml', { detail, ...here() }));
  }
  const [root] = roots;
  return root === undefined
    ? fail(appError('cda/not-xml', { detail: 'no element', ...here() }))
    : ok(root);
}
