import type { z } from 'zod';
import { toPlainText } from '../../pss/values/text.ts';
import { attributeOf, childElements, textOf, type XmlElement } from '../../xml/xmlTree.ts';
import type { Choice } from '../choices.ts';
import { HL7_NAMESPACE } from '../codeSystems.ts';
import type { FixedCode } from '../fixedCodes.ts';
import { sweepLedger, TEXT, type Account } from './ledgerSweep.ts';

/** What samples write where an identifier belongs. */
const PLACEHOLDER = 'XXX';

/**
 * A document being read, with a ledger of what has been taken from it: whatever nobody took is told at the end, so
 * that nothing can be lost silently, not even by a section reader that forgets an element. Taking an element takes
 * neither its attributes nor its children.
 */
export class CdaSource {
  readonly #root: XmlElement;
  readonly #touched = new Set<XmlElement>();
  readonly #refused = new Set<XmlElement>();
  readonly #texts = new Set<XmlElement>();
  readonly #narratives = new Set<XmlElement>();
  readonly #attributes = new Map<XmlElement, Set<string>>();
  readonly #labels = new Map<XmlElement, Set<string>>();
  readonly #words = new Map<string, XmlElement>();
  readonly #dangling = new Map<XmlElement, string>();

  constructor(root: XmlElement) {
    this.#root = root;
    this.#touched.add(root);
    this.#indexNarrative(root);
  }

