import type { SectionName } from '../../pss/pss.ts';
import type { FieldBranch, FieldTree } from './fieldTree.ts';

const branch = (field: string, within: FieldTree): FieldBranch => ({ field, within });

const times = (low: string, high: string): FieldBranch => branch('', { low, high });
const course: FieldTree = { statusCode: 'course', effectiveTime: 'course' };
const note: FieldTree = { '#1.7': 'note' };
const reaction = branch('reactions[]', { value: 'what', effectiveTime: 'since' });
const reactions: FieldTree = { '#1.5.1': reaction, '#1.5.2': reaction };

const reading: FieldTree = {
  code: 'what',
  effectiveTime: 'at',
  repeatNumber: 'repeat',
  value: 'value',
  interpretationCode: 'interpretation',
  methodCode: 'method',
  targetSiteCode: 'site',
};
const fact: FieldTree = { code: 'what', effectiveTime: 'at', value: 'value' };
const planned: FieldTree = { code: 'what', effectiveTime: 'when' };
const aspect = (field: string, what: string): FieldBranch =>
  branch(field, { value: what, effectiveTime: 'since' });

/** What an entry of a section holds, below its `entry` element. */
export const entryFields: Readonly<Record<SectionName, FieldTree>> = {
  allergies: {
    ...course,
    '#1.3': branch('', {
      value: 'type',
      effectiveTime: times('onset', 'resolved'),
      participant: 'agents[]',
      ...reactions,
      '#1.5.3': 'criticality',
      '#1.6': 'state',
      ...note,
    }),
    '#1.4': branch('', { value: 'absence', effectiveTime: 'since', ...note }),
  },
  therapies: {
    effectiveTime: 'course',
    statusCode: 'course',
    routeCode: 'route',
    approachSiteCode: 'site',
    doseQuantity: 'dose',
    rateQuantity: 'rate',
    consumable: 'drug',
    ...note,
  },
  vaccinations: {
    effectiveTime: 'given',
    routeCode: 'route',
    consumable: branch('', { code: 'vaccine', lotNumberText: 'lot' }),
    '#3.3': 'coveredUntil',
    '#3.4': 'dose',
    ...reactions,
    ...note,
  },
  problems: {
    ...course,
    '#4.2': branch('', {
      code: 'kind',
      value: 'diagnosis',
      effectiveTime: times('onset', 'resolved'),
      '#4.3': 'related[]',
      '#4.4': 'severity',
      '#4.5': 'duration',
      '#1.6': 'state',
      ...note,
    }),
  },
  familyHistory: {
    administrativeGenderCode: 'gender',
    relatedSubject: branch('', { code: 'relation', administrativeGenderCode: 'gender' }),
    '#16.2': branch('conditions[]', {
      value: 'what',
      effectiveTime: 'recorded',
      '#16.3': 'onsetAge',
    }),
    '#16.4': branch('', { value: 'absence' }),
  },
  lifestyle: fact,
  pregnancies: fact,
  vitalSigns: {
    '#8.1': branch('', { effectiveTime: 'at', '#8.2': branch('readings[]', reading) }),
    '#8.2': branch('reading', reading),
  },
  devices: { code: 'what', participant: 'what', effectiveTime: 'since' },
  carePlans: {
    '#10.2': branch('', { consumable: 'drug', effectiveTime: 'when' }),
    ...planned,
  },
  procedures: {
    '#12.1': branch('encounter', { code: 'what', effectiveTime: 'when' }),
    entryRelationship: branch('', { value: 'reason', '#12.1': 'encounter' }),
    code: 'what',
    statusCode: 'state',
    effectiveTime: 'period',
  },
  encounters: {
    code: 'what',
    effectiveTime: 'when',
    performer: branch('performer', { id: 'id', name: 'name', time: 'period' }),
  },
  functionalStatus: {
    '#14.2': aspect('motor', 'capacity'),
    '#14.3': aspect('care', 'regime'),
    '#14.4': branch('mental', { value: 'what', statusCode: 'status', effectiveTime: 'since' }),
  },
  investigations: {
    '#14.2': branch('results[]', {
      referenceRange: 'reference',
      code: 'what',
      effectiveTime: 'at',
      value: 'value',
      interpretationCode: 'interpretation',
    }),
    code: 'what',
    effectiveTime: 'at',
  },
  organDonation: { observation: 'choice' },
  exemptions: { ...course, code: 'what', ...note },
  diseaseNetworks: { ...course, code: 'what', ...note },
};

/** Sections that are one statement, not a list of entries. */
export const singleSections: ReadonlySet<SectionName> = new Set([
  'functionalStatus',
  'organDonation',
]);
