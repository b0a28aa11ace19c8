import { therapySchema, type Therapy } from '../../pss/sections/therapies.ts';
import { vaccinationSchema, type Vaccination } from '../../pss/sections/vaccinations.ts';
import type { FhirObject, FhirSource } from '../fhirSource.ts';
import {
  readCode,
  readCodedConcept,
  readConcept,
  readEntryId,
  readMoment,
  readNote,
  readQuantity,
  readRange,
} from '../fhirValues.ts';
import type { Reading } from './conditions.ts';

const STATES = {
  active: 'active',
  intended: 'active',
  'on-hold': 'suspended',
  completed: 'completed',
  stopped: 'aborted',
} as const;

/** The drug of a MedicationStatement or MedicationRequest, written in it or referred to. */
export function drugOf(source: FhirSource, resource: FhirObject): unknown {
  const medication = source.follow(source.object(resource, 'medicationReference'));
  const concept =
    source.object(resource, 'medicationCodeableConcept') ?? source.object(medication, 'code');
  return readCodedConcept(source, concept);
}

/** How often, from a Dosage. */
export function frequencyOf(source: FhirSource, dosage: FhirObject | undefined): unknown {
  const repeat = source.object(source.object(dosage, 'timing'), 'repeat');
  const every = source.number(repeat, 'period');
  const unit = source.string(repeat, 'periodUnit');
  return every === null || unit === null ? null : { every: String(every), unit };
}

function rangeOf(source: FhirSource, rates: readonly FhirObject[], name: string): unknown {
  for (const each of rates) {
    const exact = readQuantity(source, source.object(each, `${name}Quantity`));
    if (exact !== null) return { low: exact, high: exact };
    const range = readRange(source, source.object(each, `${name}Range`));
    if (range !== null) return range;
  }
  return null;
}

/** MedicationStatement. */
export function readTherapy({ source, newId }: Reading, resource: FhirObject): Therapy | null {
  source.ofPatient(resource);
  const [dosage] = source.objects(resource, 'dosage');
  const rates = source.objects(dosage, 'doseAndRate');
  const period = source.object(resource, 'effectivePeriod');
  const state = source.choice(resource, 'status', STATES);
  const since = readMoment(source, period, 'start');
  const until = readMoment(source, period, 'end');
  const site = source.object(dosage, 'site');
  return source.accept(
    therapySchema,
    {
      id: readEntryId(source, resource, newId),
      use: 'taken',
      drug: drugOf(source, resource),
      course: until === null ? { state, since } : { state, since, until },
      frequency: frequencyOf(source, dosage),
      route: readCode(source, source.object(dosage, 'route')),
      site: readCode(source, site),
      dose: rangeOf(source, rates, 'dose'),
      rate: rangeOf(source, rates, 'rate'),
      note: readNote(source, resource),
    },
    resource,
    source.follow(source.object(resource, 'medicationReference')),
  );
}

function reactionsOf(source: FhirSource, resource: FhirObject): readonly unknown[] {
  return source.objects(resource, 'reaction').flatMap((reaction) => {
    const observation = source.follow(source.object(reaction, 'detail'));
    if (observation === undefined) return [];
    source.ofPatient(observation);
    source.choice(observation, 'status', { final: true });
    readCode(source, source.object(observation, 'code'));
    source.pointers(source.objects(observation, 'note'), 'text');
    const what = readConcept(source, source.object(observation, 'valueCodeableConcept'));
    const since = readMoment(source, source.object(observation, 'effectivePeriod'), 'start');
    return what === null ? [] : [{ what, since }];
  });
}

function doseOf(source: FhirSource, resource: FhirObject): number | null {
  const [protocol] = source.objects(resource, 'protocolApplied');
  const text = source.string(protocol, 'doseNumberString');
  return text === null ? source.number(protocol, 'doseNumberPositiveInt') : Number(text);
}

/** Immunization. */
export function readVaccination(
  { source, newId }: Reading,
  resource: FhirObject,
): Vaccination | null {
  source.ofPatient(resource);
  source.choice(resource, 'status', { completed: true });
  return source.accept(
    vaccinationSchema,
    {
      id: readEntryId(source, resource, newId),
      vaccine: readConcept(source, source.object(resource, 'vaccineCode')),
      given: readMoment(source, resource, 'occurrenceDateTime'),
      route: readCode(source, source.object(resource, 'route')),
      lot: source.string(resource, 'lotNumber'),
      coveredUntil: readMoment(source, resource, 'expirationDate'),
      dose: doseOf(source, resource),
      reactions: reactionsOf(source, resource),
      note: readNote(source, resource),
    },
    resource,
    ...source
      .objects(resource, 'reaction')
      .map((each) => source.follow(source.object(each, 'detail'))),
  );
}
