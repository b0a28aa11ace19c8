import { appError } from '../errors/appError.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { hasCodiceFiscaleForm, type CodiceFiscale } from '../person/codiceFiscale.ts';
import {
  attributeOf,
  childElements,
  elementAt,
  firstChild,
  textOf,
  type XmlElement,
} from '../xml/xmlTree.ts';
import { codeSystems, HL7_NAMESPACE, idRoots, PSS_DOCUMENT_CODE } from './codeSystems.ts';
import { hl7TimeToDate, hl7TimeToIso } from './hl7Time.ts';

/** A person of the header who is known by codice fiscale. */
export interface HeaderPerson {
  readonly codiceFiscale: CodiceFiscale;
  readonly family: string;
  readonly given: string;
}

/** The patient of the header. */
export interface HeaderPatient extends HeaderPerson {
  /** `YYYY-MM-DD`, or as much of it as the document says. */
  readonly birthDate: string;
  readonly gender: 'M' | 'F' | 'UN';
}

/** The organisation that keeps the document. */
export interface HeaderCustodian {
  /** The extension of its identifier: for the Ministry's structure codes, region and azienda such as `090201`. */
  readonly code: string;
  readonly name: string;
}

/** What the rest of the program has to know of a PSS without reading its clinical body. */
export interface DocumentHeader {
  /** `root^extension`, as the gateway's `identificativoDoc` wants it. */
  readonly documentId: string;
  /** `root^extension` of the chain of versions; the document's own id where no setId is written. */
  readonly setId: string;
  /** 1 where none is written (HL7 CDA R2 §4.2.1.8). */
  readonly version: number;
  /** `root^extension` of the document this one replaces (relatedDocument RPLC), or null. */
  readonly replaces: string | null;
  /** UTC ISO 8601. */
  readonly effectiveTime: string;
  readonly title: string;
  readonly patient: HeaderPatient;
  readonly author: HeaderPerson;
  readonly legalAuthenticator: HeaderPerson;
  readonly custodian: HeaderCustodian;
}

/** Stops the reading at the first missing datum; never leaves this file. */
class MissingDatum extends Error {
  readonly datum: string;
  constructor(datum: string) {
    super('missing header datum');
    this.datum = datum;
  }
}

function required<Value>(value: Value | null | undefined, datum: string): Value {
  if (value === null || value === undefined || value === '') throw new MissingDatum(datum);
  return value;
}

function trimmedText(element: XmlElement | undefined): string {
  return textOf(element).replaceAll(/\s+/g, ' ').trim();
}

/** `root^extension` of an `id` or `setId` element, or null when either half is missing. */
export function identifierOf(element: XmlElement | undefined): string | null {
  const root = attributeOf(element, 'root');
  const extension = attributeOf(element, 'extension');
  return root === undefined || extension === undefined || root === '' || extension === ''
    ? null
    : `${root}^${extension}`;
}

function codiceFiscaleOf(role: XmlElement | undefined, whose: string): CodiceFiscale {
  const id =
    role === undefined
      ? undefined
      : childElements(role, 'id').find(
          (each) => attributeOf(each, 'root') === idRoots.codiceFiscale,
        );
  const extension = attributeOf(id, 'extension');
  const datum = `codice fiscale ${whose}`;
  if (extension === undefined || !hasCodiceFiscaleForm(extension)) throw new MissingDatum(datum);
  return extension;
}

function readPerson(
  role: XmlElement | undefined,
  person: XmlElement | undefined,
  whose: string,
): HeaderPerson {
  const name = firstChild(person, 'name');
  return {
    codiceFiscale: codiceFiscaleOf(role, whose),
    family: required(trimmedText(firstChild(name, 'family')), `cognome ${whose}`),
    given: required(trimmedText(firstChild(name, 'given')), `nome ${whose}`),
  };
}

function readGender(patient: XmlElement | undefined): HeaderPatient['gender'] {
  const code = attributeOf(firstChild(patient, 'administrativeGenderCode'), 'code');
  if (code === 'M' || code === 'F' || code === 'UN') return code;
  throw new MissingDatum("sesso dell'assistito");
}

