import {
  attributeOf,
  childElements,
  elementAt,
  firstChild,
  textOf,
  type XmlElement,
} from '../../../shared/xml/xmlTree.ts';
import { italianName } from '../../../shared/terminology/italianName.ts';
import type { DocumentView, LabelledText, PersonView } from './documentView.ts';
import { nullFlavorInWords, timeInWords, confidentialityInWords } from './italianWords.ts';

const CODICE_FISCALE = '2.16.840.1.113883.2.9.4.3.2';

/** Identifiers a patient may carry beside or instead of the codice fiscale (PSS guide, recordTarget). */
const PATIENT_IDENTIFIERS: Readonly<Record<string, string>> = {
  [CODICE_FISCALE]: 'Codice fiscale',
  '2.16.840.1.113883.2.9.4.3.15': 'ANA',
  '2.16.840.1.113883.2.9.4.3.16': 'ANPR',
  '2.16.840.1.113883.2.9.4.3.17': 'STP',
  '2.16.840.1.113883.2.9.4.3.18': 'ENI',
  '2.16.840.1.113883.2.9.4.3.7': 'Tessera europea',
};

const SEXES: Readonly<Record<string, string>> = {
  M: 'Maschile',
  F: 'Femminile',
  UN: 'Indeterminato',
};

function spaced(element: XmlElement | undefined): string {
  return textOf(element).replaceAll(/\s+/g, ' ').trim();
}

function labelled(label: string, text: string | null | undefined): LabelledText[] {
  return text === null || text === undefined || text === '' ? [] : [{ label, text }];
}

/** A coded element in Italian: by our lists, else by its own name. */
function codeInWords(code: XmlElement | undefined): string | null {
  const system = attributeOf(code, 'codeSystem') ?? '';
  return (
    italianName(system, attributeOf(code, 'code') ?? '') ?? attributeOf(code, 'displayName') ?? null
  );
}

function nameOf(name: XmlElement | undefined): string {
  if (name === undefined) return 'Nome non indicato';
  const parts = ['prefix', 'given', 'family', 'suffix']
    .flatMap((part) => childElements(name, part))
    .map(spaced)
    .filter((part) => part !== '');
  if (parts.length > 0) return parts.join(' ');
  const flavor = attributeOf(name, 'nullFlavor');
  const text = spaced(name);
  if (text !== '') return text;
  return flavor === undefined ? 'Nome non indicato' : `Nome ${nullFlavorInWords(flavor)}`;
}

function codiceFiscaleOf(role: XmlElement | undefined): string | null {
  if (role === undefined) return null;
  const id = childElements(role, 'id').find((each) => attributeOf(each, 'root') === CODICE_FISCALE);
  return attributeOf(id, 'extension') ?? null;
}

function addressOf(address: XmlElement | undefined): string | null {
  if (address === undefined) return null;
  const part = (name: string) => spaced(firstChild(address, name));
  const county = part('county');
  const town = [part('postalCode'), part('city'), county === '' ? '' : `(${county})`];
  const lines = [
    ...childElements(address, 'streetAddressLine').map(spaced),
    town.filter((each) => each !== '').join(' '),
  ].filter((line) => line !== '');
  return lines.length > 0 ? lines.join(', ') : null;
}

function telecomsOf(role: XmlElement | undefined): string | null {
  if (role === undefined) return null;
  const values = childElements(role, 'telecom').map((telecom) => {
    const value = attributeOf(telecom, 'value');
    const flavor = attributeOf(telecom, 'nullFlavor');
    if (value === undefined) return flavor === undefined ? '' : nullFlavorInWords(flavor);
    return value.replace(/^(tel|mailto|fax):/i, '');
  });
  const known = values.filter((value) => value !== '');
  return known.length > 0 ? known.join(', ') : null;
}

function birthplaceOf(patient: XmlElement | undefined): string | null {
  const address = elementAt(patient, 'birthplace', 'place', 'addr');
  return addressOf(address) ?? null;
}

function patientIdentifiers(role: XmlElement | undefined): LabelledText[] {
  if (role === undefined) return [];
  return childElements(role, 'id').flatMap((id) =>
    labelled(
      PATIENT_IDENTIFIERS[attributeOf(id, 'root') ?? ''] ?? 'Altro identificativo',
      attributeOf(id, 'extension'),
    ),
  );
}

