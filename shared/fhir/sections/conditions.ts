import { allergySchema, type Allergy } from '../../pss/sections/allergies.ts';
import { relativeSchema, type Relative } from '../../pss/sections/familyHistory.ts';
import { problemKindCodes, problemSchema, type Problem } from '../../pss/sections/problems.ts';
import type { ClinicalState } from '../../pss/values/entry.ts';
import type { Course, Moment } from '../../pss/values/moment.ts';
import type { FhirObject, FhirSource } from '../fhirSource.ts';
import {
  readCode,
  readConcept,
  readEntryId,
  readMoment,
  readNote,
  readQuantity,
  takeFixedCode,
} from '../fhirValues.ts';

/** What a resource's reader works with. */
export interface Reading {
  readonly source: FhirSource;
  readonly newId: () => string;
}

const STATES = { active: 'active', inactive: 'inactive' } as const;
const CRITICALITIES = { low: 'L', high: 'H' } as const;

interface Life {
  readonly state: ClinicalState | null;
  readonly course: Course;
}

/**
 * Whether a condition is active, and the course of the concern about it. What is resolved and says when is over; a
 * status with no place in the model, such as a relapse, is left, and so it is told.
 */
function lifeOf(
  source: FhirSource,
  resource: FhirObject,
  since: Moment | null,
  resolved: Moment | null,
): Life {
  const status = source.object(resource, 'clinicalStatus');
  const [coding] = source.objects(status, 'coding');
  const isOver = resolved !== null && source.choice(coding, 'code', { resolved: true }) === true;
  const state = isOver ? 'inactive' : source.choice(coding, 'code', STATES);
  if (state !== null) for (const name of ['system', 'display']) source.string(coding, name);
  if (status !== undefined) source.pointers([status], 'text');
  const course: Course = isOver
    ? { state: 'completed', since, until: resolved }
    : { state: 'active', since };
  return { state, course };
}

/** The reaction code of the CDA document stands among the manifestations and is none. */
function isReactionLabel(manifestation: FhirObject): boolean {
  const coding = manifestation.members.get('coding');
  const first = coding?.kind === 'array' ? coding.elements[0] : undefined;
  const code = first?.kind === 'object' ? first.members.get('code') : undefined;
  return code?.kind === 'scalar' && code.value === '75321-0';
}

function reactionsOf(source: FhirSource, reaction: FhirObject): readonly unknown[] {
  const since = readMoment(source, reaction, 'onset');
  source.pointers([reaction], 'description');
  return source.objects(reaction, 'manifestation').flatMap((each) => {
    const what = readConcept(source, each);
    return what === null || isReactionLabel(each) ? [] : [{ what, since }];
  });
}

/** AllergyIntolerance. */
export function readAllergy({ source, newId }: Reading, resource: FhirObject): Allergy | null {
  source.ofPatient(resource);
  const onset = source.object(resource, 'onsetPeriod');
  const reactions = source.objects(resource, 'reaction');
  const substances = reactions.map((each) => source.object(each, 'substance'));
  const type = readCode(source, source.object(resource, 'code'));
  source.choice(resource, 'type', { allergy: true, intolerance: true });
  const criticality = source.choice(resource, 'criticality', CRITICALITIES);
  const resolved = readMoment(source, onset, 'end');
  const recorded = readMoment(source, resource, 'recordedDate');
  const { state, course } = lifeOf(source, resource, recorded, resolved);
  return source.accept(
    allergySchema,
    {
      id: readEntryId(source, resource, newId),
      course,
      type: { kind: 'listed', type: type?.code },
      onset: readMoment(source, onset, 'start'),
      resolved,
      agents: substances.flatMap((each) => readConcept(source, each) ?? []),
      reactions: reactions.flatMap((each) => reactionsOf(source, each)),
      criticality,
      state,
      note: readNote(source, resource),
    },
    resource,
  );
}

const DURATIONS = { 'LA28752-6': 'chronic', 'LA18821-1': 'acute' } as const;

const DENIALS = { refuted: true, 'entered-in-error': true } as const;

function evidenceOf(source: FhirSource, condition: FhirObject): readonly FhirObject[] {
  return source
    .objects(condition, 'evidence')
    .flatMap((each) => source.objects(each, 'detail'))
    .flatMap((each) => source.follow(each) ?? []);
}

