import type {
  Author,
  Contact,
  Custodian,
  Informant,
  PssHeader,
  RelatedDocument,
  ServiceEvent,
  Signatory,
} from '../../pss/header/header.ts';
import type { Guardian, IdentifiedPerson, Patient } from '../../pss/header/person.ts';
import { authorRoles, confidentialities, genders, type Choice } from '../choices.ts';
import { fixedCodes } from '../fixedCodes.ts';
import { momentToHl7Time } from '../hl7Time.ts';
import * as data from './dataTypes.ts';
import { element, textElement, type Children, type Markup } from './markup.ts';
import { address, personName, telecoms } from './personParts.ts';

function chosen<Value extends string>(name: string, choice: Choice<Value>, value: Value): Markup {
  const { code, display } = choice.terms[value];
  return data.coded(name, { system: choice.system, code, display });
}

function guardian(value: Guardian | null): Markup | null {
  if (value === null) return null;
  return element(
    'guardian',
    {},
    data.identifier(value.id),
    value.relation === null ? null : data.coded('code', value.relation),
    address(value.address),
    telecoms(value.telecoms),
    element('guardianPerson', {}, personName(value.name)),
  );
}

function recordTarget(patient: Patient): Markup {
  return element(
    'recordTarget',
    {},
    element(
      'patientRole',
      {},
      patient.ids.map((id) => data.identifier(id)),
      address(patient.address),
      telecoms(patient.telecoms),
      element(
        'patient',
        {},
        personName(patient.name),
        chosen('administrativeGenderCode', genders, patient.gender),
        data.time('birthTime', patient.birth),
        guardian(patient.guardian),
        patient.birthplace === null
          ? null
          : element('birthplace', {}, element('place', {}, address(patient.birthplace))),
      ),
    ),
  );
}

function author(value: Author): Markup {
  return element(
    'author',
    {},
    data.time('time', value.at),
    element(
      'assignedAuthor',
      {},
      data.identifier(value.id),
      chosen('code', authorRoles, value.role),
      address(value.address),
      telecoms(value.telecoms),
      element('assignedPerson', {}, personName(value.name)),
    ),
  );
}

function identifiedPerson(person: IdentifiedPerson): Children {
  return [
    data.identifier(person.id),
    address(person.address),
    telecoms(person.telecoms),
    element('assignedPerson', {}, personName(person.name)),
  ];
}

function dataEnterer(value: Signatory | null): Markup | null {
  if (value === null) return null;
  return element(
    'dataEnterer',
    { typeCode: 'ENT' },
    data.time('time', value.at),
    element('assignedEntity', {}, identifiedPerson(value.person)),
  );
}

function signatory(name: string, value: Signatory | null): Markup | null {
  if (value === null) return null;
  return element(
    name,
    {},
    data.time('time', value.at),
    element('signatureCode', { code: 'S' }),
    element('assignedEntity', {}, identifiedPerson(value.person)),
  );
}

function informant(value: Informant): Markup {
  return element(
    'informant',
    {},
    element(
      'relatedEntity',
      { classCode: value.kind },
      element('relatedPerson', {}, personName(value.name)),
    ),
  );
}

function custodian(value: Custodian): Markup {
  return element(
    'custodian',
    {},
    element(
      'assignedCustodian',
      {},
      element(
        'representedCustodianOrganization',
        {},
        data.identifier(value.id),
        textElement('name', value.name),
        value.telecom === null ? null : telecoms([value.telecom]),
        address(value.address),
      ),
    ),
  );
}

function contact(value: Contact): Markup {
  return element(
    'participant',
    { typeCode: 'IND' },
    element(
      'associatedEntity',
      { classCode: value.kind },
      data.identifier(value.person.id),
      value.relation === null ? null : data.coded('code', value.relation),
      address(value.person.address),
      telecoms(value.person.telecoms),
      element('associatedPerson', {}, personName(value.person.name)),
    ),
  );
}

function serviceEvent(value: ServiceEvent): Markup {
  return element(
    'documentationOf',
    {},
    element(
      'serviceEvent',
      {},
      value.what === null ? null : data.coded('code', value.what),
      data.when(value.when),
    ),
  );
}

function relatedDocument(value: RelatedDocument): Markup {
  return element(
    'relatedDocument',
    { typeCode: value.how },
    element(
      'parentDocument',
      {},
      data.identifier(value.id),
      value.setId === null ? null : data.identifier(value.setId, 'setId'),
      value.version === null ? null : element('versionNumber', { value: String(value.version) }),
    ),
  );
}

/** The header's elements in the order of the schema (implementation guide PSS, header). */
export function writeHeader(header: PssHeader, templateExtension: string): Children {
  return [
    element('realmCode', { code: 'IT' }),
    element('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_MT000040UV02' }),
    element('templateId', {
      root: `${data.TEMPLATE_ROOT}.1.1`,
      extension: templateExtension,
      assigningAuthorityName: 'HL7 Italia',
    }),
    data.identifier(header.id),
    data.fixedCode(fixedCodes.document),
    textElement('title', header.title),
    element('effectiveTime', { value: momentToHl7Time(header.createdAt) }),
    chosen('confidentialityCode', confidentialities, header.confidentiality),
    element('languageCode', { code: 'it-IT' }),
    header.setId === null ? null : data.identifier(header.setId, 'setId'),
    header.version === null ? null : element('versionNumber', { value: String(header.version) }),
    recordTarget(header.patient),
    author(header.author),
    dataEnterer(header.dataEnterer),
    header.informants.map(informant),
    custodian(header.custodian),
    signatory('legalAuthenticator', header.legalAuthenticator),
    signatory('authenticator', header.authenticator),
    header.contacts.map(contact),
    header.events.map(serviceEvent),
    header.related.map(relatedDocument),
  ];
}
