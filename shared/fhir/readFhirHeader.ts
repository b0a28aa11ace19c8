import { pssDraftHeaderSchema, type PssDraftHeader } from '../pss/header/draftHeader.ts';
import { custodianSchema, serviceEventSchema } from '../pss/header/header.ts';
import { addressSchema, telecomSchema, type Address, type Telecom } from '../pss/header/person.ts';
import type { FhirObject, FhirSource } from './fhirSource.ts';
import { readCode, readIdentifier, readMoment, readWhen } from './fhirValues.ts';

const USES = { home: 'HP', work: 'WP', mobile: 'MC', temp: 'TMP' } as const;
const SCHEMES = { phone: 'tel:', email: 'mailto:', fax: 'fax:', url: '' } as const;
const GENDERS = { male: 'M', female: 'F', other: 'UN' } as const;
const CENSUS_TRACT = 'http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-censusTract';

function readTelecoms(source: FhirSource, telecoms: readonly FhirObject[]): readonly Telecom[] {
  return telecoms.flatMap((each) => {
    const scheme = source.choice(each, 'system', SCHEMES);
    const value = source.string(each, 'value')?.replaceAll(/\s/g, '') ?? '';
    // A number of unknown or outdated use is told: a use is never invented.
    const use = source.choice(each, 'use', USES);
    return source.accept(telecomSchema, { use, uri: `${scheme ?? ''}${value}` }, each) ?? [];
  });
}

function censusTractOf(source: FhirSource, address: FhirObject): string | null {
  for (const line of source.objects(address, '_line')) {
    for (const extension of source.objects(line, 'extension')) {
      if (source.choice(extension, 'url', { [CENSUS_TRACT]: true }) === true) {
        return source.string(extension, 'valueString');
      }
    }
  }
  return null;
}

/** Every line after the first is told: the model has one. */
function streetOf(source: FhirSource, address: FhirObject): string | null {
  const lines = address.members.get('line');
  const elements = lines?.kind === 'array' ? lines.elements : [];
  const street = elements.find((each) => each.kind === 'scalar' && each.value !== null);
  if (street?.kind !== 'scalar' || typeof street.value !== 'string') return null;
  source.taken.add(street);
  return street.value;
}

function addressOf(source: FhirSource, address: FhirObject | undefined): Address | null {
  if (address === undefined) return null;
  const candidate = {
    use: source.choice(address, 'use', { home: 'H', work: 'WP', temp: 'TMP' }),
    country: source.string(address, 'country'),
    region: source.string(address, 'state'),
    province: source.string(address, 'district'),
    city: source.string(address, 'city'),
    municipality: censusTractOf(source, address),
    postalCode: source.string(address, 'postalCode'),
    street: streetOf(source, address),
  };
  return source.accept(addressSchema, candidate, address);
}

function nameOf(
  source: FhirSource,
  person: FhirObject | undefined,
): PssDraftHeader['patient']['name'] {
  const [name] = source.objects(person, 'name');
  const given = name?.members.get('given');
  const words = (given?.kind === 'array' ? given.elements : []).flatMap((each) => {
    if (each.kind !== 'scalar' || typeof each.value !== 'string') return [];
    source.taken.add(each);
    return [each.value];
  });
  const family = source.string(name, 'family');
  return family === null || words.length === 0
    ? null
    : { family, given: words.join(' '), prefix: null };
}

function birthplaceOf(source: FhirSource, patient: FhirObject | undefined): Address | null {
  for (const extension of source.objects(patient, 'extension')) {
    const url = 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace';
    if (source.choice(extension, 'url', { [url]: true }) === true) {
      return addressOf(source, source.object(extension, 'valueAddress'));
    }
  }
  return null;
}

function patientOf(source: FhirSource, patient: FhirObject | undefined): PssDraftHeader['patient'] {
  return {
    ids: source
      .objects(patient, 'identifier')
      .flatMap((each) => readIdentifier(source, each) ?? []),
    address: addressOf(source, source.objects(patient, 'address')[0]),
    telecoms: readTelecoms(source, source.objects(patient, 'telecom')),
    name: nameOf(source, patient),
    gender: source.choice(patient, 'gender', GENDERS),
    birth: readMoment(source, patient, 'birthDate'),
    birthplace: birthplaceOf(source, patient),
    guardian: null,
  };
}

function authorOf(source: FhirSource, reference: FhirObject | undefined): PssDraftHeader['author'] {
  const role = source.follow(reference);
  const practitioner = source.follow(source.object(role, 'practitioner'));
  const kind = readCode(source, source.objects(role, 'code')[0])?.code;
  const [identifier] = source.objects(practitioner, 'identifier');
  return {
    at: null,
    role: kind === 'MMG' || kind === 'PLS' ? kind : null,
    id: readIdentifier(source, identifier),
    name: nameOf(source, practitioner),
    address: addressOf(source, source.objects(practitioner, 'address')[0]),
    telecoms: readTelecoms(source, source.objects(practitioner, 'telecom')),
  };
}

function custodianOf(
  source: FhirSource,
  organization: FhirObject | undefined,
): PssDraftHeader['custodian'] {
  if (organization === undefined) return null;
  const telecoms = source.objects(organization, 'telecom').slice(0, 1);
  const candidate = {
    id: readIdentifier(source, source.objects(organization, 'identifier')[0]),
    name: source.string(organization, 'name'),
    telecom: readTelecoms(source, telecoms)[0] ?? null,
    address: addressOf(source, source.objects(organization, 'address')[0]),
  };
  return source.accept(custodianSchema, candidate, organization);
}

function eventOf(source: FhirSource, event: FhirObject): PssDraftHeader['events'] {
  const candidate = {
    what: readCode(source, source.objects(event, 'code')[0]),
    when: readWhen(source, source.object(event, 'period')),
  };
  const accepted = source.accept(serviceEventSchema, candidate, event);
  return accepted === null ? [] : [accepted];
}

/** The header of a document bundle from its Composition. Who signed is left for the signing: a bundle has no names. */
export function readFhirHeader(source: FhirSource, composition: FhirObject): PssDraftHeader | null {
  readCode(source, source.object(composition, 'type'));
  source.choice(composition, 'status', { final: true });
  source.choice(composition, 'language', { 'it-IT': true });
  const candidate = {
    id: readIdentifier(source, source.object(composition, 'identifier')),
    setId: null,
    version: null,
    title: source.string(composition, 'title'),
    createdAt: readMoment(source, composition, 'date'),
    confidentiality: source.choice(composition, 'confidentiality', { N: 'N', R: 'R', V: 'V' }),
    patient: patientOf(source, source.follow(source.object(composition, 'subject'))),
    author: authorOf(source, source.objects(composition, 'author')[0]),
    dataEnterer: null,
    informants: [],
    custodian: custodianOf(source, source.follow(source.object(composition, 'custodian'))),
    legalAuthenticator: null,
    authenticator: null,
    contacts: [],
    events: source.objects(composition, 'event').flatMap((each) => eventOf(source, each)),
    related: [],
  };
  return source.accept(pssDraftHeaderSchema, candidate, composition);
}
