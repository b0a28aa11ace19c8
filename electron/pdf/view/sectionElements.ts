import { childElements, elementAt, type XmlElement } from '../../../shared/xml/xmlTree.ts';

/** The elements of that name below an element, in document order; all elements without a name. */
export function descendants(element: XmlElement, name?: string): XmlElement[] {
  return childElements(element).flatMap((child) => [
    ...(name === undefined || child.name === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

/** Every section of the body, nested ones included. */
export function sectionElements(root: XmlElement): XmlElement[] {
  const body = elementAt(root, 'component', 'structuredBody');
  return body === undefined ? [] : descendants(body, 'section');
}
