import { italianName } from '../../../shared/terminology/italianName.ts';
import {
  attributeOf,
  childElements,
  elementAt,
  firstChild,
  textOf,
  type XmlElement,
} from '../../../shared/xml/xmlTree.ts';
import { descendants, sectionElements } from './sectionElements.ts';

const CRITICALITY_SYSTEM = '2.16.840.1.113883.5.1063';
const CLOSED_STATUSES = new Set(['completed', 'aborted', 'cancelled']);
const ALLERGIES = '48765-2';
/** The doctor's words for one agent; anything longer is a sentence around it. */
const LONGEST_NAME = 80;
const UNNAMED = 'Agente non specificato (vedere la sezione)';

function isHighCriticality(observation: XmlElement): boolean {
  const value = firstChild(observation, 'value');
  return (
    attributeOf(firstChild(observation, 'code'), 'code') === 'SEV' &&
    attributeOf(value, 'code') === 'H' &&
    attributeOf(value, 'codeSystem') === CRITICALITY_SYSTEM
  );
}

function isSevereAndOpen(act: XmlElement): boolean {
  const status = attributeOf(firstChild(act, 'statusCode'), 'code') ?? '';
  return !CLOSED_STATUSES.has(status) && descendants(act, 'observation').some(isHighCriticality);
}

function spaced(element: XmlElement | undefined): string {
  return textOf(element).replaceAll(/\s+/g, ' ').trim();
}

/** What a coded element is called: in the author's words where they name just this, else by its code. */
function nameOf(coded: XmlElement | undefined, section: XmlElement): string {
  const text = firstChild(coded, 'originalText');
  const target = attributeOf(firstChild(text, 'reference'), 'value');
  const referred = descendants(section).find(
    (element) => target !== undefined && `#${attributeOf(element, 'ID') ?? ''}` === target,
  );
  const said = spaced(referred ?? text);
  if (said !== '' && said.length <= LONGEST_NAME) return said;
  const code = attributeOf(coded, 'code') ?? '';
  const display = attributeOf(coded, 'displayName')?.trim() ?? '';
  return (
    italianName(attributeOf(coded, 'codeSystem') ?? '', code) ?? (display === '' ? said : display)
  );
}

function reactionsOf(act: XmlElement, section: XmlElement): string[] {
  return descendants(act, 'entryRelationship')
    .filter((relation) => attributeOf(relation, 'typeCode') === 'MFST')
    .map((relation) => nameOf(elementAt(relation, 'observation', 'value'), section))
    .filter((name) => name !== '');
}

function severeAllergy(act: XmlElement, section: XmlElement): string {
  const agents = descendants(act, 'playingEntity')
    .map((entity) => nameOf(firstChild(entity, 'code'), section))
    .filter((name) => name !== '');
  const who = agents.length > 0 ? agents.join(', ') : UNNAMED;
  const reactions = reactionsOf(act, section);
  const words = reactions.length === 0 ? who : `${who}: ${reactions.join(', ')}`;
  return words.charAt(0).toLocaleUpperCase('it') + words.slice(1);
}

/**
 * The allergies whose criticality is coded high and which are not closed, agent and reaction: they open the page.
 * An agent that can be named in no way is told as such, never left out.
 */
export function readSevereAllergies(root: XmlElement): string[] {
  const found = sectionElements(root)
    .filter((section) => attributeOf(firstChild(section, 'code'), 'code') === ALLERGIES)
    .flatMap((section) =>
      childElements(section, 'entry')
        .flatMap((entry) => childElements(entry, 'act'))
        .filter(isSevereAndOpen)
        .map((act) => severeAllergy(act, section)),
    );
  return [...new Set(found)];
}
