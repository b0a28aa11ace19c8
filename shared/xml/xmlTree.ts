/** Where something stands in the source text, both counted from one. */
export interface XmlPosition {
  readonly line: number;
  readonly column: number;
}

/** An attribute with its namespace resolved; namespace declarations are not attributes. */
export interface XmlAttribute {
  readonly namespace: string;
  readonly name: string;
  readonly value: string;
}

/** A run of character data; CDATA is merged into it. */
export interface XmlText {
  readonly kind: 'text';
  readonly value: string;
}

/** An element of the read-only tree. `name` is the local name. */
export interface XmlElement {
  readonly kind: 'element';
  readonly namespace: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  readonly parent: XmlElement | null;
  readonly position: XmlPosition;
}

/** A child node. Comments and processing instructions are not kept: nothing of a PSS lives in them. */
export type XmlNode = XmlElement | XmlText;

/** The child elements, optionally only those of one local name. */
export function childElements(parent: XmlElement, name?: string): readonly XmlElement[] {
  // Runs for every element of every document that is read: a loop, not a filter with a closure.
  const found: XmlElement[] = [];
  for (const child of parent.children) {
    if (child.kind === 'element' && (name === undefined || child.name === name)) found.push(child);
  }
  return found;
}

/** The first child element of that local name. */
export function firstChild(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  if (parent === undefined) return undefined;
  for (const child of parent.children) {
    if (child.kind === 'element' && child.name === name) return child;
  }
  return undefined;
}

/** The first element reached by following a path of local names from `start`. */
export function elementAt(
  start: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  return path.reduce(firstChild, start);
}

/** The first element of a local name in document order, `start` itself included. */
export function firstNamed(start: XmlElement, name: string): XmlElement | undefined {
  if (start.name === name) return start;
  for (const child of start.children) {
    const found = child.kind === 'element' ? firstNamed(child, name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The value of an attribute without namespace. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  if (element === undefined) return undefined;
  for (const attribute of element.attributes) {
    if (attribute.name === name && attribute.namespace === '') return attribute.value;
  }
  return undefined;
}

/** All character data below an element, in document order. */
export function textOf(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  let text = '';
  for (const child of element.children) {
    text += child.kind === 'text' ? child.value : textOf(child);
  }
  return text;
}

/** An XPath-like address such as `/ClinicalDocument/author[1]/time[1]`, for findings. */
export function pathOf(element: XmlElement): string {
  const { parent } = element;
  if (parent === null) return `/${element.name}`;
  const twins = childElements(parent, element.name);
  return `${pathOf(parent)}/${element.name}[${String(twins.indexOf(element) + 1)}]`;
}