function readPatient(root: XmlElement): HeaderPatient {
  const role = elementAt(root, 'recordTarget', 'patientRole');
  const patient = firstChild(role, 'patient');
  const birth = attributeOf(firstChild(patient, 'birthTime'), 'value') ?? '';
  return {
    ...readPerson(role, patient, "dell'assistito"),
    birthDate: required(hl7TimeToDate(birth), "data di nascita dell'assistito"),
    gender: readGender(patient),
  };
}

function readAuthor(root: XmlElement): HeaderPerson {
  const role = elementAt(root, 'author', 'assignedAuthor');
  return readPerson(role, firstChild(role, 'assignedPerson'), "dell'autore");
}

function readLegalAuthenticator(root: XmlElement): HeaderPerson {
  const role = elementAt(root, 'legalAuthenticator', 'assignedEntity');
  return readPerson(role, firstChild(role, 'assignedPerson'), 'del firmatario');
}

function readCustodian(root: XmlElement): HeaderCustodian {
  const organization = elementAt(
    root,
    'custodian',
    'assignedCustodian',
    'representedCustodianOrganization',
  );
  return {
    code: required(attributeOf(firstChild(organization, 'id'), 'extension'), 'codice del custode'),
    name: required(trimmedText(firstChild(organization, 'name')), 'nome del custode'),
  };
}

function readVersion(root: XmlElement): number {
  const element = firstChild(root, 'versionNumber');
  if (element === undefined) return 1;
  const value = Number(attributeOf(element, 'value'));
  if (!Number.isSafeInteger(value) || value < 1) throw new MissingDatum('numero di versione');
  return value;
}

function readReplaced(root: XmlElement): string | null {
  const replacement = childElements(root, 'relatedDocument').find(
    (each) => attributeOf(each, 'typeCode') === 'RPLC',
  );
  if (replacement === undefined) return null;
  return required(
    identifierOf(elementAt(replacement, 'parentDocument', 'id')),
    'identificativo del documento sostituito',
  );
}

function read(root: XmlElement): DocumentHeader {
  const documentId = required(identifierOf(firstChild(root, 'id')), 'identificativo del documento');
  const setId = firstChild(root, 'setId');
  const time = attributeOf(firstChild(root, 'effectiveTime'), 'value') ?? '';
  return {
    documentId,
    setId:
      setId === undefined
        ? documentId
        : required(identifierOf(setId), 'identificativo della serie di versioni'),
    version: readVersion(root),
    replaces: readReplaced(root),
    effectiveTime: required(hl7TimeToIso(time), 'data di redazione'),
    title: required(trimmedText(firstChild(root, 'title')), 'titolo'),
    patient: readPatient(root),
    author: readAuthor(root),
    legalAuthenticator: readLegalAuthenticator(root),
    custodian: readCustodian(root),
  };
}

function foundKind(root: XmlElement): string | null {
  if (root.name !== 'ClinicalDocument' || root.namespace !== HL7_NAMESPACE) return root.name;
  const code = firstChild(root, 'code');
  const isPss =
    attributeOf(code, 'code') === PSS_DOCUMENT_CODE &&
    attributeOf(code, 'codeSystem') === codeSystems.loinc;
  return isPss ? null : (attributeOf(code, 'code') ?? '');
}

/** Whether a document declares itself a PSS. */
export function isPssDocument(root: XmlElement): boolean {
  return foundKind(root) === null;
}

/**
 * Reads the header of a PSS. Refuses any other document (`cda/other-document`) and a header without a datum the
 * program cannot work without (`cda/header-incomplete`, which names the first one missing or unreadable).
 * It does not judge conformity: that is the room of the verdict.
 */
export function readDocumentHeader(root: XmlElement): Result<DocumentHeader> {
  const other = foundKind(root);
  if (other !== null) return fail(appError('cda/other-document', { found: other || null }));
  try {
    return ok(read(root));
  } catch (error: unknown) {
    if (error instanceof MissingDatum) {
      return fail(appError('cda/header-incomplete', { missing: error.datum }));
    }
    throw error;
  }
}
