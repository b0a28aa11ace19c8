import type { XmlAttribute, XmlElement, XmlNode } from '../../../shared/xml/xmlTree.ts';
import { pathOf } from '../../../shared/xml/xmlTree.ts';

/** A document with one thing changed. */
export interface Mutation {
  readonly what: string;
  readonly text: string;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

function attributeText({ namespace, name, value }: XmlAttribute): string {
  return ` ${namespace === XSI ? 'xsi:' : ''}${name}="${escaped(value)}"`;
}

/** What to write in place of one element. */
type Rewrite = (element: XmlElement) => readonly XmlElement[];

function nodeText(node: XmlNode, outer: string, target: XmlElement, rewrite: Rewrite): string {
  if (node.kind === 'text') return escaped(node.value);
  const written = node === target ? rewrite(node) : [node];
  return written.map((element) => elementText(element, outer, target, rewrite)).join('');
}

function elementText(
  element: XmlElement,
  outer: string,
  target: XmlElement,
  rewrite: Rewrite,
): string {
  const { namespace, name, attributes, children } = element;
  const declaration = namespace === outer ? '' : ` xmlns="${namespace}"`;
  const root = outer === '' ? ` xmlns:xsi="${XSI}"` : '';
  const inner = children.map((child) => nodeText(child, namespace, target, rewrite)).join('');
  return `<${name}${declaration}${root}${attributes.map(attributeText).join('')}>${inner}</${name}>`;
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
        text: `<?xml version="1.0" encoding="UTF-8"?>${elementText(root, '', target, rewrite)}`,
      };
    }
  }
}