/** The duration from the evidence; evidence of anything else is left, and so it is told. */
function durationOf(source: FhirSource, evidence: readonly FhirObject[]): Problem['duration'] {
  for (const observation of evidence) {
    const value = source.object(observation, 'valueCodeableConcept');
    const [answer] = source.objects(value, 'coding');
    const duration = source.choice(answer, 'code', DURATIONS);
    if (duration === null) continue;
    readCode(source, value);
    source.ofPatient(observation);
    source.choice(observation, 'status', { final: true });
    takeFixedCode(source, source.object(observation, 'code'), '89261-2');
    source.pointers(source.objects(observation, 'note'), 'text');
    return duration;
  }
  return null;
}

function isProblemKind(code: unknown): code is Problem['kind'] {
  return problemKindCodes.some((each) => each === code);
}

/** What kind of problem the category says; another category is left, and so it is told. */
function kindOf(source: FhirSource, resource: FhirObject): Problem['kind'] {
  for (const category of source.objects(resource, 'category')) {
    const [coding] = source.objects(category, 'coding');
    const code = coding?.members.get('code');
    if (code?.kind !== 'scalar' || !isProblemKind(code.value)) continue;
    readCode(source, category);
    return code.value;
  }
  return '75326-9';
}

/** Condition. One that was refuted or entered in error is no problem of the patient: it is told as a whole. */
export function readProblem({ source, newId }: Reading, resource: FhirObject): Problem | null {
  source.ofPatient(resource);
  const onset = source.object(resource, 'onsetPeriod');
  const low = readMoment(source, onset, 'start') ?? readMoment(source, resource, 'onsetDateTime');
  const resolved =
    readMoment(source, onset, 'end') ?? readMoment(source, resource, 'abatementDateTime');
  const { state, course } = lifeOf(source, resource, low, resolved);
  const verification = source.object(resource, 'verificationStatus');
  const [confirmed] = source.objects(verification, 'coding');
  if (source.choice(confirmed, 'code', { confirmed: true }) === true) {
    for (const name of ['system', 'display']) source.string(confirmed, name);
  }
  const isDenied = source.choice(confirmed, 'code', DENIALS) === true;
  const evidence = evidenceOf(source, resource);
  const candidate = {
    id: readEntryId(source, resource, newId),
    course,
    kind: kindOf(source, resource),
    onset: low,
    resolved,
    diagnosis: readConcept(source, source.object(resource, 'code')),
    severity: readCode(source, source.object(resource, 'severity'))?.code ?? null,
    state,
    duration: durationOf(source, evidence),
    note: readNote(source, resource),
    related: [],
  };
  return source.accept(problemSchema, isDenied ? null : candidate, resource, ...evidence);
}

function yearsOf(source: FhirSource, parent: FhirObject, name: string): number | null {
  const age = source.object(parent, name);
  if (source.choice(age, 'code', { a: true }) !== true) return null;
  const years = readQuantity(source, age);
  return years === null ? null : Number(years.value);
}

/** FamilyMemberHistory. */
export function readRelative({ source, newId }: Reading, resource: FhirObject): Relative | null {
  source.ofPatient(resource);
  source.choice(resource, 'status', { completed: true });
  const [sex] = source.objects(source.object(resource, 'sex'), 'coding');
  const gender = source.choice(sex, 'code', { male: 'M', female: 'F' });
  source.string(sex, 'system');
  const deathAge = yearsOf(source, resource, 'deceasedAge');
  return source.accept(
    relativeSchema,
    {
      id: readEntryId(source, resource, newId),
      relation: readCode(source, source.object(resource, 'relationship')),
      gender,
      conditions: source.objects(resource, 'condition').map((condition, index) => {
        const outcome = source.object(condition, 'outcome');
        const code = source.object(condition, 'code');
        // The gateway puts the disease into `outcome` and the kind of statement into `code`.
        const what = readConcept(source, outcome ?? code);
        if (outcome !== undefined) takeFixedCode(source, code, '52797-8');
        const onsetAge = yearsOf(source, condition, 'onsetAge');
        return { what, recorded: null, onsetAge, deathAge: index === 0 ? deathAge : null };
      }),
    },
    resource,
  );
}
