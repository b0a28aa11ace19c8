import {
  functionalStatusSchema,
  type FunctionalStatus,
} from '../../pss/sections/functionalStatus.ts';
import { panelSchema, type Panel } from '../../pss/sections/investigations.ts';
import { habitSchema, type Habit } from '../../pss/sections/lifestyle.ts';
import { pregnancyFactSchema, type PregnancyFact } from '../../pss/sections/pregnancies.ts';
import { vitalSignSchema, type VitalSign } from '../../pss/sections/vitalSigns.ts';
import type { FhirObject, FhirSource } from '../fhirSource.ts';
import {
  readCode,
  readConcept,
  readEntryId,
  readFinding,
  readMoment,
  readQuantity,
  readRange,
  takeFixedCode,
} from '../fhirValues.ts';
import type { Reading } from './conditions.ts';

function open(source: FhirSource, resource: FhirObject): void {
  source.ofPatient(resource);
  source.choice(resource, 'status', { final: true });
}

function factOf({ source, newId }: Reading, resource: FhirObject): unknown {
  open(source, resource);
  return {
    id: readEntryId(source, resource, newId),
    what: readCode(source, source.object(resource, 'code')),
    at: readMoment(source, resource, 'effectiveDateTime'),
    value: readFinding(source, resource),
  };
}

/** Observation of a habit. */
export function readHabit(reading: Reading, resource: FhirObject): Habit | null {
  return reading.source.accept(habitSchema, factOf(reading, resource), resource);
}

/** Observation of a pregnancy. */
export function readPregnancyFact(reading: Reading, resource: FhirObject): PregnancyFact | null {
  return reading.source.accept(pregnancyFactSchema, factOf(reading, resource), resource);
}

function readingOf(reading: Reading, resource: FhirObject): unknown {
  const { source, newId } = reading;
  open(source, resource);
  // The gateway leaves only pointers to the text in the notes of readings.
  const [interpretation] = source.objects(resource, 'interpretation');
  return {
    id: readEntryId(source, resource, newId),
    what: readCode(source, source.object(resource, 'code')),
    at: readMoment(source, resource, 'effectiveDateTime'),
    repeat: null,
    value: readQuantity(source, source.object(resource, 'valueQuantity')),
    interpretation: readCode(source, interpretation),
    method: readCode(source, source.object(resource, 'method')),
    site: readCode(source, source.object(resource, 'bodySite')),
  };
}

function membersOf(source: FhirSource, resource: FhirObject, name: string): readonly FhirObject[] {
  return source.objects(resource, name).flatMap((each) => source.follow(each) ?? []);
}

/** Observation of a vital sign, or of several taken together. */
export function readVitalSign(reading: Reading, resource: FhirObject): VitalSign | null {
  const { source, newId } = reading;
  const members = membersOf(source, resource, 'hasMember');
  if (members.length === 0) {
    const candidate = { kind: 'single', reading: readingOf(reading, resource) };
    return source.accept(vitalSignSchema, candidate, resource);
  }
  open(source, resource);
  readCode(source, source.object(resource, 'code'));
  const candidate = {
    kind: 'group',
    id: readEntryId(source, resource, newId),
    at: readMoment(source, resource, 'effectiveDateTime'),
    readings: members.map((each) => readingOf(reading, each)),
  };
  return source.accept(vitalSignSchema, candidate, resource, ...members);
}

function referenceOf(source: FhirSource, resource: FhirObject): unknown {
  const [range] = source.objects(resource, 'referenceRange');
  if (range === undefined) return null;
  const interval = readRange(source, range);
  if (interval !== null) return { kind: 'interval', interval };
  return { kind: 'text', text: source.words(range, 'text') };
}

function resultOf(reading: Reading, resource: FhirObject): unknown {
  const { source, newId } = reading;
  open(source, resource);
  const [interpretation] = source.objects(resource, 'interpretation');
  return {
    id: readEntryId(source, resource, newId),
    what: readConcept(source, source.object(resource, 'code')),
    at: readMoment(source, resource, 'effectiveDateTime'),
    value: readFinding(source, resource),
    interpretation: readCode(source, interpretation),
    reference: referenceOf(source, resource),
  };
}

/** DiagnosticReport with its results. */
export function readPanel(reading: Reading, resource: FhirObject): Panel | null {
  const { source, newId } = reading;
  open(source, resource);
  const results = membersOf(source, resource, 'result');
  const candidate = {
    id: readEntryId(source, resource, newId),
    what: readCode(source, source.object(resource, 'code')),
    at: readMoment(source, resource, 'effectiveDateTime'),
    results: results.map((each) => resultOf(reading, each)),
  };
  return source.accept(panelSchema, candidate, resource, ...results);
}

/** The statuses of a CDA mental state (official rule on template 14.4) as FHIR has them. */
const MENTAL_STATES = { final: 'normal', 'entered-in-error': 'nullified' } as const;

const NO_ASPECTS = { motor: null, care: null, mental: null, freeText: [] } as const;

type Aspects = Pick<FunctionalStatus, 'motor' | 'care' | 'mental'>;

/** What a member says; null for what is no aspect or was said before. */
function aspectOf(source: FhirSource, member: FhirObject, found: Aspects): unknown {
  const kind = readCode(source, source.object(member, 'code'))?.code;
  const value = readCode(source, source.object(member, 'valueCodeableConcept'));
  const since = readMoment(source, source.object(member, 'effectivePeriod'), 'start');
  if (kind === '8693-4' && found.mental === null) {
    const status = source.choice(member, 'status', MENTAL_STATES);
    return { ...NO_ASPECTS, mental: { what: value, status, since } };
  }
  source.choice(member, 'status', { final: true });
  if (kind === '75246-9' && found.motor === null) {
    return { ...NO_ASPECTS, motor: { capacity: value?.code, since } };
  }
  if (kind === 'ASSERTION' && found.care === null) {
    return { ...NO_ASPECTS, care: { regime: value?.code, since } };
  }
  return null;
}

/** The aspects of the functional status, members of one Observation; what is none of them is told. */
export function readAspects({ source }: Reading, resource: FhirObject): Aspects {
  open(source, resource);
  takeFixedCode(source, source.object(resource, 'code'), '47420-5');
  let found: Aspects = NO_ASPECTS;
  for (const member of membersOf(source, resource, 'hasMember')) {
    const aspect = source.accept(functionalStatusSchema, aspectOf(source, member, found), member);
    if (aspect === null) continue;
    source.ofPatient(member);
    source.pointers(source.objects(member, 'note'), 'text');
    const { motor, care, mental } = aspect;
    found = {
      motor: found.motor ?? motor,
      care: found.care ?? care,
      mental: found.mental ?? mental,
    };
  }
  return found;
}
