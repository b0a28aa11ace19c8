import {
  attributeOf,
  childElements,
  elementAt,
  firstChild,
  textOf,
  type XmlElement,
} from '../../../shared/xml/xmlTree.ts';
import type { SectionView } from './documentView.ts';
import { nullFlavorInWords } from './italianWords.ts';
import { plainTextOf, readBlocks } from './readNarrative.ts';

/**
 * The order a doctor reads in: what can harm first, then what is taken, what is wrong, and the rest in the
 * order of the PSS guide. LOINC codes of the guide's section table; codes not listed follow, as written.
 */
const READING_ORDER: readonly string[] = [
  '48765-2', // allergie e intolleranze
  '10160-0', // terapie farmacologiche
  '11450-4', // lista dei problemi
  '11369-6', // vaccinazioni
  '10157-6', // anamnesi familiare
  '29762-2', // stile di vita
  '10162-6', // gravidanze e parto
  '8716-3', // parametri vitali
  '46264-8', // protesi, impianti e ausili
  '18776-5', // piani di cura
  '47519-4', // trattamenti e procedure
  '46240-8', // visite e ricoveri
  '47420-5', // stato funzionale
  '30954-2', // indagini ed esami di laboratorio
  '42348-3', // donazione organi
  '57827-8', // esenzioni
  'PSSIT99', // reti di patologia
];

/** Absences that entries declare by code (IPS value sets 2.16.840.1.113883.11.22.9, .15, .17, .36, .61). */
const ABSENCES: Readonly<Record<string, string>> = {
  'no-known-allergies': 'Nessuna allergia o intolleranza nota',
  'no-allergy-info': 'Informazioni su allergie e intolleranze non disponibili',
  'no-known-medication-allergies': 'Nessuna allergia a farmaci nota',
  'no-known-environmental-allergies': 'Nessuna allergia ambientale nota',
  'no-known-food-allergies': 'Nessuna allergia alimentare nota',
  'no-known-medications': 'Nessuna terapia farmacologica nota',
  'no-medication-info': 'Informazioni sulle terapie farmacologiche non disponibili',
  'no-known-problems': 'Nessun problema noto',
  'no-problem-info': 'Informazioni sui problemi non disponibili',
  'no-known-procedures': 'Nessuna procedura nota',
  'no-procedure-info': 'Informazioni sulle procedure non disponibili',
  'no-known-devices': 'Nessuna protesi, impianto o ausilio noto',
  'no-device-info': 'Informazioni su protesi, impianti e ausili non disponibili',
};

const EXEMPTION_SYSTEM = '2.16.840.1.113883.2.9.5.2.2';
const CRITICALITY_SYSTEM = '2.16.840.1.113883.5.1063';
const CLOSED_STATUSES = new Set(['completed', 'aborted', 'cancelled']);
const ALLERGIES = '48765-2';

function descendants(element: XmlElement, name?: string): XmlElement[] {
  return childElements(element).flatMap((child) => [
    ...(name === undefined || child.name === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

function absenceOf(element: XmlElement): string | undefined {
  const code = attributeOf(element, 'code') ?? '';
  if (code === 'NE' && attributeOf(element, 'codeSystem') === EXEMPTION_SYSTEM) {
    return 'Nessuna esenzione';
  }
  return ABSENCES[code];
}

function declaredAbsences(section: XmlElement, narrative: string): string[] {
  const said = narrative.toLowerCase();
  const words = childElements(section, 'entry')
    .flatMap((entry) => descendants(entry))
    .filter((element) => element.name === 'code' || element.name === 'value')
    .map(absenceOf)
    .filter((text) => text !== undefined);
  const flavor = attributeOf(section, 'nullFlavor');
  if (flavor !== undefined) words.push(`Sezione non compilata: ${nullFlavorInWords(flavor)}`);
  return [...new Set(words)].filter((text) => !said.includes(text.toLowerCase()));
}

function readSection(section: XmlElement): SectionView {
  const code = firstChild(section, 'code');
  const text = firstChild(section, 'text');
  const blocks = text === undefined ? [] : readBlocks(text);
  const title = textOf(firstChild(section, 'title')).trim();
  return {
    code: attributeOf(code, 'code') ?? '',
    title: title === '' ? (attributeOf(code, 'displayName') ?? 'Sezione senza titolo') : title,
    blocks,
    declaredAbsences: declaredAbsences(section, plainTextOf(blocks)),
  };
}

function sectionElements(root: XmlElement): XmlElement[] {
  const body = elementAt(root, 'component', 'structuredBody');
  if (body === undefined) return [];
  return descendants(body, 'section');
}

function readingPosition(section: SectionView): number {
  const position = READING_ORDER.indexOf(section.code);
  return position < 0 ? READING_ORDER.length : position;
}

/** Every section of the body, nested ones included, in clinical reading order. */
export function readSections(root: XmlElement): SectionView[] {
  return sectionElements(root)
    .map(readSection)
    .toSorted((one, other) => readingPosition(one) - readingPosition(other));
}

function isHighCriticality(observation: XmlElement): boolean {
  const value = firstChild(observation, 'value');
  return (
    attributeOf(firstChild(observation, 'code'), 'code') === 'SEV' &&
    attributeOf(value, 'code') === 'H' &&
    attributeOf(value, 'codeSystem') === CRITICALITY_SYSTEM
  );
}

function agentNames(act: XmlElement, section: XmlElement): string[] {
  return descendants(act, 'playingEntity')
    .map((entity) => firstChild(entity, 'code'))
    .map((code) => {
      const displayName = attributeOf(code, 'displayName');
      if (displayName !== undefined) return displayName.trim();
      const reference = attributeOf(elementAt(code, 'originalText', 'reference'), 'value');
      const target = descendants(section).find(
        (element) => `#${attributeOf(element, 'ID') ?? ''}` === reference,
      );
      return textOf(target).replaceAll(/\s+/g, ' ').trim();
    })
    .filter((name) => name !== '');
}

/**
 * The agents of allergies whose criticality is coded high and which are not closed: they open the page.
 * An agent that can be named in no way is named as such, never left out.
 */
export function readSevereAllergies(root: XmlElement): string[] {
  const acts = sectionElements(root)
    .filter((section) => attributeOf(firstChild(section, 'code'), 'code') === ALLERGIES)
    .flatMap((section) =>
      childElements(section, 'entry')
        .flatMap((entry) => childElements(entry, 'act'))
        .map((act) => ({ act, section })),
    );
  const names = acts
    .filter(
      ({ act }) =>
        descendants(act, 'observation').some(isHighCriticality) &&
        !CLOSED_STATUSES.has(attributeOf(firstChild(act, 'statusCode'), 'code') ?? ''),
    )
    .flatMap(({ act, section }) => {
      const found = agentNames(act, section);
      return found.length > 0 ? found : ['agente non specificato (vedere la sezione)'];
    });
  return [...new Set(names)];
}