function readPatient(root: XmlElement): PersonView {
  const role = elementAt(root, 'recordTarget', 'patientRole');
  const patient = firstChild(role, 'patient');
  const sex = firstChild(patient, 'administrativeGenderCode');
  return {
    name: nameOf(firstChild(patient, 'name')),
    codiceFiscale: codiceFiscaleOf(role),
    details: [
      ...patientIdentifiers(role),
      ...labelled('Nascita', timeInWords(firstChild(patient, 'birthTime'))),
      ...labelled('Luogo di nascita', birthplaceOf(patient)),
      ...labelled(
        'Sesso',
        SEXES[attributeOf(sex, 'code') ?? ''] ?? attributeOf(sex, 'displayName'),
      ),
      ...labelled('Indirizzo', addressOf(firstChild(role, 'addr'))),
      ...labelled('Recapiti', telecomsOf(role)),
    ],
  };
}

function readAuthor(root: XmlElement): PersonView {
  const role = elementAt(root, 'author', 'assignedAuthor');
  const codiceFiscale = codiceFiscaleOf(role);
  return {
    name: nameOf(elementAt(role, 'assignedPerson', 'name')),
    codiceFiscale,
    details: [
      ...labelled('Ruolo', attributeOf(firstChild(role, 'code'), 'displayName')),
      ...labelled('Codice fiscale', codiceFiscale),
      ...labelled('Indirizzo', addressOf(firstChild(role, 'addr'))),
      ...labelled('Recapiti', telecomsOf(role)),
      ...labelled('Organizzazione', spaced(elementAt(role, 'representedOrganization', 'name'))),
    ],
  };
}

function readSigner(root: XmlElement): PersonView {
  const role = elementAt(root, 'legalAuthenticator', 'assignedEntity');
  return {
    name: nameOf(elementAt(role, 'assignedPerson', 'name')),
    codiceFiscale: codiceFiscaleOf(role),
    details: [],
  };
}

function readContacts(root: XmlElement): PersonView[] {
  return childElements(root, 'participant').flatMap((participant) => {
    const role = firstChild(participant, 'associatedEntity');
    const name = elementAt(role, 'associatedPerson', 'name');
    const organisation = spaced(elementAt(role, 'scopingOrganization', 'name'));
    if (name === undefined && organisation === '') return [];
    return [
      {
        name: name === undefined ? organisation : nameOf(name),
        codiceFiscale: codiceFiscaleOf(role),
        details: [
          ...labelled('Relazione', codeInWords(firstChild(role, 'code'))),
          ...labelled('Recapiti', telecomsOf(role)),
          ...labelled('Indirizzo', addressOf(firstChild(role, 'addr'))),
        ],
      },
    ];
  });
}

function identifierOf(id: XmlElement | undefined): string {
  const root = attributeOf(id, 'root') ?? '';
  return attributeOf(id, 'extension') ?? (root === '' ? 'assente' : root);
}

/** The identifier with the domain it is unique in. */
function fullIdentifierOf(id: XmlElement | undefined): string {
  const root = attributeOf(id, 'root');
  const identifier = identifierOf(id);
  return root === undefined || root === identifier ? identifier : `${identifier}, dominio ${root}`;
}

function readDocumentData(root: XmlElement): LabelledText[] {
  const id = firstChild(root, 'id');
  const replaced = childElements(root, 'relatedDocument')
    .filter((related) => attributeOf(related, 'typeCode') === 'RPLC')
    .map((related) => identifierOf(elementAt(related, 'parentDocument', 'id')));
  const confidentiality = firstChild(root, 'confidentialityCode');
  return [
    ...labelled('Identificativo', fullIdentifierOf(id)),
    ...labelled('Sostituisce', replaced.join(', ')),
    ...labelled('Riservatezza', confidentialityInWords(confidentiality)),
    ...labelled(
      'Conservato da',
      spaced(
        elementAt(
          root,
          'custodian',
          'assignedCustodian',
          'representedCustodianOrganization',
          'name',
        ),
      ),
    ),
  ];
}

function editionOf(root: XmlElement): string {
  const version = attributeOf(firstChild(root, 'versionNumber'), 'value');
  const time = timeInWords(firstChild(root, 'effectiveTime'));
  return [version === undefined ? '' : `Versione ${version}`, time === null ? '' : `del ${time}`]
    .filter((part) => part !== '')
    .join(' ');
}

/** The header of a CDA in words: who, about whom, when, which document. */
export function readHeader(root: XmlElement): Omit<DocumentView, 'sections' | 'severeAllergies'> {
  const title = spaced(firstChild(root, 'title'));
  return {
    title: title === '' ? 'Profilo Sanitario Sintetico' : title,
    issuer: attributeOf(firstChild(root, 'id'), 'assigningAuthorityName') ?? '',
    documentId: identifierOf(firstChild(root, 'id')),
    patient: readPatient(root),
    author: readAuthor(root),
    signer: readSigner(root),
    edition: editionOf(root),
    contacts: readContacts(root),
    documentData: readDocumentData(root),
  };
}
