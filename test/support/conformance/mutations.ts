import type { XmlAttribute, XmlElement, XmlNode } from '../../../shared/xml/xmlTree.ts';
import { pathOf } from '../../../shared/xml/xmlTree.ts';

/** A document with one thing changed. */
export interface Mutation {
  readonly what: string;
  /** The changed tree, sharing with the original what did not change; its `parent` links still lead to the original. */
  readonly root: XmlElement;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

function attributeText({ namespace, name, value }: XmlAttribute): string {
  return ` ${namespace === XSI ? 'xsi:' : ''}${name}="${escaped(value)}"`;
}

/** What to put in place of one element. */
type Rewrite = (element: XmlElement) => readonly XmlElement[];

/** The document with other elements in the place of one. */
function rootWith(target: XmlElement, replacements: readonly XmlElement[]): XmlElement {
  const { parent } = target;
  if (parent === null) return replacements[0] ?? target;
  const children = parent.children.flatMap((child): readonly XmlNode[] =>
    child === target ? replacements : [child],
  );
  return rootWith(parent, [{ ...parent, children }]);
}

function elementText({ namespace, name, attributes, children }: XmlElement, outer: string): string {
  const declaration = namespace === outer ? '' : ` xmlns="${namespace}"`;
  const root = outer === '' ? ` xmlns:xsi="${XSI}"` : '';
  const inner = children.map((child) =>
    child.kind === 'text' ? escaped(child.value) : elementText(child, namespace),
  );
  return `<${name}${declaration}${root}${attributes.map(attributeText).join('')}>${inner.join('')}</${name}>`;
}

/** A document as text. */
export function documentText(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${elementText(root, '')}`;
}

function elementsOf(element: XmlElement): readonly XmlElement[] {
  return [
    element,
    ...element.children.flatMap((child) => (child.kind === 'element' ? elementsOf(child) : [])),
  ];
}

function withAttribute(element: XmlElement, changed: XmlAttribute, value: string): XmlElement {
  return {
    ...element,
    attributes: element.attributes.map((each) => (each === changed ? { ...each, value } : each)),
  };
}

function withoutAttribute(element: XmlElement, removed: XmlAttribute): XmlElement {
  return { ...element, attributes: element.attributes.filter((each) => each !== removed) };
}

function* rewritesOf(target: XmlElement): Generator<readonly [string, Rewrite]> {
  yield ['remove', () => []];
  yield ['repeat', (element) => [element, { ...element, attributes: [...element.attributes] }]];
  yield ['rename', (element) => [{ ...element, name: 'unknown' }]];
  for (const attribute of target.attributes) {
    yield [`remove @${attribute.name}`, (element) => [withoutAttribute(element, attribute)]];
    for (const value of [
      'wrong',
      '',
      `${attribute.value}1`,
      '19000101',
      'completed',
      'cancelled',
    ]) {
      yield [
        `@${attribute.name}=${value}`,
        (element) => [withAttribute(element, attribute, value)],
      ];
    }
  }
  for (const [name, value] of [
    ['nullFlavor', 'UNK'],
    ['use', 'HP'],
  ] as const) {
    if (target.attributes.some((each) => each.name === name)) continue;
    yield [
      `add @${name}`,
      (element) => [
        { ...element, attributes: [...element.attributes, { namespace: '', name, value }] },
      ],
    ];
  }
}

/**
 * Documents that differ from `root` by one removed, repeated, renamed or altered element: every `stride`-th of all
 * that can be made.
 */
export function* mutationsOf(root: XmlElement, stride: number): Generator<Mutation> {
  let index = 0;
  for (const target of elementsOf(root)) {
    if (target === root) continue;
    for (const [what, rewrite] of rewritesOf(target)) {
      index += 1;
      if (index % stride !== 0) continue;
      yield {
        what: `${pathOf(target)}: ${what}`,
        root: rootWith(target, rewrite(target)),
      };
    }
  }
}
