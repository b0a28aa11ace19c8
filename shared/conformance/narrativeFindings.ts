import { attributeOf, type XmlElement } from '../xml/xmlTree.ts';
import type { Finding } from './finding.ts';
import { placeOf } from './placeOf.ts';

interface Narrative {
  readonly ids: Set<string>;
  readonly references: XmlElement[];
}

function collect(element: XmlElement, narrative: Narrative): void {
  const id = attributeOf(element, 'ID');
  if (id !== undefined) narrative.ids.add(id);
  if (element.name === 'reference' && attributeOf(element, 'value')?.startsWith('#') === true) {
    narrative.references.push(element);
  }
  for (const child of element.children) if (child.kind === 'element') collect(child, narrative);
}

/**
 * References of entries to words that are not in the text. No official layer looks at them (pss-cda.md §8), so they
 * are remarks of our own: whoever reads the document would find the entry without its words.
 */
export function narrativeFindings(root: XmlElement): readonly Finding[] {
  const narrative: Narrative = { ids: new Set(), references: [] };
  collect(root, narrative);
  return narrative.references.flatMap((element): readonly Finding[] => {
    const target = (attributeOf(element, 'value') ?? '').slice(1);
    if (narrative.ids.has(target)) return [];
    return [
      {
        rule: 'model/dangling-reference',
        layer: 'model',
        severity: 'warning',
        audience: 'developer',
        ...placeOf(element),
        it: 'La voce rimanda a una parte del testo che nel documento non c’è: chi lo legge non troverebbe la sua descrizione.',
        detail: `reference #${target}: no such ID`,
      },
    ];
  });
}
