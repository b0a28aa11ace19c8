import { codeSystems } from '../../../../shared/cda/codeSystems.ts';
import type { WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';
import { fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { sectionTexts } from '../../../i18n/it/sectionTexts.ts';
import { recordsAt } from '../model/paths.ts';
import { capital, codeText, momentAt, quantityText } from '../model/summaries.ts';
import { catalogues } from './catalogues.ts';
import { shareOf } from './columnParts.ts';
import type { FieldDescription } from './description.ts';
import { codeField, countField, momentField } from './fieldParts.ts';
import { listSection } from './listSection.ts';
import { measureUnits, usualUnit } from './usualUnits.ts';

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
function readingFields(base: string): readonly FieldDescription[] {
  const path = (name: string): string => `${base}${name}`;
  return [
    codeField(path('what'), t.measure, 4, catalogues.loinc),
    { kind: 'quantity', path: path('value'), label: t.value, span: 3, units: measureUnits },
    momentField(path('at'), t.date, 2),
    codeField(path('interpretation'), t.interpretation, 3, catalogues.interpretations),
    codeField(path('site'), t.site, 4, catalogues.sites),
    codeField(path('method'), t.method, 4, catalogues.methods),
    countField(path('repeat'), t.repeat, 2),
  ];
}

const isSingle = (entry: WorkingRecord): boolean => entry['kind'] === 'single';
const isGroup = (entry: WorkingRecord): boolean => entry['kind'] === 'group';

function readingsOf(entry: WorkingRecord): readonly WorkingRecord[] {
  if (!isSingle(entry)) return recordsAt(entry, ['readings']);
  return recordsAt({ readings: [entry['reading'] ?? null] }, ['readings']);
}

/** The same said of each reading of an entry: two pressures are one row. */
function said(say: (reading: WorkingRecord) => string): (entry: WorkingRecord) => string {
  return (entry) =>
    readingsOf(entry)
      .map(say)
      .filter((text) => text !== '')
      .join(', ');
}

const measured = said((reading) => codeText(reading['what']));

/** Measures of the body, alone or taken together. */
export const vitalSigns = listSection('vitalSigns', {
  nameOf: measured,
  columns: [
    {
      label: t.measure,
      track: shareOf(1.3),
      isStrong: true,
      say: (entry) => capital(measured(entry)),
      path: 'reading.what',
    },
    {
      label: t.value,
      track: shareOf(1),
      say: said((reading) => quantityText(reading['value'])),
      path: 'reading.value',
    },
    {
      label: t.interpretation,
      track: shareOf(0.7),
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
    ...readingFields('reading.').map((field) => ({ ...field, when: isSingle })),
    { ...momentField('at', t.date, 3), when: isGroup },
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
});
