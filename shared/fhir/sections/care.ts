import { plannedItemSchema, type PlannedItem } from '../../pss/sections/carePlans.ts';
import { deviceSchema, type Device } from '../../pss/sections/devices.ts';
import { networkSchema, type DiseaseNetwork } from '../../pss/sections/diseaseNetworks.ts';
import { encounterSchema, type Encounter } from '../../pss/sections/encounters.ts';
import { exemptionSchema, type Exemption } from '../../pss/sections/exemptions.ts';
import { procedureSchema, type Procedure } from '../../pss/sections/procedures.ts';
import type { FhirObject, FhirSource } from '../fhirSource.ts';
import {
  readCode,
  readCodedConcept,
  readCoding,
  readConcept,
  readEntryId,
  readMoment,
  readWhen,
} from '../fhirValues.ts';
import type { Reading } from './conditions.ts';
import { drugOf, frequencyOf } from './drugs.ts';

/** Procedure that says which Device is used. */
export function readDevice({ source, newId }: Reading, resource: FhirObject): Device | null {
  source.ofPatient(resource);
  const device = source.follow(source.objects(resource, 'usedReference')[0]);
  if (device !== undefined) source.ofPatient(device);
  source.choice(resource, 'status', { unknown: true, completed: true });
  const candidate = {
    id: readEntryId(source, resource, newId),
    what: readCodedConcept(source, source.object(device, 'type')),
    since: readMoment(source, resource, 'performedDateTime'),
  };
  return source.accept(deviceSchema, candidate, resource, device);
}

const PROCEDURE_STATES = {
  completed: 'completed',
  'in-progress': 'active',
  stopped: 'aborted',
  'on-hold': 'suspended',
  'not-done': 'cancelled',
} as const;

/** Procedure that was done. */
export function readProcedure({ source, newId }: Reading, resource: FhirObject): Procedure | null {
  source.ofPatient(resource);
  const reason = source.follow(source.objects(resource, 'reasonReference')[0]);
  if (reason !== undefined) {
    source.ofPatient(reason);
    source.choice(reason, 'status', { final: true });
  }
  source.pointers(source.objects(resource, 'note'), 'text');
  const performed = source.object(resource, 'performedPeriod');
  const isWhole = performed?.members.has('start') === true && performed.members.has('end');
  const when = isWhole ? readWhen(source, performed) : null;
  const candidate = {
    id: readEntryId(source, resource, newId),
    what: readCodedConcept(source, source.object(resource, 'code')),
    state: source.choice(resource, 'status', PROCEDURE_STATES),
    period: when?.kind === 'period' ? when.period : null,
    reason: readCode(source, source.object(reason, 'code')),
    encounter: null,
  };
  return source.accept(procedureSchema, candidate, resource, reason);
}

function conceptOfClass(source: FhirSource, resource: FhirObject): unknown {
  const code = readCoding(source, source.object(resource, 'class'));
  source.pointers(source.objects(resource, 'type'), 'text');
  return (
    code && { kind: 'coded', text: code.display ?? code.code, code, translations: [] as const }
  );
}

/** Encounter that took place. Who saw the patient is not read: the bundle gives no name. */
export function readEncounter({ source, newId }: Reading, resource: FhirObject): Encounter | null {
  source.ofPatient(resource);
  source.choice(resource, 'status', { unknown: true, finished: true });
  const candidate = {
    id: readEntryId(source, resource, newId),
    what: conceptOfClass(source, resource),
    when: readWhen(source, source.object(resource, 'period')),
    performer: null,
  };
  return source.accept(encounterSchema, candidate, resource);
}

function plannedOf(
  { source, newId }: Reading,
  kind: PlannedItem['kind'],
  resource: FhirObject,
): PlannedItem | null {
  source.ofPatient(resource);
  source.choice(resource, 'status', { unknown: true, final: true });
  source.pointers(source.objects(resource, 'note'), 'text');
  const moment =
    readMoment(source, resource, 'effectiveDateTime') ??
    readMoment(source, resource, 'performedDateTime');
  const candidate = {
    kind,
    id: readEntryId(source, resource, newId),
    what:
      kind === 'encounter'
        ? conceptOfClass(source, resource)
        : readCodedConcept(source, source.object(resource, 'code')),
    when:
      moment === null
        ? readWhen(source, source.object(resource, 'period'))
        : { kind: 'moment', at: moment },
  };
  return source.accept(plannedItemSchema, candidate, resource);
}

