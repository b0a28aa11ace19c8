import { pssHeaderSchema, type PssHeader } from '../../pss/header/header.ts';
import { attributeOf, type XmlElement } from '../../xml/xmlTree.ts';
import type { CdaSource } from './cdaSource.ts';
import { readCode, readTime, readWhen } from './readDataTypes.ts';
import { readAddress, readIdentifier, readPersonName, readTelecoms } from './readPersonParts.ts';

function readGuardian(source: CdaSource, guardian: XmlElement | undefined): unknown {
  if (guardian === undefined) return null;
  return {
    id: readIdentifier(source, source.child(guardian, 'id')),
    relation: readCode(source, source.child(guardian, 'code')),
    address: readAddress(source, source.child(guardian, 'addr')),
    telecoms: readTelecoms(source, guardian),
    name: readPersonName(source, source.at(guardian, 'guardianPerson', 'name')),
  };
}

function readPatient(source: CdaSource, root: XmlElement): unknown {
  const role = source.at(root, 'recordTarget', 'patientRole');
  const patient = source.child(role, 'patient');
  const gender = readCode(source, source.child(patient, 'administrativeGenderCode'));
  return {
    ids: source.children(role, 'id').flatMap((each) => readIdentifier(source, each) ?? []),
    address: readAddress(source, source.child(role, 'addr')),
    telecoms: readTelecoms(source, role),
    name: readPersonName(source, source.child(patient, 'name')),
    gender: gender?.code,
    birth: readTime(source, source.child(patient, 'birthTime')),
    birthplace: readAddress(source, source.at(patient, 'birthplace', 'place', 'addr')),
    guardian: readGuardian(source, source.child(patient, 'guardian')),
  };
}

function readAuthor(source: CdaSource, root: XmlElement): unknown {
  const author = source.child(root, 'author');
  const assigned = source.child(author, 'assignedAuthor');
  return {
    at: readTime(source, source.child(author, 'time')),
    role: readCode(source, source.child(assigned, 'code'))?.code,
    id: readIdentifier(source, source.child(assigned, 'id')),
    name: readPersonName(source, source.at(assigned, 'assignedPerson', 'name')),
    address: readAddress(source, source.child(assigned, 'addr')),
    telecoms: readTelecoms(source, assigned),
  };
}

function readPerson(source: CdaSource, role: XmlElement | undefined, person: string): unknown {
  return {
    id: readIdentifier(source, source.child(role, 'id')),
    name: readPersonName(source, source.at(role, person, 'name')),
    address: readAddress(source, source.child(role, 'addr')),
    telecoms: readTelecoms(source, role),
  };
}

function readSignatory(source: CdaSource, element: XmlElement | undefined): unknown {
  if (element === undefined) return null;
  source.expect(element, 'signatureCode', 'S');
  return {
    at: readTime(source, source.child(element, 'time')),
    person: readPerson(source, source.child(element, 'assignedEntity'), 'assignedPerson'),
  };
}

function readInformant(source: CdaSource, element: XmlElement): unknown {
  const entity = source.child(element, 'relatedEntity');
  return {
    kind: attributeOf(entity, 'classCode'),
    name: readPersonName(source, source.at(entity, 'relatedPerson', 'name')),
  };
}

function readCustodian(source: CdaSource, root: XmlElement): unknown {
  const organization = source.at(
    root,
    'custodian',
    'assignedCustodian',
    'representedCustodianOrganization',
  );
  return {
    id: readIdentifier(source, source.child(organization, 'id')),
    name: source.text(source.child(organization, 'name')),
    telecom: readTelecoms(source, organization)[0] ?? null,
    address: readAddress(source, source.child(organization, 'addr')),
  };
}

function readContact(source: CdaSource, participant: XmlElement): unknown {
  const entity = source.child(participant, 'associatedEntity');
  return {
    kind: attributeOf(entity, 'classCode'),
    relation: readCode(source, source.child(entity, 'code')),
    person: readPerson(source, entity, 'associatedPerson'),
  };
}

