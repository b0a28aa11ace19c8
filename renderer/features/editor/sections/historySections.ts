import type { WorkingRecord, WorkingValue } from '../../../../shared/pss/working/workingDraft.ts';
import { choiceTexts, fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { sectionTexts } from '../../../i18n/it/sectionTexts.ts';
import { textAt, valueAt } from '../model/paths.ts';
import {
  capital,
  codeText,
  conceptCode,
  conceptText,
  courseText,
  frequencyText,
  listText,
  momentAt,
  rangeText,
} from '../model/summaries.ts';
import type { AbsenceDescription, SectionDescription } from './description.ts';
import {
  catalogues,
  codeField,
  conceptField,
  courseFields,
  noteField,
  optionalChoice,
  reactionsField,
  wordsField,
} from './parts.ts';

const at = (entry: WorkingRecord, path: string): WorkingValue | undefined =>
  valueAt(entry, path.split('.'));
const running = { state: 'active', since: null };

/** The statements of a section by their value in the model, each dated where the model dates it. */
function statements(
  labels: Readonly<Record<string, string>>,
  more: (today: string) => WorkingRecord,
): readonly AbsenceDescription[] {
  return Object.entries(labels).map(([absence, label]) => ({
    label,
    value: (newId, today) => ({
      kind: 'absent',
      id: newId(),
      absence,
      ...more(today),
      freeText: [],
    }),
    isStated: (section) => section['kind'] === 'absent' && section['absence'] === absence,
  }));
}

function firstAgent(entry: WorkingRecord): WorkingValue | undefined {
  return valueAt(entry, ['agents', 0]);
}

/** How grave: high first, unsaid last. */
function criticalityRank(entry: WorkingRecord): number {
  const rank = ['H', 'M', 'L'].indexOf(textAt(entry, 'criticality'));
  return rank < 0 ? 3 : rank;
}

const gravityWord = (entry: WorkingRecord, path: string): string =>
  capital(choiceTexts.gravity.find(([value]) => value === textAt(entry, path))?.[1] ?? '');

const listedBlank = { kind: 'listed', entries: [], freeText: [] };

const allergies: SectionDescription = {
  name: 'allergies',
  title: sectionTexts.allergies.title,
  isCompulsory: true,
  own: [],
  blank: listedBlank,
  absences: statements(sectionTexts.allergies.absences, (today) => ({ since: today, note: null })),
  entries: {
    rank: criticalityRank,
    nameOf: (entry) => conceptText(firstAgent(entry)),
    columns: [
      {
        label: t.criticality,
        track: '86px',
        say: (entry) => gravityWord(entry, 'criticality'),
        path: 'criticality',
      },
      {
        label: t.agent,
        track: 'minmax(0, 1.3fr)',
        isStrong: true,
        say: (entry) => capital(listText(entry, 'agents', conceptText)),
        aside: (entry) => conceptCode(firstAgent(entry)),
        path: 'agents.0',
      },
      {
        label: t.reaction,
        track: 'minmax(0, 1fr)',
        say: (entry) => listText(entry, 'reactions', (item) => conceptText(item['what'])),
        path: 'reactions.0.what',
      },
      {
        label: t.since,
        track: '84px',
        isExtra: true,
        say: (entry) => momentAt(entry, 'onset') || courseText(entry),
        path: 'onset',
      },
    ],
    adding: {
      label: sectionTexts.allergies.add,
      hint: sectionTexts.allergies.hint,
      systems: catalogues.allergens,
      isFree: true,
      path: 'agents.0',
      form: 'concept',
      fresh: (newId) => ({
        id: newId(),
        course: running,
        type: { kind: 'listed', type: 'ALG' },
        onset: null,
        resolved: null,
        agents: [null],
        reactions: [],
        criticality: null,
        state: 'active',
        note: null,
      }),
    },
    fields: [
      {
        kind: 'list',
        path: 'agents',
        label: t.agent,
        span: 12,
        add: t.agentAdd,
        fresh: () => ({ kind: 'uncoded', text: '' }),
        fields: [
          {
            kind: 'concept',
            path: '',
            label: t.agent,
            span: 8,
            systems: catalogues.allergens,
            isFree: true,
            unknown: t.unknownAgent,
          },
        ],
      },
      optionalChoice('criticality', t.criticality, 3, choiceTexts.gravity),
      {
        kind: 'choice',
        path: 'type.type',
        label: t.type,
        span: 4,
        options: choiceTexts.intolerance,
      },
      optionalChoice('state', t.clinical, 3, choiceTexts.clinical),
      { kind: 'moment', path: 'onset', label: t.onset, span: 2 },
      ...courseFields(),
      { kind: 'moment', path: 'resolved', label: t.resolved, span: 3 },
      reactionsField,
      noteField,
    ],
  },
};

const doseUnits = ['mg', 'g', 'ug', 'mL', '[iU]', '[drp]', '{tbl}', '{puff}', '1'] as const;

const therapies: SectionDescription = {
  name: 'therapies',
  title: sectionTexts.therapies.title,
  isCompulsory: true,
  own: [],
  blank: listedBlank,
  absences: statements(sectionTexts.therapies.absences, () => ({})),
  entries: {
    nameOf: (entry) => conceptText(at(entry, 'drug')),
    columns: [
      {
        label: t.drug,
        track: 'minmax(0, 1.4fr)',
        isStrong: true,
        say: (entry) => capital(conceptText(at(entry, 'drug'))),
        aside: (entry) => conceptCode(at(entry, 'drug')),
        path: 'drug',
      },
      {
        label: t.dose,
        track: 'minmax(0, 1.1fr)',
        say: (entry) =>
          [rangeText(at(entry, 'dose')), frequencyText(at(entry, 'frequency'))]
            .filter((part) => part !== '')
            .join(' '),
        path: 'dose',
      },
      {
        label: t.route,
        track: 'minmax(0, .7fr)',
        isExtra: true,
        say: (entry) => codeText(at(entry, 'route')),
        path: 'route',
      },
      { label: t.since, track: '130px', say: courseText, path: 'course.since' },
    ],
    adding: {
      label: sectionTexts.therapies.add,
      hint: sectionTexts.therapies.hint,
      systems: catalogues.drugs,
      isFree: false,
      path: 'drug',
      form: 'concept',
      fresh: (newId) => ({
        id: newId(),
        use: 'taken',
        drug: null,
        course: running,
        frequency: null,
        route: null,
        site: null,
        dose: null,
        rate: null,
        note: null,
      }),
    },
    fields: [
      conceptField('drug', t.drug, 6, catalogues.drugs, false),
      wordsField('drug', 6),
      { kind: 'range', path: 'dose', label: t.dose, span: 5, units: doseUnits },
      { kind: 'frequency', path: 'frequency', label: t.frequency, span: 4 },
      codeField('route', t.route, 3, catalogues.routes),
      ...courseFields(),
      { kind: 'choice', path: 'use', label: t.use, span: 4, options: choiceTexts.use },
      codeField('site', t.site, 4, catalogues.sites),
      {
        kind: 'range',
        path: 'rate',
        label: t.rate,
        span: 5,
        units: ['mg/h', 'mL/h', 'mg/d', '/d'],
      },
      noteField,
    ],
  },
};

const vaccinations: SectionDescription = {
  name: 'vaccinations',
  title: sectionTexts.vaccinations.title,
  isCompulsory: false,
  own: [],
  blank: { entries: [], freeText: [] },
  absences: [],
  entries: {
    nameOf: (entry) => conceptText(at(entry, 'vaccine')),
    columns: [
      {
        label: t.vaccine,
        track: 'minmax(0, 1.5fr)',
        isStrong: true,
        say: (entry) => capital(conceptText(at(entry, 'vaccine'))),
        aside: (entry) => conceptCode(at(entry, 'vaccine')),
        path: 'vaccine',
      },
      { label: t.doseNumber, track: '70px', say: (entry) => textAt(entry, 'dose'), path: 'dose' },
      {
        label: t.lot,
        track: 'minmax(0, .7fr)',
        isExtra: true,
        say: (entry) => textAt(entry, 'lot'),
        path: 'lot',
      },
      { label: t.given, track: '120px', say: (entry) => momentAt(entry, 'given'), path: 'given' },
    ],
    adding: {
      label: sectionTexts.vaccinations.add,
      hint: sectionTexts.vaccinations.hint,
      systems: catalogues.vaccines,
      isFree: true,
      path: 'vaccine',
      form: 'concept',
      fresh: (newId) => ({
        id: newId(),
        vaccine: null,
        given: null,
        route: null,
        lot: null,
        coveredUntil: null,
        dose: null,
        reactions: [],
        note: null,
      }),
    },
    fields: [
      conceptField('vaccine', t.vaccine, 6, catalogues.vaccines, true),
      wordsField('vaccine', 6),
      { kind: 'moment', path: 'given', label: t.given, span: 3 },
      { kind: 'count', path: 'dose', label: t.doseNumber, span: 2 },
      { kind: 'text', path: 'lot', label: t.lot, span: 3 },
      codeField('route', t.route, 4, catalogues.routes),
      { kind: 'moment', path: 'coveredUntil', label: t.coveredUntil, span: 3 },
      reactionsField,
      noteField,
    ],
  },
};

const problems: SectionDescription = {
  name: 'problems',
  title: sectionTexts.problems.title,
  isCompulsory: true,
  own: [],
  blank: listedBlank,
  absences: statements(sectionTexts.problems.absences, (today) => ({ since: today })),
  entries: {
    nameOf: (entry) => conceptText(at(entry, 'diagnosis')),
    columns: [
      {
        label: t.diagnosis,
        track: 'minmax(0, 1.8fr)',
        isStrong: true,
        say: (entry) => capital(conceptText(at(entry, 'diagnosis'))),
        aside: (entry) => conceptCode(at(entry, 'diagnosis')),
        path: 'diagnosis',
      },
      {
        label: t.duration,
        track: '78px',
        isExtra: true,
        say: (entry) =>
          choiceTexts.duration.find(([value]) => value === textAt(entry, 'duration'))?.[1] ?? '',
        path: 'duration',
      },
      {
        label: t.severity,
        track: '86px',
        isExtra: true,
        say: (entry) => gravityWord(entry, 'severity').toLowerCase(),
        path: 'severity',
      },
      { label: t.since, track: '150px', say: courseText, path: 'onset' },
    ],
    adding: {
      label: sectionTexts.problems.add,
      hint: sectionTexts.problems.hint,
      systems: catalogues.problems,
      isFree: true,
      path: 'diagnosis',
      form: 'concept',
      fresh: (newId) => ({
        id: newId(),
        course: running,
        kind: '75326-9',
        onset: null,
        resolved: null,
        diagnosis: null,
        severity: null,
        state: 'active',
        duration: null,
        note: null,
        related: [],
      }),
    },
    fields: [
      conceptField('diagnosis', t.diagnosis, 6, catalogues.problems, true),
      wordsField('diagnosis', 6),
      { kind: 'moment', path: 'onset', label: t.onset, span: 2 },
      optionalChoice('duration', t.duration, 2, choiceTexts.duration),
      optionalChoice('severity', t.severity, 2, choiceTexts.gravity),
      optionalChoice('state', t.clinical, 3, choiceTexts.clinical),
      {
        kind: 'choice',
        path: 'kind',
        label: t.problemKind,
        span: 3,
        options: choiceTexts.problemKind,
      },
      ...courseFields(),
      { kind: 'moment', path: 'resolved', label: t.resolved, span: 3 },
      { kind: 'related', path: 'related', label: t.related, span: 12 },
      noteField,
    ],
  },
};

const familyHistory: SectionDescription = {
  name: 'familyHistory',
  title: sectionTexts.familyHistory.title,
  isCompulsory: true,
  own: [],
  blank: listedBlank,
  absences: statements(sectionTexts.familyHistory.absences, () => ({})),
  entries: {
    nameOf: (entry) => codeText(at(entry, 'relation')),
    columns: [
      {
        label: t.relation,
        track: 'minmax(0, .7fr)',
        isStrong: true,
        say: (entry) => capital(codeText(at(entry, 'relation'))),
        path: 'relation',
      },
      {
        label: t.condition,
        track: 'minmax(0, 2fr)',
        say: (entry) =>
          listText(entry, 'conditions', (item) =>
            [conceptText(item['what']), ageText(item)].filter((part) => part !== '').join(' '),
          ),
        path: 'conditions.0.what',
      },
    ],
    adding: {
      label: sectionTexts.familyHistory.add,
      hint: sectionTexts.familyHistory.hint,
      systems: catalogues.relatives,
      isFree: false,
      path: 'relation',
      form: 'code',
      fresh: (newId) => ({
        id: newId(),
        relation: null,
        gender: null,
        conditions: [{ what: null, recorded: null, onsetAge: null, deathAge: null }],
      }),
    },
    fields: [
      codeField('relation', t.relation, 4, catalogues.relatives),
      optionalChoice('gender', t.gender, 3, choiceTexts.gender),
      {
        kind: 'list',
        path: 'conditions',
        label: t.condition,
        span: 12,
        add: t.conditionAdd,
        fresh: () => ({ what: null, recorded: null, onsetAge: null, deathAge: null }),
        fields: [
          conceptField('what', t.condition, 5, catalogues.problems, false),
          wordsField('what', 3),
          { kind: 'moment', path: 'recorded', label: t.recorded, span: 2 },
          { kind: 'count', path: 'onsetAge', label: t.onsetAge, span: 2 },
          { kind: 'count', path: 'deathAge', label: t.deathAge, span: 2 },
        ],
      },
    ],
  },
};

function ageText(condition: WorkingRecord): string {
  const age = textAt(condition, 'onsetAge');
  return age === '' ? '' : `(${age})`;
}

/** What has happened to the patient and the family. */
export const historySections: readonly SectionDescription[] = [
  allergies,
  therapies,
  vaccinations,
  problems,
  familyHistory,
];
