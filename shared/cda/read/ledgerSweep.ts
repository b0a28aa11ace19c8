import { toPlainText } from '../../pss/values/text.ts';
import { childElements, type XmlElement, type XmlPosition } from '../../xml/xmlTree.ts';
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

/** Walks a document once, in order, and tells what nobody took. Paths are built on the way down: no step looks back. */
class Sweep {
  readonly #ledger: Ledger;
  readonly unmapped: SourceItem[] = [];
  readonly relabelled: SourceItem[] = [];
  readonly dangling: SourceItem[] = [];
  mapped = 0;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  walk(element: XmlElement, path: string): void {
    const { touched, refused, narratives } = this.#ledger;
    if (refused.has(element)) this.#tell(element, path);
    else if (narratives.has(element)) this.#narrative(element, path);
    else if (FORM_ELEMENTS.has(element.name)) this.#form(element, path);
    else if (touched.has(element)) this.#parts(element, path);
    else if (saysSomething(element)) this.#tell(element, path);
  }

  #tell(element: XmlElement, path: string): void {
    this.unmapped.push({ path, position: element.position, content: summary(element) });
  }

  #form(element: XmlElement, path: string): void {
    if (isDocumentForm(element)) return;
    this.relabelled.push({ path, position: element.position, content: summary(element) });
  }

  #parts(element: XmlElement, path: string): void {
    const { dangling, texts } = this.#ledger;
    this.mapped += 1;
    this.#attributesOf(element, path);
    if (this.#ledger.labels.get(element)?.has(TEXT) === true) {
      this.relabelled.push({ path, position: element.position, content: summary(element) });
    }
    const target = dangling.get(element);
    if (target !== undefined) {
      this.dangling.push({ path, position: element.position, content: target });
    }
    this.#children(element, path, texts.has(element));
  }

  #attributesOf(element: XmlElement, path: string): void {
    const taken = this.#ledger.attributes.get(element);
    const labels = this.#ledger.labels.get(element);
    for (const attribute of element.attributes) {
      const { name, value } = attribute;
      const kind =
        labels?.has(name) === true
          ? 'label'
          : taken?.has(name) === true
            ? 'form'
            : attributeKind(element, attribute);
      if (kind === 'form') continue;
      const item = { path: `${path}/@${name}`, position: element.position, content: value };
      (kind === 'label' ? this.relabelled : this.unmapped).push(item);
    }
  }

  #children(element: XmlElement, path: string, textTaken: boolean): void {
    const counts = new Map<string, number>();
    for (const child of element.children) {
      if (child.kind === 'element') {
        const count = (counts.get(child.name) ?? 0) + 1;
        counts.set(child.name, count);
        this.walk(child, `${path}/${child.name}[${String(count)}]`);
      } else if (!textTaken && child.value.trim() !== '') {
        const content = toPlainText(child.value.slice(0, SHOWN));
        this.unmapped.push({ path, position: element.position, content });
      }
    }
  }

  /** The words of a narrative are kept; what is more than words and looks is told. */
  #narrative(element: XmlElement, path: string): void {
    if (!NARRATIVE_ELEMENTS.has(element.name)) {
      this.#tell(element, path);
      return;
    }
    for (const { name, value } of element.attributes) {
      if (NARRATIVE_LOOKS.has(name)) continue;
      this.unmapped.push({
        path: `${path}/@${name}`,
        position: element.position,
        content: value,
      });
    }
    const counts = new Map<string, number>();
    for (const child of childElements(element)) {
      const count = (counts.get(child.name) ?? 0) + 1;
      counts.set(child.name, count);
      this.#narrative(child, `${path}/${child.name}[${String(count)}]`);
    }
  }
}

/** Draws up the account of a document, in document order. */
export function sweepLedger(root: XmlElement, ledger: Ledger): Account {
  const sweep = new Sweep(ledger);
  sweep.walk(root, `/${root.name}`);
  const { unmapped, relabelled, dangling, mapped } = sweep;
  return { unmapped, relabelled, dangling, mapped };
}
