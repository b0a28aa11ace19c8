import { escapeXmlAttribute, escapeXmlText } from '../xmlEscape.ts';

/**
 * A piece of well-formed XML, put into text only when asked for: a narrative is often wanted without the entries it
 * was said with. Only this file can make one, so nothing unescaped can get into a document.
 */
export class Markup {
  readonly #toXml: () => string;

  private constructor(toXml: () => string) {
    this.#toXml = toXml;
  }

  /** The XML text. */
  toString(): string {
    return this.#toXml();
  }

  /** Character data. */
  static text(value: string): Markup {
    return new Markup(() => escapeXmlText(value));
  }

  /** An element; attributes and children that are null are left out. */
  static element(name: string, attributes: Attributes, children: Children): Markup {
    return new Markup(() => elementXml(name, attributes, children));
  }
}

/** Attributes of an element, in the order they are written. */
export type Attributes = Readonly<Record<string, string | null>>;

/** Children of an element, in the order they are written; groups may be nested, null is nothing. */
export type Children = readonly (Markup | null | Children)[];

function elementXml(name: string, attributes: Attributes, children: Children): string {
  let opening = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== null && value !== undefined) opening += ` ${key}="${escapeXmlAttribute(value)}"`;
  }
  const content = contentOf(children);
  return content === '' ? `${opening}/>` : `${opening}>${content}</${name}>`;
}

function contentOf(children: Children): string {
  let content = '';
  for (const child of children) {
    if (child instanceof Markup) content += child.toString();
    else if (child !== null) content += contentOf(child);
  }
  return content;
}

/** An element with children. */
export function element(name: string, attributes: Attributes, ...children: Children): Markup {
  return Markup.element(name, attributes, children);
}

/** An element that holds text only. */
export function textElement(name: string, value: string, attributes: Attributes = {}): Markup {
  return Markup.element(name, attributes, [Markup.text(value)]);
}
