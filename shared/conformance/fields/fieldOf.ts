import { sectionForms } from '../../cda/sectionForms.ts';
import { sectionOrder } from '../../cda/sectionOrder.ts';
import type { SectionName } from '../../pss/pss.ts';
import { attributeOf, childElements, firstChild, type XmlElement } from '../../xml/xmlTree.ts';
import { fieldBelow } from './fieldTree.ts';
import { headerFields } from './headerFields.ts';
import { entryFields, singleSections } from './sectionFields.ts';

function ancestorNamed(element: XmlElement, name: string): XmlElement | null {
  let each: XmlElement | null = element;
  while (each !== null && each.name !== name) each = each.parent;
  return each;
}

/** The section of the model an element lies in; null outside of the sections the PSS knows. */
function sectionNameOf(section: XmlElement): SectionName | null {
  const code = firstChild(section, 'code');
  const [value, system] = [attributeOf(code, 'code'), attributeOf(code, 'codeSystem')];
  return (
    sectionOrder.find(
      (name) => sectionForms[name].code === value && sectionForms[name].codeSystem === system,
    ) ?? null
  );
}

function fieldInSection(section: XmlElement, name: SectionName, element: XmlElement): string {
  const start = `sections.${name}`;
  const entry = ancestorNamed(element, 'entry');
  if (entry === null) return element === section ? start : fieldOfWords(start, element);
  if (singleSections.has(name)) return fieldBelow(entry, element, entryFields[name], start);
  const place = childElements(section, 'entry').indexOf(entry);
  return fieldBelow(entry, element, entryFields[name], `${start}.entries[${String(place)}]`);
}

function fieldOfWords(start: string, element: XmlElement): string {
  return ancestorNamed(element, 'text') === null ? start : `${start}.freeText`;
}

/**
 * The address in the model (`PssDraft`) of the datum an element holds, such as
 * `sections.allergies.entries[0].agents[1]` or `header.patient.birth`: the deepest datum it is part of. Entries are
 * counted as they stand in the document. Null for elements that hold no datum of the model.
 */
export function fieldOf(element: XmlElement): string | null {
  const section = ancestorNamed(element, 'section');
  if (section !== null) {
    const name = sectionNameOf(section);
    return name === null ? null : fieldInSection(section, name, element);
  }
  if (ancestorNamed(element, 'structuredBody') !== null) return 'sections';
  const document = ancestorNamed(element, 'ClinicalDocument');
  if (document === null) return null;
  const field = fieldBelow(document, element, headerFields, 'header');
  return field === 'header' ? null : field;
}
