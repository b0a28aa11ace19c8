import type { z } from 'zod';
import { toPlainText } from '../../pss/values/text.ts';
import {
  attributeOf,
  childElements,
  pathOf,
  textOf,
  type XmlElement,
  type XmlPosition,
} from '../../xml/xmlTree.ts';
import { HL7_NAMESPACE } from '../codeSystems.ts';

/** Something of the document the model has no place for. */
export interface UnmappedItem {
  /** XPath-like address, with `/@name` for an attribute. */
  readonly path: string;
  readonly position: XmlPosition;
  /** What stands there, shortened. Health data: to be shown, never logged. */
  readonly content: string;
}

/** A reference into the narrative that leads nowhere. */
export interface DanglingReference {
  readonly path: string;
  readonly position: XmlPosition;
  readonly target: string;
}

/** Attributes that only repeat what the structure or a code already says, so that leaving them is no loss. */
const STRUCTURAL_ATTRIBUTES = new Set([
  'ID',
  'assigningAuthorityName',
  'classCode',
  'codeSystemName',
  'codeSystemVersion',
  'contextConductionInd',
  'contextControlCode',
  'determinerCode',
  'institutionSpecified',
  'inversionInd',
  'moodCode',
  'operator',
  'schemaLocation',
  'type',
  'typeCode',
]);

/** Elements that name the form of the document, not a fact. */
const STRUCTURAL_ELEMENTS = new Set(['realmCode', 'typeId', 'templateId']);

const SHOWN = 200;

function summary(element: XmlElement): string {
  const attributes = element.attributes.map(({ name, value }) => `${name}=${value}`);
  const words = [...attributes, toPlainText(textOf(element))].filter((word) => word !== '');
  const inner = childElements(element).map(summary);
  const own = words.join(' ');
  const all = own !== '' || inner.length === 0 ? own : inner.join(' ');
  return all.length > SHOWN ? `${all.slice(0, SHOWN)}…` : all;
}

/**
 * A document being read, with a ledger of what has been taken from it: whatever nobody took is told at the end, so
 * that nothing can be lost silently, not even by a section reader that forgets an element.
 */
export class CdaSource {
  readonly #root: XmlElement;
  readonly #touched = new Set<XmlElement>();
  readonly #done = new Set<XmlElement>();
  readonly #refused = new Set<XmlElement>();
  readonly #attributes = new Map<XmlElement, Set<string>>();
  readonly #narrative = new Map<string, XmlElement>();
  readonly #dangling: DanglingReference[] = [];

  constructor(root: XmlElement) {
    this.#root = root;
    this.#touched.add(root);
    this.#indexNarrative(root);
  }

  #indexNarrative(element: XmlElement): void {
    const id = attributeOf(element, 'ID');
    if (id !== undefined && element.name !== 'section') this.#narrative.set(id, element);
    for (const child of childElements(element)) this.#indexNarrative(child);
  }

  /** Takes the first HL7 child of that name. */
  child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
    const found = parent?.children.find(
      (each): each is XmlElement =>
        each.kind === 'element' && each.name === name && each.namespace === HL7_NAMESPACE,
    );
    if (found !== undefined) this.#touched.add(found);
    return found;
  }

  /** Takes the first element at the end of a path. */
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
    if (element !== undefined && value !== undefined) {
      const taken = this.#attributes.get(element) ?? new Set();
      this.#attributes.set(element, taken.add(name));
    }
    return value;
  }

  /** Takes an element with all below it: its meaning is known or said elsewhere. */
  finish(element: XmlElement | undefined): void {
    if (element !== undefined) this.#done.add(element);
  }

  /** Takes the character data of an element, in plain form; null when there is none. */
  text(element: XmlElement | undefined): string | null {
    if (element === undefined) return null;
    const text = toPlainText(textOf(element));
    if (element.attributes.length === 0) this.finish(element);
    else this.#textTaken.add(element);
    return text === '' ? null : text;
  }

  readonly #textTaken = new Set<XmlElement>();

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
    const target = this.attribute(reference, 'value') ?? '';
    const element = this.#narrative.get(target.replace(/^#/, ''));
    if (element === undefined) {
      const { position } = reference;
      this.#dangling.push({ path: pathOf(reference), position, target });
      return null;
    }
    const text = toPlainText(textOf(element));
    return text === '' ? null : text;
  }

  /** Takes a child that always says the same, such as a status `completed`; left alone when it says something else. */
  expect(parent: XmlElement | undefined, name: string, ...codes: readonly string[]): void {
    if (parent === undefined) return;
    const [child] = childElements(parent, name);
    const said = attributeOf(child, 'code') ?? attributeOf(child, 'nullFlavor');
    if (said !== undefined && codes.includes(said)) this.finish(child);
  }

  /** References that lead nowhere. */
  get dangling(): readonly DanglingReference[] {
    return this.#dangling;
  }

  /** Everything nobody took, in document order. */
  leftovers(): readonly UnmappedItem[] {
    const items: UnmappedItem[] = [];
    this.#sweep(this.#root, items);
    return items;
  }

  #sweep(element: XmlElement, items: UnmappedItem[]): void {
    const whole = () => items.push({ ...this.#place(element), content: summary(element) });
    if (this.#refused.has(element)) {
      whole();
    } else if (this.#done.has(element) || STRUCTURAL_ELEMENTS.has(element.name)) {
      return;
    } else if (!this.#touched.has(element)) {
      if (this.#saysSomething(element)) whole();
    } else {
      this.#sweepParts(element, items);
    }
  }

  #sweepParts(element: XmlElement, items: UnmappedItem[]): void {
    const taken = this.#attributes.get(element);
    for (const { name, value } of element.attributes) {
      if (STRUCTURAL_ATTRIBUTES.has(name) || taken?.has(name) === true) continue;
      const { path, position } = this.#place(element);
      items.push({ path: `${path}/@${name}`, position, content: value });
    }
    for (const child of element.children) {
      if (child.kind === 'element') this.#sweep(child, items);
      else if (child.value.trim() !== '' && !this.#textTaken.has(element)) {
        items.push({ ...this.#place(element), content: child.value.trim().slice(0, SHOWN) });
      }
    }
  }

  #saysSomething(element: XmlElement): boolean {
    return (
      element.attributes.some(({ name }) => !STRUCTURAL_ATTRIBUTES.has(name)) ||
      element.children.some((child) =>
        child.kind === 'text'
          ? child.value.trim() !== ''
          : !STRUCTURAL_ELEMENTS.has(child.name) && this.#saysSomething(child),
      )
    );
  }

  #place(element: XmlElement): { path: string; position: XmlPosition } {
    return { path: pathOf(element), position: element.position };
  }
}

/** Whether a statement declares a template below `2.16.840.1.113883.2.9.10.1.4.3`. Takes nothing. */
export function hasTemplate(statement: XmlElement | undefined, arcs: string): boolean {
  return (
    statement !== undefined &&
    childElements(statement, 'templateId').some(
      (each) => attributeOf(each, 'root') === `2.16.840.1.113883.2.9.10.1.4.3.${arcs}`,
    )
  );
}
