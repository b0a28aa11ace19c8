import { codeSystems } from '../../../../shared/cda/codeSystems.ts';
import type { WorkingRecord, WorkingValue } from '../../../../shared/pss/working/workingDraft.ts';
import { fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { sectionTexts } from '../../../i18n/it/sectionTexts.ts';
import { recordsAt, valueAt } from '../model/paths.ts';
import {
  capital,
  codeText,
  conceptCode,
  conceptText,
  findingText,
  momentAt,
  quantityText,
} from '../model/summaries.ts';
import type { FieldDescription, SectionDescription } from './description.ts';
import { catalogues, codeField, conceptField, wordsField } from './parts.ts';

const at = (entry: WorkingRecord, path: string): WorkingValue | undefined =>
  valueAt(entry, path.split('.'));
const blank = { entries: [], freeText: [] };

/** Habits and facts of pregnancies have the same form: what, how much, when. */
function observed(name: 'lifestyle' | 'pregnancies', label: string): SectionDescription {
  const { title, add, hint } = sectionTexts[name];
  return {
    name,
    title,
    isCompulsory: false,
    own: [],
    blank,
    absences: [],
    entries: {
      nameOf: (entry) => codeText(at(entry, 'what')),
      columns: [
        {
          label,
          track: 'minmax(0, 1fr)',
          isStrong: true,
          say: (entry) => capital(codeText(at(entry, 'what'))),
          path: 'what',
        },
        {
          label: t.value,
          track: 'minmax(0, 1fr)',
          say: (entry) => findingText(at(entry, 'value')),
          path: 'value',
        },
        { label: t.date, track: '120px', say: (entry) => momentAt(entry, 'at'), path: 'at' },
      ],
      adding: {
        label: add,
        hint,
        systems: catalogues.loinc,
        isFree: false,
        path: 'what',
        form: 'code',
        fresh: (newId) => ({
          id: newId(),
          what: null,
          at: null,
          value: { kind: 'quantity', quantity: { value: '', unit: '1', equivalents: [] } },
        }),
      },
      fields: [
        codeField('what', label, 4, catalogues.loinc),
        { kind: 'value', path: 'value', label: t.value, span: 5 },
        { kind: 'moment', path: 'at', label: t.date, span: 3 },
      ],
    },
  };
}

const lifestyle = observed('lifestyle', t.habit);
const pregnancies = observed('pregnancies', t.fact);

/** What each usual measure is given in. */
const usualUnits: Readonly<Record<string, string>> = {
  '8480-6': 'mm[Hg]',
  '8462-4': 'mm[Hg]',
  '8867-4': '/min',
  '9279-1': '/min',
  '8310-5': 'Cel',
  '59408-5': '%',
  '2708-6': '%',
  '29463-7': 'kg',
  '8302-2': 'cm',
  '39156-5': 'kg/m2',
  '8280-0': 'cm',
  '8287-5': 'cm',
};

/** The unit a measure is usually given in; `1` where we know none. */
export function usualUnit(code: string): string {
  return usualUnits[code] ?? '1';
}

const measureUnits = [...new Set(Object.values(usualUnits)), 'mg/dL', '1'];

function freshReading(newId: () => string, code: string | null): WorkingRecord {
  return {
    id: newId(),
    what: code === null ? null : { system: codeSystems.loinc, code, display: null },
    at: null,
    repeat: null,
    value: { value: '', unit: code === null ? '1' : usualUnit(code), equivalents: [] },
    interpretation: null,
    method: null,
    site: null,
  };
}

/** The fields of one reading, under the path where it stands. */
function readingFields(base: string, when?: FieldDescription['when']): readonly FieldDescription[] {
  const path = (name: string): string => `${base}${name}`;
  const fields: readonly FieldDescription[] = [
    codeField(path('what'), t.measure, 4, catalogues.loinc),
    { kind: 'quantity', path: path('value'), label: t.value, span: 3, units: measureUnits },
    { kind: 'moment', path: path('at'), label: t.date, span: 2 },
    codeField(path('interpretation'), t.interpretation, 3, catalogues.interpretations),
    codeField(path('site'), t.site, 4, catalogues.sites),
    codeField(path('method'), t.method, 4, catalogues.methods),
    { kind: 'count', path: path('repeat'), label: t.repeat, span: 2 },
  ];
  return when === undefined ? fields : fields.map((field) => ({ ...field, when }));
}

function readingsOf(entry: WorkingRecord): readonly WorkingRecord[] {
  if (entry['kind'] !== 'single') return recordsAt(entry, ['readings']);
  return recordsAt({ readings: [entry['reading'] ?? null] }, ['readings']);
}

const isSingle = (entry: WorkingRecord): boolean => entry['kind'] === 'single';
const isGroup = (entry: WorkingRecord): boolean => entry['kind'] === 'group';

function said(say: (reading: WorkingRecord) => string): (entry: WorkingRecord) => string {
  return (entry) =>
    readingsOf(entry)
      .map(say)
      .filter((text) => text !== '')
      .join(', ');
}

const vitalSigns: SectionDescription = {
  name: 'vitalSigns',
  title: sectionTexts.vitalSigns.title,
  isCompulsory: false,
  own: [],
  blank,
  absences: [],
  entries: {
    nameOf: said((reading) => codeText(reading['what'])),
    columns: [
      {
        label: t.measure,
        track: 'minmax(0, 1.3fr)',
        isStrong: true,
        say: (entry) => capital(said((reading) => codeText(reading['what']))(entry)),
        path: 'reading.what',
      },
      {
        label: t.value,
        track: 'minmax(0, 1fr)',
        say: said((reading) => quantityText(reading['value'])),
        path: 'reading.value',
      },
      {
        label: t.interpretation,
        track: 'minmax(0, .7fr)',
        isExtra: true,
        say: said((reading) => codeText(reading['interpretation'])),
        path: 'reading.interpretation',
      },
      {
        label: t.date,
        track: '120px',
        say: (entry) => momentAt(entry, 'at') || momentAt(entry, 'reading.at'),
        path: 'reading.at',
      },
    ],
    adding: {
      label: sectionTexts.vitalSigns.add,
      hint: sectionTexts.vitalSigns.hint,
      systems: catalogues.loinc,
      isFree: false,
      path: 'reading.what',
      form: 'code',
      fresh: (newId) => ({ kind: 'single', reading: freshReading(newId, null) }),
    },
    presets: [
      {
        label: sectionTexts.vitalSigns.pressure,
        fresh: (newId) => ({
          kind: 'group',
          id: newId(),
          at: null,
          readings: [freshReading(newId, '8480-6'), freshReading(newId, '8462-4')],
        }),
      },
    ],
    fields: [
      ...readingFields('reading.', isSingle),
      { kind: 'moment', path: 'at', label: t.date, span: 3, when: isGroup },
      {
        kind: 'list',
        path: 'readings',
        label: t.reading,
        span: 12,
        when: isGroup,
        add: t.readingAdd,
        fresh: (newId) => freshReading(newId, null),
        fields: readingFields(''),
      },
    ],
  },
};

const devices: SectionDescription = {
  name: 'devices',
  title: sectionTexts.devices.title,
  isCompulsory: false,
  own: [],
  blank,
  absences: [],
  entries: {
    nameOf: (entry) => conceptText(at(entry, 'what')),
    columns: [
      {
        label: t.device,
        track: 'minmax(0, 2fr)',
        isStrong: true,
        say: (entry) => capital(conceptText(at(entry, 'what'))),
        aside: (entry) => conceptCode(at(entry, 'what')),
        path: 'what',
      },
      { label: t.since, track: '120px', say: (entry) => momentAt(entry, 'since'), path: 'since' },
    ],
    adding: {
      label: sectionTexts.devices.add,
      hint: sectionTexts.devices.hint,
      systems: catalogues.devices,
      isFree: false,
      path: 'what',
      form: 'concept',
      fresh: (newId) => ({ id: newId(), what: null, since: null }),
    },
    fields: [
      conceptField('what', t.device, 5, catalogues.devices, false),
      wordsField('what', 4),
      { kind: 'moment', path: 'since', label: t.since, span: 3 },
    ],
  },
};

/** Way of life, pregnancies, measures, devices. */
export const lifeSections: readonly SectionDescription[] = [
  lifestyle,
  pregnancies,
  vitalSigns,
  devices,
];