  #indexNarrative(element: XmlElement): void {
    const id = attributeOf(element, 'ID');
    if (id !== undefined && element.name !== 'section' && !this.#words.has(id)) {
      this.#words.set(id, element);
    }
    for (const child of element.children) {
      if (child.kind === 'element') this.#indexNarrative(child);
    }
  }

  /** Takes an element found otherwise. */
  take(element: XmlElement): XmlElement {
    this.#touched.add(element);
    return element;
  }

  /** Takes the first HL7 child of that name. */
  child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
    if (parent === undefined) return undefined;
    for (const each of parent.children) {
      if (each.kind !== 'element' || each.name !== name) continue;
      if (each.namespace === HL7_NAMESPACE) return this.take(each);
    }
    return undefined;
  }

  /** Takes the first element at the end of a path, and those on the way. */
  at(start: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
    return path.reduce((element, name) => this.child(element, name), start);
  }

  /** Takes all HL7 children of that name, or those that a test picks. */
  children(
    parent: XmlElement | undefined,
    name: string,
    picks: (element: XmlElement) => boolean = () => true,
  ): readonly XmlElement[] {
    if (parent === undefined) return [];
    const found = childElements(parent, name).filter(
      (each) => each.namespace === HL7_NAMESPACE && picks(each),
    );
    for (const each of found) this.#touched.add(each);
    return found;
  }

  /** Takes an attribute. */
  attribute(element: XmlElement | undefined, name: string): string | undefined {
    const value = attributeOf(element, name);
    if (element !== undefined && value !== undefined) mark(this.#attributes, element, name);
    return value;
  }

  /** Takes an attribute whose value the model does not keep and our writer gives anew. */
  relabel(element: XmlElement | undefined, name: string): void {
    if (element !== undefined && attributeOf(element, name) !== undefined) {
      mark(this.#labels, element, name);
    }
  }

  /** Takes a `displayName`, which is told where it is not the one our writer gives. */
  display(element: XmlElement | undefined, ours: string): void {
    if (attributeOf(element, 'displayName') === ours) this.attribute(element, 'displayName');
    else this.relabel(element, 'displayName');
  }

  /** Takes the character data of an element, in plain form; null when there is none. */
  text(element: XmlElement | undefined): string | null {
    if (element === undefined) return null;
    this.#texts.add(element);
    const text = toPlainText(textOf(element));
    return text === '' ? null : text;
  }

  /** Takes a title; one our writer gives in other words is told. */
  title(element: XmlElement | undefined, ours: string): void {
    if (element === undefined) return;
    if (this.text(element) !== ours) mark(this.#labels, element, TEXT);
  }

  /** Takes a narrative, whose words are kept. */
  narrative(text: XmlElement | undefined): void {
    if (text !== undefined) this.#narratives.add(text);
  }

  /** Gives an element back as a whole: it could not be understood after all, and will be told as one item. */
  refuse(element: XmlElement): void {
    this.#refused.add(element);
  }

  /** Checks what was made of an element against the model; an impossible value is refused and told. */
  accept<Value>(schema: z.ZodType<Value>, element: XmlElement, candidate: unknown): Value | null {
    const parsed = schema.safeParse(candidate);
    if (parsed.success) return parsed.data;
    this.refuse(element);
    return null;
  }

  /** The words a `text` or `originalText` gives: written in it, or in the narrative it refers to. */
  words(holder: XmlElement | undefined): string | null {
    const reference = this.child(holder, 'reference');
    if (reference === undefined) return this.text(holder);
    const target = this.#follow(reference);
    const text = toPlainText(textOf(target));
    return text === '' ? null : text;
  }

  /** Takes the `text` of an entry that only points at its line. Words that stand in it instead stay, and are told. */
  pointer(statement: XmlElement | undefined): void {
    const reference = this.at(statement, 'text', 'reference');
    if (reference !== undefined) this.#follow(reference);
  }

  #follow(reference: XmlElement): XmlElement | undefined {
    const target = this.attribute(reference, 'value') ?? '';
    const found = this.#words.get(target.replace(/^#/, ''));
    if (found === undefined) this.#dangling.set(reference, target);
    return found;
  }

  /** Takes a child that always says one of a few things, such as a status `completed`; left when it says another. */
  expect(parent: XmlElement | undefined, name: string, ...values: readonly string[]): void {
    const child = parent === undefined ? undefined : childElements(parent, name)[0];
    const attribute = attributeOf(child, 'code') === undefined ? 'nullFlavor' : 'code';
    const said = attributeOf(child, attribute);
    if (child === undefined || said === undefined || !values.includes(said)) return;
    this.attribute(this.take(child), attribute);
  }

  /** Takes the `code` a place always carries; left where it is another one. */
  fixed(parent: XmlElement | undefined, fixed: FixedCode): void {
    const element = parent === undefined ? undefined : childElements(parent, 'code')[0];
    if (element === undefined || attributeOf(element, 'code') !== fixed.code) return;
    if (!this.#systemIs(element, fixed.system, fixed.alsoIn ?? [])) return;
    this.attribute(this.take(element), 'code');
    this.display(element, fixed.display);
  }

  /** Takes an element that says one value of a closed list; null, and nothing taken, for any other. */
  choice<Value extends string>(
    element: XmlElement | undefined,
    choice: Choice<Value>,
  ): Value | null {
    if (element === undefined) return null;
    const code = attributeOf(element, 'code');
    for (const value in choice.terms) {
      const term = choice.terms[value];
      if (term.code !== code || !this.#systemIs(element, choice.system, choice.alsoIn)) continue;
      this.attribute(element, 'code');
      this.display(element, term.display);
      this.originalText(element);
      return value;
    }
    return null;
  }

  /** Takes the pointer from a coded element to the words that say the same. */
  originalText(element: XmlElement): void {
    const reference = this.at(element, 'originalText', 'reference');
    if (reference !== undefined) this.#follow(reference);
  }

  #systemIs(element: XmlElement, ours: string, others: readonly string[]): boolean {
    const system = attributeOf(element, 'codeSystem') ?? '';
    if (system === ours) this.attribute(element, 'codeSystem');
    else if (others.includes(system)) this.relabel(element, 'codeSystem');
    else return false;
    return true;
  }

  /** Takes the identifiers of a part of an entry: nobody refers to them and our writer gives new ones. */
  partId(part: XmlElement | undefined): void {
    for (const id of this.children(part, 'id')) this.renewedId(id);
  }

  /** Takes an identifier the model does not keep; a placeholder is nothing worth telling. */
  renewedId(id: XmlElement): void {
    const isPlaceholder =
      attributeOf(id, 'root') === PLACEHOLDER && attributeOf(id, 'extension') === undefined;
    for (const name of ['root', 'extension', 'nullFlavor']) {
      if (isPlaceholder) this.attribute(id, name);
      else this.relabel(id, name);
    }
  }

  /** The account of everything nobody took. */
  account(): Account {
    return sweepLedger(this.#root, {
      touched: this.#touched,
      refused: this.#refused,
      attributes: this.#attributes,
      labels: this.#labels,
      texts: this.#texts,
      narratives: this.#narratives,
      dangling: this.#dangling,
    });
  }
}

function mark(marks: Map<XmlElement, Set<string>>, element: XmlElement, name: string): void {
  const known = marks.get(element);
  if (known === undefined) marks.set(element, new Set([name]));
  else known.add(name);
}