function readEvent(source: CdaSource, element: XmlElement): unknown {
  const event = source.child(element, 'serviceEvent');
  return {
    what: readCode(source, source.child(event, 'code')),
    when: readWhen(source, source.child(event, 'effectiveTime')),
  };
}

function readVersion(source: CdaSource, parent: XmlElement | undefined): number | null {
  const value = source.attribute(source.child(parent, 'versionNumber'), 'value');
  return value === undefined ? null : Number(value);
}

function readRelated(source: CdaSource, element: XmlElement): unknown {
  const parent = source.child(element, 'parentDocument');
  return {
    how: attributeOf(element, 'typeCode'),
    id: readIdentifier(source, source.child(parent, 'id')),
    setId: readIdentifier(source, source.child(parent, 'setId')),
    version: readVersion(source, parent),
  };
}

/** The first thing the model cannot make of a header, in Italian. */
export interface HeaderProblem {
  readonly datum: string;
}

/** Parts of the header as a doctor calls them, the longer path first. */
const DATUM_NAMES: readonly (readonly [string, string])[] = [
  ['patient.ids', "codice fiscale o identificativo ANA o ANPR dell'assistito"],
  ['patient.name', "nome e cognome dell'assistito"],
  ['patient.gender', "sesso dell'assistito"],
  ['patient.birth', "data di nascita dell'assistito"],
  ['patient', "dati dell'assistito"],
  ['author', "dati dell'autore"],
  ['custodian', 'dati del custode'],
  ['legalAuthenticator', 'dati del firmatario'],
  ['authenticator', 'dati di chi ha autenticato il documento'],
  ['dataEnterer', 'dati di chi ha inserito i dati'],
  ['informants', 'dati di chi ha dato le informazioni'],
  ['contacts', 'dati di un contatto'],
  ['events', "data dell'accesso"],
  ['related', 'documento sostituito'],
  ['id', 'identificativo del documento'],
  ['setId', 'identificativo della serie di versioni'],
  ['version', 'numero di versione'],
  ['title', 'titolo'],
  ['createdAt', 'data di redazione'],
  ['confidentiality', 'livello di riservatezza'],
];

function datumName(path: string): string {
  const found = DATUM_NAMES.find(([part]) => path === part || path.startsWith(`${part}.`));
  return found?.[1] ?? 'documento sostituito';
}

/** Reads the header, the inverse of `writeHeader`. */
export function readHeader(source: CdaSource, root: XmlElement): PssHeader | HeaderProblem {
  source.expect(root, 'code', '60591-5');
  source.finish(source.child(root, 'languageCode'));
  const confidentiality = readCode(source, source.child(root, 'confidentialityCode'));
  const candidate = {
    id: readIdentifier(source, source.child(root, 'id')),
    setId: readIdentifier(source, source.child(root, 'setId')),
    version: readVersion(source, root),
    title: source.text(source.child(root, 'title')),
    createdAt: readTime(source, source.child(root, 'effectiveTime')),
    confidentiality: confidentiality?.code,
    patient: readPatient(source, root),
    author: readAuthor(source, root),
    dataEnterer: readSignatory(source, source.child(root, 'dataEnterer')),
    informants: source.children(root, 'informant').map((each) => readInformant(source, each)),
    custodian: readCustodian(source, root),
    legalAuthenticator: readSignatory(source, source.child(root, 'legalAuthenticator')),
    authenticator: readSignatory(source, source.child(root, 'authenticator')),
    contacts: source.children(root, 'participant').map((each) => readContact(source, each)),
    events: source.children(root, 'documentationOf').map((each) => readEvent(source, each)),
    related: source.children(root, 'relatedDocument').map((each) => readRelated(source, each)),
  };
  const parsed = pssHeaderSchema.safeParse(candidate);
  return parsed.success
    ? parsed.data
    : { datum: datumName((parsed.error.issues[0]?.path ?? []).map(String).join('.')) };
}
