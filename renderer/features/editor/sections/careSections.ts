import type { WorkingRecord, WorkingValue } from '../../../../shared/pss/working/workingDraft.ts';
import { choiceTexts, fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { sectionTexts } from '../../../i18n/it/sectionTexts.ts';
import { recordsAt, textAt, valueAt } from '../model/paths.ts';
import {
  capital,
  codeText,
  conceptCode,
  conceptText,
  courseText,
  findingText,
  momentAt,
  periodText,
  whenText,
} from '../model/summaries.ts';
import type { ChoiceOption, SectionDescription } from './description.ts';
import {
  catalogues,
  codeField,
  conceptField,
  courseFields,
  noteField,
  optionalChoice,
  wordsField,
} from './parts.ts';

const at = (entry: WorkingRecord, path: string): WorkingValue | undefined =>
  valueAt(entry, path.split('.'));
const blank = { entries: [], freeText: [] };
const word = (options: readonly ChoiceOption[], value: string): string =>
  options.find(([each]) => each === value)?.[1] ?? '';

/** A planned drug names itself under another key. */
const planned = (entry: WorkingRecord): WorkingValue | undefined =>
  at(entry, entry['kind'] === 'drug' ? 'drug' : 'what');
const isDrug = (entry: WorkingRecord): boolean => entry['kind'] === 'drug';
const isNoDrug = (entry: WorkingRecord): boolean => entry['kind'] !== 'drug';

const carePlans: SectionDescription = {
  name: 'carePlans',
  title: sectionTexts.carePlans.title,
  isCompulsory: false,
  own: [],
  blank,
  absences: [],
  entries: {
    nameOf: (entry) => conceptText(planned(entry)),
    columns: [
      {
        label: t.planKind,
        track: '90px',
        say: (entry) => word(choiceTexts.plan, textAt(entry, 'kind')),
        path: 'kind',
      },
      {
        label: t.planned,
        track: 'minmax(0, 1.6fr)',
        isStrong: true,
        say: (entry) => capital(conceptText(planned(entry))),
        aside: (entry) => conceptCode(planned(entry)),
        path: 'what',
      },
      {
        label: t.when,
        track: '190px',
        say: (entry) => whenText(at(entry, 'when')),
        path: 'when',
      },
    ],
    adding: {
      label: sectionTexts.carePlans.add,
      hint: sectionTexts.carePlans.hint,
      systems: catalogues.plans,
      isFree: false,
      path: 'what',
      form: 'concept',
      fresh: (newId) => ({
        kind: 'examination',
        id: newId(),
        what: null,
        when: { kind: 'moment', at: null },
        frequency: null,
      }),
    },
    presets: [
      {
        label: t.drug,
        fresh: (newId) => ({
          kind: 'drug',
          id: newId(),
          drug: null,
          when: { kind: 'moment', at: null },
          frequency: null,
        }),
      },
    ],
    fields: [
      { kind: 'choice', path: 'kind', label: t.planKind, span: 2, options: choiceTexts.plan },
      { ...conceptField('what', t.planned, 5, catalogues.plans, false), when: isNoDrug },
      { ...wordsField('what', 5), when: isNoDrug },
      { ...conceptField('drug', t.drug, 5, catalogues.drugs, false), when: isDrug },
      { ...wordsField('drug', 5), when: isDrug },
      { kind: 'when', path: 'when', label: t.when, span: 5 },
      { kind: 'frequency', path: 'frequency', label: t.frequency, span: 5, when: isDrug },
    ],
  },
};

const procedures: SectionDescription = {
  name: 'procedures',
  title: sectionTexts.procedures.title,
  isCompulsory: false,
  own: [],
  blank,
  absences: [],
  entries: {
    nameOf: (entry) => conceptText(at(entry, 'what')),
    columns: [
      {
        label: t.procedure,
        track: 'minmax(0, 1.6fr)',
        isStrong: true,
        say: (entry) => capital(conceptText(at(entry, 'what'))),
        aside: (entry) => conceptCode(at(entry, 'what')),
        path: 'what',
      },
      {
        label: t.state,
        track: '90px',
        isExtra: true,
        say: (entry) => word(choiceTexts.procedureState, textAt(entry, 'state')),
        path: 'state',
      },
      {
        label: t.reason,
        track: 'minmax(0, .9fr)',
        isExtra: true,
        say: (entry) => codeText(at(entry, 'reason')),
        path: 'reason',
      },
      {
        label: t.period,
        track: '190px',
        say: (entry) => periodText(at(entry, 'period')),
        path: 'period',
      },
    ],
    adding: {
      label: sectionTexts.procedures.add,
      hint: sectionTexts.procedures.hint,
      systems: catalogues.problems,
      isFree: false,
      path: 'what',
      form: 'concept',
      fresh: (newId) => ({
        id: newId(),
        what: null,
        state: 'completed',
        period: null,
        reason: null,
        encounter: null,
      }),
    },
    fields: [
      conceptField('what', t.procedure, 6, catalogues.problems, false),
      wordsField('what', 6),
      {
        kind: 'choice',
        path: 'state',
        label: t.state,
        span: 3,
        options: choiceTexts.procedureState,
      },
      { kind: 'period', path: 'period', label: t.period, span: 5 },
      codeField('reason', t.reason, 4, catalogues.problems),
      { kind: 'stay', path: 'encounter', label: t.stay, span: 9 },
    ],
  },
};

function performerText(entry: WorkingRecord): string {
  const part = (name: string): string => textAt(entry, `performer.name.${name}`);
  return [part('prefix'), part('given'), part('family')].filter((text) => text !== '').join(' ');
}

const encounters: SectionDescription = {
  name: 'encounters',
  title: sectionTexts.encounters.title,
  isCompulsory: false,
  own: [],
  blank,
  absences: [],
  entries: {
    nameOf: (entry) => conceptText(at(entry, 'what')),
    columns: [
      {
        label: t.encounter,
        track: 'minmax(0, 1.3fr)',
        isStrong: true,
        say: (entry) => capital(conceptText(at(entry, 'what'))),
        path: 'what',
      },
      {
        label: t.performer,
        track: 'minmax(0, .9fr)',
        isExtra: true,
        say: performerText,
        path: 'performer',
      },
      { label: t.when, track: '190px', say: (entry) => whenText(at(entry, 'when')), path: 'when' },
    ],
    adding: {
      label: sectionTexts.encounters.add,
      hint: sectionTexts.encounters.hint,
      systems: catalogues.encounters,
      isFree: false,
      path: 'what',
      form: 'concept',
      fresh: (newId) => ({
        id: newId(),
        what: null,
        when: { kind: 'moment', at: null },
        performer: null,
      }),
    },
    fields: [
      conceptField('what', t.encounter, 4, catalogues.encounters, false),
      wordsField('what', 4),
      { kind: 'when', path: 'when', label: t.when, span: 4 },
      { kind: 'performer', path: 'performer', label: t.performer, span: 12 },
    ],
  },
};

const functionalStatus: SectionDescription = {
  name: 'functionalStatus',
  title: sectionTexts.functionalStatus.title,
  isCompulsory: false,
  entries: null,
  absences: [],
  groups: {
    motor: { capacity: null, since: null },
    care: { regime: null, since: null },
    mental: { what: null, status: 'normal', since: null },
  },
  blank: { motor: null, care: null, mental: null, freeText: [] },
  own: [
    optionalChoice('motor.capacity', t.mobility, 5, choiceTexts.motor),
    { kind: 'moment', path: 'motor.since', label: t.since, span: 3 },
    optionalChoice('care.regime', t.care, 5, choiceTexts.care),
    { kind: 'moment', path: 'care.since', label: t.since, span: 3 },
    codeField('mental.what', t.mental, 5, catalogues.problems),
    {
      kind: 'choice',
      path: 'mental.status',
      label: t.mentalState,
      span: 3,
      options: choiceTexts.mentalState,
      when: (section) => section['mental'] !== null,
    },
    { kind: 'moment', path: 'mental.since', label: t.since, span: 3 },
  ],
};

function resultsText(entry: WorkingRecord): string {
  return recordsAt(entry, ['results'])
    .map((result) => `${conceptText(result['what'])} ${findingText(result['value'])}`.trim())
    .join(', ');
}

const investigations: SectionDescription = {
  name: 'investigations',
  title: sectionTexts.investigations.title,
  isCompulsory: false,
  own: [],
  blank,
  absences: [],
  entries: {
    nameOf: resultsText,
    columns: [
      {
        label: t.exam,
        track: 'minmax(0, 1fr)',
        isStrong: true,
        say: (entry) =>
          capital(
            codeText(at(entry, 'what')) ||
              recordsAt(entry, ['results'])
                .map((result) => conceptText(result['what']))
                .join(', '),
          ),
        path: 'results.0.what',
      },
      {
        label: t.value,
        track: 'minmax(0, 1fr)',
        say: (entry) =>
          recordsAt(entry, ['results'])
            .map((result) => findingText(result['value']))
            .join(', '),
        path: 'results.0.value',
      },
      {
        label: t.interpretation,
        track: 'minmax(0, .7fr)',
        isExtra: true,
        say: (entry) =>
          recordsAt(entry, ['results'])
            .map((result) => codeText(result['interpretation']))
            .filter((text) => text !== '')
            .join(', '),
        path: 'results.0.interpretation',
      },
      {
        label: t.date,
        track: '120px',
        say: (entry) => momentAt(entry, 'at') || momentAt(entry, 'results.0.at'),
        path: 'at',
      },
    ],
    adding: {
      label: sectionTexts.investigations.add,
      hint: sectionTexts.investigations.hint,
      systems: catalogues.loinc,
      isFree: true,
      path: 'results.0.what',
      form: 'concept',
      fresh: (newId) => ({ id: newId(), what: null, at: null, results: [freshResult(newId)] }),
    },
    fields: [
      codeField('what', t.panel, 5, catalogues.loinc),
      { kind: 'moment', path: 'at', label: t.date, span: 3 },
      {
        kind: 'list',
        path: 'results',
        label: t.exam,
        span: 12,
        add: t.examAdd,
        fresh: freshResult,
        fields: [
          conceptField('what', t.exam, 4, catalogues.loinc, true),
          { kind: 'value', path: 'value', label: t.value, span: 5 },
          { kind: 'moment', path: 'at', label: t.date, span: 3 },
          codeField('interpretation', t.interpretation, 4, catalogues.interpretations),
          { kind: 'reference', path: 'reference', label: t.reference, span: 5 },
        ],
      },
    ],
  },
};

function freshResult(newId: () => string): WorkingRecord {
  return {
    id: newId(),
    what: null,
    at: null,
    value: { kind: 'quantity', quantity: { value: '', unit: 'mg/dL', equivalents: [] } },
    interpretation: null,
    reference: null,
  };
}

const organDonation: SectionDescription = {
  name: 'organDonation',
  title: sectionTexts.organDonation.title,
  isCompulsory: false,
  entries: null,
  absences: [],
  groups: { choice: { answer: null, on: null } },
  blank: { choice: null, freeText: [] },
  own: [
    optionalChoice('choice.answer', t.donation, 4, choiceTexts.donation),
    { kind: 'moment', path: 'choice.on', label: t.declaredOn, span: 3 },
  ],
};

/** Rights and pathways have the same form: what, from when, a note. */
function enrolled(name: 'exemptions' | 'diseaseNetworks'): SectionDescription {
  const { title, add, hint } = sectionTexts[name];
  const isExemption = name === 'exemptions';
  const label = isExemption ? t.exemption : t.network;
  const systems = isExemption ? catalogues.exemptions : [];
  return {
    name,
    title,
    isCompulsory: false,
    own: [],
    blank: isExemption ? { kind: 'listed', ...blank } : blank,
    absences: isExemption
      ? [
          {
            label: sectionTexts.exemptions.absent,
            value: (newId, today) => ({
              kind: 'absent',
              id: newId(),
              course: { state: 'active', since: today },
              freeText: [],
            }),
            isStated: (section) => section['kind'] === 'absent',
          },
        ]
      : [],
    entries: {
      nameOf: (entry) => conceptText(at(entry, 'what')),
      columns: [
        {
          label,
          track: 'minmax(0, 1.6fr)',
          isStrong: true,
          say: (entry) => capital(conceptText(at(entry, 'what'))),
          aside: (entry) => conceptCode(at(entry, 'what')),
          path: 'what',
        },
        {
          label: t.note,
          track: 'minmax(0, .8fr)',
          isExtra: true,
          say: (entry) => textAt(entry, 'note'),
          path: 'note',
        },
        { label: t.since, track: '190px', say: courseText, path: 'course.since' },
      ],
      adding: {
        label: add,
        hint,
        systems,
        isFree: !isExemption,
        path: 'what',
        form: 'concept',
        fresh: (newId) => ({
          id: newId(),
          what: null,
          course: { state: 'active', since: null },
          note: null,
        }),
      },
      fields: [
        conceptField('what', label, 6, systems, !isExemption),
        wordsField('what', 6),
        ...courseFields(),
        noteField,
      ],
    },
  };
}

/** Plans, what was done, how the patient stands, results, choices and rights. */
export const careSections: readonly SectionDescription[] = [
  carePlans,
  procedures,
  encounters,
  functionalStatus,
  investigations,
  organDonation,
  enrolled('exemptions'),
  enrolled('diseaseNetworks'),
];
