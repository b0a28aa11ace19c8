import { codeSystems, HL7_NAMESPACE, idRoots, PSS_DOCUMENT_CODE } from '../cda/codeSystems.ts';
import { hasCodiceFiscaleForm } from '../person/codiceFiscale.ts';
import { attributeOf, childElements, elementAt, textOf, type XmlElement } from '../xml/xmlTree.ts';
import type { Finding } from './finding.ts';
import { placeOf } from './placeOf.ts';

/** A rule of our own about the header: where it looks and what it wants to see there. */
interface HeaderRule {
  readonly rule: string;
  readonly audience: Finding['audience'];
  readonly it: string;
  /** The element the finding points at when there is one. */
  readonly at: readonly string[];
  readonly holds: (root: XmlElement) => boolean;
}

const PSS_TEMPLATE = '2.16.840.1.113883.2.9.10.1.4.1.1';
const HL7_TIME = /^\d{4}(?:\d{2}(?:\d{2}(?:\d{2}(?:\d{2}(?:\d{2})?)?)?)?)?(?:[+-]\d{4})?$/;

const PATIENT = ['recordTarget', 'patientRole'];
const AUTHOR = ['author', 'assignedAuthor'];
const SIGNER = ['legalAuthenticator', 'assignedEntity'];
const CUSTODIAN = ['custodian', 'assignedCustodian', 'representedCustodianOrganization'];

const filled = (text: string | undefined) => text !== undefined && text.trim() !== '';

function idsWithRoot(element: XmlElement | undefined, ...roots: string[]): readonly XmlElement[] {
  return element === undefined
    ? []
    : childElements(element, 'id').filter((id) => roots.includes(attributeOf(id, 'root') ?? ''));
}

function hasCodiceFiscale(root: XmlElement, ...path: string[]): boolean {
  const [id] = idsWithRoot(elementAt(root, ...path), idRoots.codiceFiscale);
  return hasCodiceFiscaleForm(attributeOf(id, 'extension') ?? '');
}

function hasFullName(root: XmlElement, ...path: string[]): boolean {
  const name = elementAt(root, ...path, 'name');
  return filled(textOf(elementAt(name, 'family'))) && filled(textOf(elementAt(name, 'given')));
}

function hasTime(root: XmlElement, ...path: string[]): boolean {
  return HL7_TIME.test(attributeOf(elementAt(root, ...path), 'value') ?? '');
}

function patientIsIdentified(root: XmlElement): boolean {
  const role = elementAt(root, ...PATIENT);
  const ids = idsWithRoot(role, idRoots.codiceFiscale, idRoots.ana, idRoots.anpr);
  const [codiceFiscale] = idsWithRoot(role, idRoots.codiceFiscale);
  const wellFormed =
    codiceFiscale === undefined ||
    hasCodiceFiscaleForm(attributeOf(codiceFiscale, 'extension') ?? '');
  return ids.length > 0 && wellFormed;
}

