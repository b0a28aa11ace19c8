import { escapeXmlAttribute, escapeXmlText } from '../xmlEscape.ts';

/** A piece of well-formed XML. Only this file can make one, so nothing unescaped can get into a document. */
export class Markup {
  readonly #xml: string;

  private constructor(xml: string) {
    this.#xml = xml;
  }

  /** The XML text. */
  toString(): string {
    return this.#xml;
  }

  /** Character data. */
  static text(value: string): Markup {
    return new Markup(escapeXmlText(value));
  }

  /** An element; attributes and children that are null are left out. */
  static element(name: string, attributes: Attributes, children: Children): Markup {
    let opening = `<${name}`;
    for (const key in attributes) {
      const value = attributes[key];
      if (value !== null && value !== undefined) {
        opening += ` ${key}="${escapeXmlAttribute(value)}"`;
      }
    }
    const content = contentOf(children);
    return new Markup(content === '' ? `${opening}/>` : `${opening}>${content}</${name}>`);
  }
}

/** Attributes of an element, in the order they are written. */
export type Attributes = Readonly<Record<string, string | null>>;

/** Children of an element, in the order they are written; groups may be nested, null is nothing. */
export type Children = readonly (Markup | null | Children)[];

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
