import { toPlainText } from '../../pss/values/text.ts';
import {
  childElements,
  type XmlAttribute,
  type XmlElement,
  type XmlPosition,
} from '../../xml/xmlTree.ts';
import {
  attributeKind,
  FORM_ELEMENTS,
  isDocumentForm,
  NARRATIVE_ELEMENTS,
  NARRATIVE_LOOKS,
} from './documentForm.ts';

/** Something of the document with its place. */
export interface SourceItem {
  /** XPath-like address, with `/@name` for an attribute. */
  readonly path: string;
  readonly position: XmlPosition;
  /** What stands there, shortened. Health data: to be shown, never logged. */
  readonly content: string;
}

/** What the readers took of a document, by element. */
export interface Ledger {
  readonly touched: ReadonlySet<XmlElement>;
  readonly refused: ReadonlySet<XmlElement>;
  readonly attributes: ReadonlyMap<XmlElement, ReadonlySet<string>>;
  readonly labels: ReadonlyMap<XmlElement, ReadonlySet<string>>;
  readonly texts: ReadonlySet<XmlElement>;
  readonly narratives: ReadonlySet<XmlElement>;
  readonly dangling: ReadonlyMap<XmlElement, string>;
}

/** The account of a document that was read. */
export interface Account {
  /** Facts the model has no place for. */
  readonly unmapped: readonly SourceItem[];
  /** Names and inner identifiers that our writer gives anew; no clinical fact is among them. */
  readonly relabelled: readonly SourceItem[];
  /** References into the narrative that lead nowhere; `content` is the target. */
  readonly dangling: readonly SourceItem[];
  /** Elements of the document that went into the model. */
  readonly mapped: number;
}

const SHOWN = 200;

/** Stands among the labels of an element for its character data; no attribute can have this name. */
export const TEXT = '#text';

/** The words and values of an element, shortened; stops reading once it has enough. */
function summary(element: XmlElement, limit = SHOWN): string {
  let words = element.attributes.map(({ name, value }) => `${name}=${value}`).join(' ');
  for (const child of element.children) {
    if (words.length > limit) break;
    const more = child.kind === 'text' ? toPlainText(child.value.slice(0, limit)) : summary(child);
    words = [words, more].filter((part) => part !== '').join(' ');
  }
  return words.length > limit ? `${words.slice(0, limit)}…` : words;
}

function saysSomething(element: XmlElement): boolean {
  return (
    element.attributes.some((each) => attributeKind(element, each) !== 'form') ||
    element.children.some((child) =>
      child.kind === 'text'
        ? child.value.trim() !== ''
        : !FORM_ELEMENTS.has(child.name) && saysSomething(child),
    )
  );
}

/** Paths of elements, made only of those that are told; the children of an element are counted once, all together. */
class Paths {
  readonly #numbers = new Map<XmlElement, number>();

  of(element: XmlElement): string {
    const { parent, name } = element;
    return parent === null
      ? `/${name}`
      : `${this.of(parent)}/${name}[${String(this.#numberIn(parent, element))}]`;
  }

  #numberIn(parent: XmlElement, element: XmlElement): number {
    const known = this.#numbers.get(element);
    if (known !== undefined) return known;
    const counts = new Map<string, number>();
    for (const child of childElements(parent)) {
      const count = (counts.get(child.name) ?? 0) + 1;
      counts.set(child.name, count);
      this.#numbers.set(child, count);
    }
    return this.#numbers.get(element) ?? 1;
  }
}

/** Walks a document once, in order, and tells what nobody took. */
class Sweep {
  readonly #ledger: Ledger;
  readonly #paths = new Paths();
  readonly unmapped: SourceItem[] = [];
  readonly relabelled: SourceItem[] = [];
  readonly dangling: SourceItem[] = [];
  mapped = 0;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  walk(element: XmlElement): void {
    const { touched, refused, narratives } = this.#ledger;
    if (refused.has(element)) this.#tell(this.unmapped, element);
    else if (narratives.has(element)) this.#narrative(element);
    else if (FORM_ELEMENTS.has(element.name)) {
      if (!isDocumentForm(element)) this.#tell(this.relabelled, element);
    } else if (touched.has(element)) this.#parts(element);
    else if (saysSomething(element)) this.#tell(this.unmapped, element);
  }

  #tell(list: SourceItem[], element: XmlElement, content = summary(element)): void {
    list.push({ path: this.#paths.of(element), position: element.position, content });
  }

  #tellAttribute(list: SourceItem[], element: XmlElement, { name, value }: XmlAttribute): void {
    const path = `${this.#paths.of(element)}/@${name}`;
    list.push({ path, position: element.position, content: value });
  }

  #parts(element: XmlElement): void {
    const { dangling, labels, texts } = this.#ledger;
    this.mapped += 1;
    this.#attributesOf(element);
    if (labels.get(element)?.has(TEXT) === true) this.#tell(this.relabelled, element);
    const target = dangling.get(element);
    if (target !== undefined) this.#tell(this.dangling, element, target);
    this.#children(element, texts.has(element));
  }

  #attributesOf(element: XmlElement): void {
    const taken = this.#ledger.attributes.get(element);
    const labels = this.#ledger.labels.get(element);
    for (const attribute of element.attributes) {
      const { name } = attribute;
      if (labels?.has(name) === true) this.#tellAttribute(this.relabelled, element, attribute);
      else if (taken?.has(name) !== true) {
        const kind = attributeKind(element, attribute);
        if (kind === 'label') this.#tellAttribute(this.relabelled, element, attribute);
        if (kind === 'fact') this.#tellAttribute(this.unmapped, element, attribute);
      }
    }
  }

  #children(element: XmlElement, textTaken: boolean): void {
    for (const child of element.children) {
      if (child.kind === 'element') this.walk(child);
      else if (!textTaken && child.value.trim() !== '') {
        this.#tell(this.unmapped, element, toPlainText(child.value.slice(0, SHOWN)));
      }
    }
  }

  /** The words of a narrative are kept; what is more than words and looks is told. */
  #narrative(element: XmlElement): void {
    if (!NARRATIVE_ELEMENTS.has(element.name)) {
      this.#tell(this.unmapped, element);
      return;
    }
    for (const attribute of element.attributes) {
      if (!NARRATIVE_LOOKS.has(attribute.name)) {
        this.#tellAttribute(this.unmapped, element, attribute);
      }
    }
    for (const child of element.children) {
      if (child.kind === 'element') this.#narrative(child);
    }
  }
}

/** Draws up the account of a document, in document order. */
export function sweepLedger(root: XmlElement, ledger: Ledger): Account {
  const sweep = new Sweep(ledger);
  sweep.walk(root);
  const { unmapped, relabelled, dangling, mapped } = sweep;
  return { unmapped, relabelled, dangling, mapped };
}
