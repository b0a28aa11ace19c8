import type { XmlElement } from '../../../shared/xml/xmlTree.ts';
import type { DocumentView } from './documentView.ts';
import { readHeader } from './readHeader.ts';
import { readSections } from './readSections.ts';
import { readSevereAllergies } from './readSevereAllergies.ts';

/** A CDA in words, ready to be laid out. Never fails: what a foreign document lacks is said in words. */
export function readDocumentView(root: XmlElement): DocumentView {
  return {
    ...readHeader(root),
    severeAllergies: readSevereAllergies(root),
    sections: readSections(root),
  };
}
