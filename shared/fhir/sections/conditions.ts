import { allergySchema, type Allergy } from '../../pss/sections/allergies.ts';
import { relativeSchema, type Relative } from '../../pss/sections/familyHistory.ts';
import { problemSchema, type Problem } from '../../pss/sections/problems.ts';
import type { FhirObject, FhirSource } from '../fhirSource.ts';
import {
  readCode,
  readConcept,
  readEntryId,
  readMoment,
  readNote,
  readQuantity,
} from '../fhirValues.ts';

/** What a resource's reader works with. */
export interface Reading {
  readonly source: FhirSource;
  readonly newId: () => string;
}

const STATES = { active: 'active', inactive: 'inactive', resolved: 'inactive' } as const;
const CRITICALITIES = { low: 'L', high: 'H' } as const;

function stateOf(source: FhirSource, resource: FhirObject): 'active' | 'inactive' | null {
  const status = source.object(resource, 'clinicalStatus');
  const [coding] = source.objects(status, 'coding');
  const state = source.choice(coding, 'code', STATES);
  if (state !== null) for (const name of ['system', 'display']) source.string(coding, name);
  source.words(status, 'text');
  return state;
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
  source.words(reaction, 'description');
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
  return source.accept(
    allergySchema,
    {
      id: readEntryId(source, resource, newId),
      course: { state: 'active', since: readMoment(source, resource, 'recordedDate') },
      type: { kind: 'listed', type: type?.code },
      onset: readMoment(source, onset, 'start'),
      resolved: readMoment(source, onset, 'end'),
      agents: substances.flatMap((each) => readConcept(source, each) ?? []),
      reactions: reactions.flatMap((each) => reactionsOf(source, each)),
      criticality,
      state: stateOf(source, resource),
      note: readNote(source, resource),
    },
    resource,
  );
}

const DURATIONS: Readonly<Record<string, Problem['duration']>> = {
  'LA28752-6': 'chronic',
  'LA18821-1': 'acute',
};

function durationOf(source: FhirSource, condition: FhirObject): Problem['duration'] {
  const details = source
    .objects(condition, 'evidence')
    .flatMap((each) => source.objects(each, 'detail'));
  for (const detail of details) {
    const observation = source.follow(detail);
    if (observation === undefined) continue;
    source.ofPatient(observation);
    source.choice(observation, 'status', { final: true });
    readCode(source, source.object(observation, 'code'));
    readNote(source, observation);
    const answer = readCode(source, source.object(observation, 'valueCodeableConcept'));
    const duration = DURATIONS[answer?.code ?? ''];
    if (duration !== undefined) return duration;
  }
  return null;
}

/** Condition. */
export function readProblem({ source, newId }: Reading, resource: FhirObject): Problem | null {
  source.ofPatient(resource);
  const onset = source.object(resource, 'onsetPeriod');
  const low = readMoment(source, onset, 'start') ?? readMoment(source, resource, 'onsetDateTime');
  const [category] = source.objects(resource, 'category');
  readCode(source, category);
  const verification = source.object(resource, 'verificationStatus');
  const [confirmed] = source.objects(verification, 'coding');
  if (source.choice(confirmed, 'code', { confirmed: true }) === true) {
    for (const name of ['system', 'display']) source.string(confirmed, name);
  }
  return source.accept(
    problemSchema,
    {
      id: readEntryId(source, resource, newId),
      course: { state: 'active', since: low },
      kind: '75326-9',
      onset: low,
      resolved: readMoment(source, onset, 'end'),
      diagnosis: readConcept(source, source.object(resource, 'code')),
      severity: readCode(source, source.object(resource, 'severity'))?.code ?? null,
      state: stateOf(source, resource),
      duration: durationOf(source, resource),
      note: readNote(source, resource),
      related: [],
    },
    resource,
  );
}

function yearsOf(source: FhirSource, parent: FhirObject, name: string): number | null {
  const age = readQuantity(source, source.object(parent, name));
  return age?.unit === 'a' ? Number(age.value) : null;
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
        if (outcome !== undefined) readCode(source, code);
        const onsetAge = yearsOf(source, condition, 'onsetAge');
        return { what, recorded: null, onsetAge, deathAge: index === 0 ? deathAge : null };
      }),
    },
    resource,
  );
}