function plannedDrug({ source, newId }: Reading, resource: FhirObject): PlannedItem | null {
  source.ofPatient(resource);
  source.choice(resource, 'status', { unknown: true });
  source.choice(resource, 'intent', { order: true, plan: true });
  source.pointers(source.objects(resource, 'note'), 'text');
  const dosages = source.objects(resource, 'dosageInstruction');
  const bounds = dosages.flatMap((each) => {
    const repeat = source.object(source.object(each, 'timing'), 'repeat');
    return source.object(repeat, 'boundsPeriod') ?? [];
  });
  const frequencies = dosages.map((each) => frequencyOf(source, each));
  const candidate = {
    kind: 'drug',
    id: readEntryId(source, resource, newId),
    drug: drugOf(source, resource),
    when: readWhen(source, bounds[0]),
    frequency: frequencies.find((each) => each !== null) ?? null,
  };
  const medication = source.follow(source.object(resource, 'medicationReference'));
  return source.accept(plannedItemSchema, candidate, resource, medication);
}

function plannedActivity({ source, newId }: Reading, activity: FhirObject): PlannedItem | null {
  const [what] = source.objects(activity, 'outcomeCodeableConcept');
  if (what === undefined) return null;
  const detail = source.object(activity, 'detail');
  source.choice(detail, 'status', { unknown: true, completed: true });
  source.pointers(source.objects(activity, 'progress'), 'text');
  const candidate = {
    kind: 'activity',
    id: newId(),
    what: readCodedConcept(source, what),
    when: readWhen(source, source.object(detail, 'scheduledPeriod')),
  };
  return source.accept(plannedItemSchema, candidate, activity);
}

function fromActivity(reading: Reading, activity: FhirObject): readonly (PlannedItem | null)[] {
  const { source } = reading;
  const detail = source.object(activity, 'detail');
  const request = source.follow(source.object(activity, 'reference'));
  const examinations = source.objects(detail, 'reasonReference');
  const procedures = source.objects(activity, 'outcomeReference');
  if (examinations.length > 0) source.choice(detail, 'status', { unknown: true });
  return [
    request === undefined ? null : plannedDrug(reading, request),
    ...examinations.map((each) => {
      const found = source.follow(each);
      return found === undefined ? null : plannedOf(reading, 'examination', found);
    }),
    ...procedures.map((each) => {
      const found = source.follow(each);
      return found === undefined ? null : plannedOf(reading, 'procedure', found);
    }),
    plannedActivity(reading, activity),
  ];
}

/** CarePlan: everything it plans. */
export function readCarePlan(reading: Reading, resource: FhirObject): readonly PlannedItem[] {
  const { source } = reading;
  source.ofPatient(resource);
  source.choice(resource, 'status', { unknown: true, active: true });
  source.choice(resource, 'intent', { plan: true });
  const encounter = source.follow(source.object(resource, 'encounter'));
  const items = source
    .objects(resource, 'activity')
    .flatMap((activity) => fromActivity(reading, activity));
  const visit = encounter === undefined ? null : plannedOf(reading, 'encounter', encounter);
  return [...items, visit].filter((each) => each !== null);
}

/** Coverage: an exemption. */
export function readExemption({ source, newId }: Reading, resource: FhirObject): Exemption | null {
  source.ofPatient(resource);
  const since = readMoment(source, source.object(resource, 'period'), 'start');
  for (const each of source.objects(resource, 'class')) {
    const type = source.object(each, 'type');
    if (type !== undefined) source.pointers([type], 'text');
  }
  const candidate = {
    id: readEntryId(source, resource, newId),
    what: readCodedConcept(source, source.object(resource, 'type')),
    course: { state: source.choice(resource, 'status', { active: 'active' }), since },
    note: null,
  };
  return source.accept(exemptionSchema, candidate, resource);
}

/** OrganizationAffiliation: a disease network. `active` is a boolean, which says nothing else. */
export function readNetwork(
  { source, newId }: Reading,
  resource: FhirObject,
): DiseaseNetwork | null {
  const [specialty] = source.objects(resource, 'specialty');
  const candidate = {
    id: readEntryId(source, resource, newId),
    what: readConcept(source, specialty),
    course: { state: 'active', since: null },
    note: null,
  };
  return source.accept(networkSchema, candidate, resource);
}
