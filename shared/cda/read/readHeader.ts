import { z } from 'zod';
import { pssDraftHeaderSchema, type PssDraftHeader } from '../../pss/header/draftHeader.ts';
import {
  contactSchema,
  custodianSchema,
  informantSchema,
  relatedDocumentSchema,
  serviceEventSchema,
  signatorySchema,
  type Signatory,
} from '../../pss/header/header.ts';
import { guardianSchema, type Guardian } from '../../pss/header/person.ts';
import type { XmlElement } from '../../xml/xmlTree.ts';
import { authorRoles, confidentialities, genders } from '../choices.ts';
import { fixedCodes } from '../fixedCodes.ts';
import type { CdaSource } from './cdaSource.ts';
import { readCode, readTime, readWhen } from './readDataTypes.ts';
import { readAddress, readIdentifier, readPersonName, readTelecoms } from './readPersonParts.ts';

function readGuardian(source: CdaSource, guardian: XmlElement | undefined): Guardian | null {
  if (guardian === undefined) return null;
  return source.accept(guardianSchema, guardian, {
    id: readIdentifier(source, source.child(guardian, 'id')),
    relation: readCode(source, source.child(guardian, 'code')),
    address: readAddress(source, source.child(guardian, 'addr')),
    telecoms: readTelecoms(source, guardian),
    name: readPersonName(source, source.at(guardian, 'guardianPerson', 'name')),
  });
}

function readPatient(source: CdaSource, root: XmlElement): PssDraftHeader['patient'] {
  const role = source.at(root, 'recordTarget', 'patientRole');
  const patient = source.child(role, 'patient');
  return {
    ids: source.children(role, 'id').flatMap((each) => readIdentifier(source, each) ?? []),
    address: readAddress(source, source.child(role, 'addr')),
    telecoms: readTelecoms(source, role),
    name: readPersonName(source, source.child(patient, 'name')),
    gender: source.choice(source.child(patient, 'administrativeGenderCode'), genders),
    birth: readTime(source, source.child(patient, 'birthTime')),
    birthplace: readAddress(source, source.at(patient, 'birthplace', 'place', 'addr')),
    guardian: readGuardian(source, source.child(patient, 'guardian')),
  };
}

function readAuthor(source: CdaSource, root: XmlElement): PssDraftHeader['author'] {
  const author = source.child(root, 'author');
  const assigned = source.child(author, 'assignedAuthor');
  return {
    at: readTime(source, source.child(author, 'time')),
    role: source.choice(source.child(assigned, 'code'), authorRoles),
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

function readSignatory(source: CdaSource, element: XmlElement | undefined): Signatory | null {
  if (element === undefined) return null;
  source.expect(element, 'signatureCode', 'S');
  return source.accept(signatorySchema, element, {
    at: readTime(source, source.child(element, 'time')),
    person: readPerson(source, source.child(element, 'assignedEntity'), 'assignedPerson'),
  });
}

function readInformant(source: CdaSource, element: XmlElement): unknown {
  const entity = source.child(element, 'relatedEntity');
  return {
    kind: source.attribute(entity, 'classCode'),
    name: readPersonName(source, source.at(entity, 'relatedPerson', 'name')),
  };
}

function readCustodian(source: CdaSource, root: XmlElement): PssDraftHeader['custodian'] {
  const custodian = source.child(root, 'custodian');
  if (custodian === undefined) return null;
  const organization = source.at(
    custodian,
    'assignedCustodian',
    'representedCustodianOrganization',
  );
  const [telecom, ...others] = source.children(organization, 'telecom');
  for (const each of others) source.refuse(each);
  return source.accept(custodianSchema, custodian, {
    id: readIdentifier(source, source.child(organization, 'id')),
    name: source.text(source.child(organization, 'name')),
    telecom: telecom === undefined ? null : (readTelecoms(source, organization)[0] ?? null),
    address: readAddress(source, source.child(organization, 'addr')),
  });
}

function readContact(source: CdaSource, participant: XmlElement): unknown {
  const entity = source.child(participant, 'associatedEntity');
  return {
    kind: source.attribute(entity, 'classCode'),
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

const versionSchema = z.int().min(1);

function readVersion(source: CdaSource, parent: XmlElement | undefined): number | null {
  const element = source.child(parent, 'versionNumber');
  if (element === undefined) return null;
  return source.accept(versionSchema, element, Number(source.attribute(element, 'value')));
}

function readRelated(source: CdaSource, element: XmlElement): unknown {
  const parent = source.child(element, 'parentDocument');
  return {
    how: source.attribute(element, 'typeCode'),
    id: readIdentifier(source, source.child(parent, 'id')),
    setId: readIdentifier(source, source.child(parent, 'setId')),
    version: readVersion(source, parent),
  };
}

/** Reads the parts of one name; one the model cannot take is refused and so told. */
function readParts<Part>(
  source: CdaSource,
  root: XmlElement,
  name: string,
  schema: z.ZodType<Part>,
  read: (source: CdaSource, element: XmlElement) => unknown,
): readonly Part[] {
  return source
    .children(root, name)
    .flatMap((each) => source.accept(schema, each, read(source, each)) ?? []);
}

/** Reads the header, the inverse of `writeHeader`; what is missing or cannot be read is null in it. */
export function readHeader(source: CdaSource, root: XmlElement): PssDraftHeader {
  source.fixed(root, fixedCodes.document);
  source.expect(root, 'languageCode', 'it-IT');
  const title = source.child(root, 'title');
  const header: PssDraftHeader = {
    id: readIdentifier(source, source.child(root, 'id')),
    setId: readIdentifier(source, source.child(root, 'setId')),
    version: readVersion(source, root),
    title:
      title === undefined
        ? null
        : source.accept(pssDraftHeaderSchema.unwrap().shape.title, title, source.text(title)),
    createdAt: readTime(source, source.child(root, 'effectiveTime')),
    confidentiality: source.choice(source.child(root, 'confidentialityCode'), confidentialities),
    patient: readPatient(source, root),
    author: readAuthor(source, root),
    dataEnterer: readSignatory(source, source.child(root, 'dataEnterer')),
    informants: readParts(source, root, 'informant', informantSchema, readInformant),
    custodian: readCustodian(source, root),
    legalAuthenticator: readSignatory(source, source.child(root, 'legalAuthenticator')),
    authenticator: readSignatory(source, source.child(root, 'authenticator')),
    contacts: readParts(source, root, 'participant', contactSchema, readContact),
    events: readParts(source, root, 'documentationOf', serviceEventSchema, readEvent),
    related: readParts(source, root, 'relatedDocument', relatedDocumentSchema, readRelated),
  };
  return header;
}