const HEADER_RULES: readonly HeaderRule[] = [
  {
    rule: 'model/document-element',
    audience: 'developer',
    it: 'Il file non è un documento clinico CDA2.',
    at: [],
    holds: (root) => root.name === 'ClinicalDocument' && root.namespace === HL7_NAMESPACE,
  },
  {
    rule: 'model/document-code',
    audience: 'developer',
    it: 'Il documento non è un Profilo Sanitario Sintetico.',
    at: ['code'],
    holds: (root) =>
      attributeOf(elementAt(root, 'code'), 'code') === PSS_DOCUMENT_CODE &&
      attributeOf(elementAt(root, 'code'), 'codeSystem') === codeSystems.loinc,
  },
  {
    rule: 'model/document-template',
    audience: 'developer',
    it: 'Il documento non dichiara il modello del Profilo Sanitario Sintetico. Avvisare l’assistenza.',
    at: ['templateId'],
    holds: (root) => attributeOf(elementAt(root, 'templateId'), 'root') === PSS_TEMPLATE,
  },
  {
    rule: 'model/document-id',
    audience: 'developer',
    it: 'Manca l’identificativo del documento. Avvisare l’assistenza.',
    at: ['id'],
    holds: (root) =>
      filled(attributeOf(elementAt(root, 'id'), 'root')) &&
      filled(attributeOf(elementAt(root, 'id'), 'extension')),
  },
  {
    rule: 'model/document-time',
    audience: 'developer',
    it: 'Manca la data di redazione del documento. Avvisare l’assistenza.',
    at: ['effectiveTime'],
    holds: (root) => hasTime(root, 'effectiveTime'),
  },
  {
    rule: 'model/replaced-document',
    audience: 'developer',
    it: 'Nuova versione del documento: manca il riferimento a quello che sostituisce.',
    at: ['versionNumber'],
    holds: (root) =>
      Number(attributeOf(elementAt(root, 'versionNumber'), 'value') ?? '1') <= 1 ||
      elementAt(root, 'relatedDocument') !== undefined,
  },
  {
    rule: 'model/patient-id',
    audience: 'doctor',
    it: 'Il paziente deve avere un codice fiscale valido (o un identificativo ANA o ANPR): con il solo codice STP, ENI o TEAM il documento non è accettato.',
    at: PATIENT,
    holds: patientIsIdentified,
  },
  {
    rule: 'model/patient-name',
    audience: 'doctor',
    it: 'Nome del paziente: servono un nome e un cognome.',
    at: [...PATIENT, 'patient'],
    holds: (root) => hasFullName(root, ...PATIENT, 'patient'),
  },
  {
    rule: 'model/patient-gender',
    audience: 'doctor',
    it: 'Manca il sesso del paziente.',
    at: [...PATIENT, 'patient'],
    holds: (root) =>
      filled(
        attributeOf(elementAt(root, ...PATIENT, 'patient', 'administrativeGenderCode'), 'code'),
      ),
  },
  {
    rule: 'model/patient-birth',
    audience: 'doctor',
    it: 'Manca la data di nascita del paziente.',
    at: [...PATIENT, 'patient'],
    holds: (root) => hasTime(root, ...PATIENT, 'patient', 'birthTime'),
  },
  {
    rule: 'model/author-id',
    audience: 'doctor',
    it: 'Il codice fiscale del medico autore manca o non è valido.',
    at: AUTHOR,
    holds: (root) => hasCodiceFiscale(root, ...AUTHOR),
  },
  {
    rule: 'model/author-name',
    audience: 'doctor',
    it: 'Nome del medico autore: servono un nome e un cognome.',
    at: AUTHOR,
    holds: (root) => hasFullName(root, ...AUTHOR, 'assignedPerson'),
  },
  {
    rule: 'model/author-telecom',
    audience: 'doctor',
    it: 'Medico autore: inserire almeno un recapito (telefono, email o PEC).',
    at: AUTHOR,
    holds: (root) => elementAt(root, ...AUTHOR, 'telecom') !== undefined,
  },
  {
    rule: 'model/custodian',
    audience: 'doctor',
    it: 'Mancano codice o nome dell’azienda che custodisce il documento.',
    at: CUSTODIAN,
    holds: (root) =>
      filled(attributeOf(elementAt(root, ...CUSTODIAN, 'id'), 'extension')) &&
      filled(textOf(elementAt(root, ...CUSTODIAN, 'name'))),
  },
  {
    rule: 'model/signer-id',
    audience: 'doctor',
    it: 'Il codice fiscale del medico firmatario manca o non è valido.',
    at: SIGNER,
    holds: (root) => hasCodiceFiscale(root, ...SIGNER),
  },
  {
    rule: 'model/signer-name',
    audience: 'doctor',
    it: 'Nome del medico firmatario: servono un nome e un cognome.',
    at: SIGNER,
    holds: (root) => hasFullName(root, ...SIGNER, 'assignedPerson'),
  },
  {
    rule: 'model/body',
    audience: 'developer',
    it: 'Il documento non contiene alcuna sezione clinica.',
    at: ['component', 'structuredBody'],
    holds: (root) =>
      elementAt(root, 'component', 'structuredBody', 'component', 'section') !== undefined,
  },
];

/** The deepest element that exists on the way to where a rule looks. */
function nearest(root: XmlElement, path: readonly string[]): XmlElement {
  for (let length = path.length; length > 0; length -= 1) {
    const found = elementAt(root, ...path.slice(0, length));
    if (found !== undefined) return found;
  }
  return root;
}

/**
 * Judges the header by rules of our own, for when no official pack is at hand: what every PSS needs to be sent at
 * all (pss-cda.md §4). A document that passes may still be refused by the official rules.
 */
export function headerFindings(root: XmlElement): readonly Finding[] {
  return HEADER_RULES.filter(({ holds }) => !holds(root)).map(({ rule, audience, it, at }) => {
    const element = nearest(root, at);
    return {
      rule,
      layer: 'model',
      severity: 'error',
      audience,
      ...placeOf(element),
      it,
      detail: `${rule} at /ClinicalDocument/${at.join('/')}`,
    };
  });
}
