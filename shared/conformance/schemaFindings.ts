import type { XmlElement } from '../xml/xmlTree.ts';
import type { Finding } from './finding.ts';
import { placeOf } from './placeOf.ts';
import type { SchemaComplaint } from './schemaValidator.ts';

/** What a complaint of the schema validator amounts to. */
interface Reading {
  readonly rule: string;
  readonly audience: Finding['audience'];
  readonly it: string;
}

const notTheDoctors = 'Non dipende dai dati inseriti: avvisare l’assistenza.';

/** What the doctor knows under another name than the element's. */
const FAMILIAR: Readonly<Record<string, string>> = {
  birthTime: 'data di nascita',
  effectiveTime: 'data',
  time: 'data e ora',
  low: 'data di inizio',
  high: 'data di fine',
  deceasedTime: 'data del decesso',
  value: 'valore della misura',
  doseQuantity: 'dose',
  quantity: 'quantità',
};

function readingOf(message: string, element: string): Reading {
  const name = FAMILIAR[element] ?? element;
  if (/not a valid value of the atomic type 'xs:ID'|is already defined|duplicate/i.test(message)) {
    return {
      rule: 'xsd/duplicate-id',
      audience: 'developer',
      it: `Errore tecnico: un identificativo del testo descrittivo è ripetuto o non valido (${name}). ${notTheDoctors}`,
    };
  }
  if (message.includes('This element is not expected')) {
    return {
      rule: 'xsd/unexpected-element',
      audience: 'developer',
      it: `Errore tecnico: un elemento è fuori posto o non previsto (${name}). ${notTheDoctors}`,
    };
  }
  if (message.includes('Missing child element')) {
    return {
      rule: 'xsd/missing-element',
      audience: 'developer',
      it: `Errore tecnico: una parte del documento è incompleta (${name}). ${notTheDoctors}`,
    };
  }
  if (/attribute '.*' is not allowed/.test(message)) {
    return {
      rule: 'xsd/unexpected-attribute',
      audience: 'developer',
      it: `Errore tecnico: un attributo non è previsto (${name}). ${notTheDoctors}`,
    };
  }
  if (/attribute '.*' is required/.test(message)) {
    return {
      rule: 'xsd/missing-attribute',
      audience: 'developer',
      it: `Errore tecnico: manca un attributo necessario (${name}). ${notTheDoctors}`,
    };
  }
  if (/is not a valid value|facet|not an element of the set|fixed value/i.test(message)) {
    // A coded attribute such as moodCode is the program's choice; a date or a quantity is somebody's entry.
    return Object.hasOwn(FAMILIAR, element)
      ? {
          rule: 'xsd/invalid-value',
          audience: 'doctor',
          it: `Valore scritto in una forma non ammessa (${name}): controllare date, numeri e unità di misura.`,
        }
      : {
          rule: 'xsd/invalid-value',
          audience: 'developer',
          it: `Errore tecnico: un valore non è tra quelli ammessi (${name}). ${notTheDoctors}`,
        };
  }
  return {
    rule: 'xsd/other',
    audience: 'developer',
    it: `Errore tecnico: la struttura del documento non è corretta (${name}). ${notTheDoctors}`,
  };
}

/** Follows an address by positions such as `/*` `/*[6]`; the deepest element it reaches. */
function elementAtPositions(root: XmlElement, xpath: string): XmlElement {
  let element = root;
  for (const step of xpath.split('/').slice(2)) {
    const [, name = '*', position = '1'] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    const twins = element.children.filter(
      (child): child is XmlElement =>
        child.kind === 'element' && (name === '*' || child.name === name.replace(/^.*:/, '')),
    );
    const next = twins[Number(position) - 1];
    if (next === undefined) return element;
    element = next;
  }
  return element;
}

/** Turns the schema validator's complaints into findings, one for each element and cause. */
export function schemaFindings(
  root: XmlElement,
  complaints: readonly SchemaComplaint[],
): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const { message, line, xpath } of complaints) {
    const element = xpath === null ? root : elementAtPositions(root, xpath);
    const reading = readingOf(message, element.name);
    const place = placeOf(element);
    const identity = `${reading.rule} ${place.path}`;
    // A value of a wrong form is reported twice by libxml2: once for the facet, once for the type.
    if (findings.has(identity)) continue;
    findings.set(identity, {
      ...reading,
      layer: 'xsd',
      severity: 'error',
      ...place,
      line: xpath === null && line > 0 ? line : place.line,
      detail: message,
    });
  }
  return [...findings.values()];
}
