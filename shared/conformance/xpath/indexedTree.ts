import type { XmlElement } from '../../xml/xmlTree.ts';

/** Numbers for the names the rules mention, so that a name test compares integers. Zero is every other name. */
export class NameTable {
  readonly #numbers = new Map<string, Map<string, number>>();
  #last = 0;

  /** The number of a name the rules mention; the same name always gets the same one. */
  register(namespace: string, name: string): number {
    const names = this.#numbers.get(namespace) ?? new Map<string, number>();
    this.#numbers.set(namespace, names);
    const known = names.get(name);
    if (known !== undefined) return known;
    this.#last += 1;
    names.set(name, this.#last);
    return this.#last;
  }

  /** The number of a name met in a document. */
  lookUp(namespace: string, name: string): number {
    return this.#numbers.get(namespace)?.get(name) ?? 0;
  }
}

/** An attribute with its name as a number. */
export interface IndexedAttribute {
  readonly name: number;
  readonly value: string;
}

/** An element with its name as a number, without text and without attributes the rules never ask for. */
export interface IndexedElement {
  readonly element: XmlElement;
  readonly name: number;
  readonly parent: IndexedElement | null;
  readonly children: readonly IndexedElement[];
  readonly attributes: readonly IndexedAttribute[];
}

/** Makes the indexed form of a document, for the time of one judgement. */
export function indexTree(
  element: XmlElement,
  names: NameTable,
  parent: IndexedElement | null = null,
): IndexedElement {
  const children: IndexedElement[] = [];
  const attributes: IndexedAttribute[] = [];
  for (const { namespace, name, value } of element.attributes) {
    const number = names.lookUp(namespace, name);
    if (number !== 0) attributes.push({ name: number, value });
  }
  const indexed: IndexedElement = {
    element,
    name: names.lookUp(element.namespace, element.name),
    parent,
    children,
    attributes,
  };
  for (const child of element.children) {
    if (child.kind === 'element') children.push(indexTree(child, names, indexed));
  }
  return indexed;
}
