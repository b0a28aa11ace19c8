import fontoxpath from 'fontoxpath';
import { Document, type Element } from 'slimdom';
import type { XmlElement } from '../../xml/xmlTree.ts';
import type { SchematronTest } from '../schematron.ts';
import type { Namespaces } from './parse.ts';

/** A document on which a full XPath 3.1 engine can work, tied to the tree the rest of the program uses. */
export class InterpretedDocument {
  readonly #document = new Document();
  readonly #elementOf = new Map<unknown, XmlElement>();
  readonly #nodeOf = new Map<XmlElement, Element>();
  readonly #resolver: (prefix: string) => string | null;

  constructor(root: XmlElement, namespaces: Namespaces) {
    this.#resolver = (prefix) => namespaces[prefix] ?? null;
    this.#document.appendChild(this.#copy(root));
  }

  #copy(source: XmlElement): Element {
    const copy = this.#document.createElementNS(source.namespace || null, source.name);
    for (const { namespace, name, value } of source.attributes) {
      // The prefix is immaterial to XPath, but an attribute in a namespace must have one.
      copy.setAttributeNS(namespace || null, namespace === '' ? name : `p:${name}`, value);
    }
    for (const child of source.children) {
      copy.appendChild(
        child.kind === 'text' ? this.#document.createTextNode(child.value) : this.#copy(child),
      );
    }
    this.#elementOf.set(copy, source);
    this.#nodeOf.set(source, copy);
    return copy;
  }

  /** The elements a rule context selects, anywhere in the document. */
  select(context: string): readonly XmlElement[] {
    const anywhere = context.startsWith('/') ? context : `//${context}`;
    const nodes: readonly unknown[] = fontoxpath.evaluateXPathToNodes(
      anywhere,
      this.#document,
      null,
      null,
      {
        namespaceResolver: this.#resolver,
      },
    );
    return nodes.flatMap((node) => this.#elementOf.get(node) ?? []);
  }

  /** The boolean value of a test at an element; a dynamic error of the expression is thrown. */
  test(test: SchematronTest, element: XmlElement): boolean {
    return fontoxpath.evaluateXPathToBoolean(
      withVariables(test),
      this.#nodeOf.get(element),
      null,
      null,
      { namespaceResolver: this.#resolver },
    );
  }
}

/** A test with its rule's variables in front, as one XPath 3.1 expression. */
export function withVariables({ test, variables }: SchematronTest): string {
  if (variables.length === 0) return test;
  const bindings = variables.map(({ name, value }) => `$${name} := (${value})`);
  return `let ${bindings.join(', ')} return (${test})`;
}

/** What is wrong with an expression whatever the document (err:XPST...), or null. */
export function staticErrorOf(expression: string, namespaces: Namespaces): string | null {
  try {
    fontoxpath.evaluateXPathToBoolean(expression, new Document(), null, null, {
      namespaceResolver: (prefix: string) => namespaces[prefix] ?? null,
    });
    return null;
  } catch (error: unknown) {
    const message = error instanceof Error ? error.message : String(error);
    return message.includes('XPST') ? message : null;
  }
}
