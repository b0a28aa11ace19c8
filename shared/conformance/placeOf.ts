import { pathOf, type XmlElement } from '../xml/xmlTree.ts';
import { fieldLabel } from './fields/fieldLabel.ts';
import { fieldOf } from './fields/fieldOf.ts';
import type { Finding } from './finding.ts';

/** Where a finding about an element is: in the document, in the model and in words. */
export function placeOf(element: XmlElement): Pick<Finding, 'path' | 'line' | 'field' | 'place'> {
  const field = fieldOf(element);
  return {
    path: pathOf(element),
    line: element.position.line,
    field,
    place: field === null ? '' : fieldLabel(field),
  };
}
