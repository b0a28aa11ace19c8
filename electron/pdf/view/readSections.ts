import {
  attributeOf,
  childElements,
  firstChild,
  textOf,
  type XmlElement,
} from '../../../shared/xml/xmlTree.ts';
import type { SectionView } from './documentView.ts';
import { declaredAbsence } from './absences.ts';
import { nullFlavorInWords } from './italianWords.ts';
import { plainTextOf, readBlocks } from './readNarrative.ts';
import { descendants, sectionElements } from './sectionElements.ts';

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

function declaredAbsences(section: XmlElement, code: string, narrative: string): string[] {
  const said = narrative.toLowerCase();
  const words = childElements(section, 'entry')
    .flatMap((entry) => descendants(entry))
    .filter((element) => element.name === 'code' || element.name === 'value')
    .map((element) => declaredAbsence(element, code))
    .filter((text) => text !== null);
  const flavor = attributeOf(section, 'nullFlavor');
  if (flavor !== undefined) words.push(`Sezione non compilata: ${nullFlavorInWords(flavor)}`);
  return [...new Set(words)].filter((text) => !said.includes(text.toLowerCase()));
}

function readSection(section: XmlElement): SectionView {
  const codeElement = firstChild(section, 'code');
  const code = attributeOf(codeElement, 'code') ?? '';
  const text = firstChild(section, 'text');
  const blocks = text === undefined ? [] : readBlocks(text);
  const title = textOf(firstChild(section, 'title')).trim();
  return {
    code,
    title:
      title === '' ? (attributeOf(codeElement, 'displayName') ?? 'Sezione senza titolo') : title,
    blocks,
    declaredAbsences: declaredAbsences(section, code, plainTextOf(blocks)),
  };
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
