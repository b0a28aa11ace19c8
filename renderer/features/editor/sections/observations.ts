import { fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { codeText, findingText } from '../model/summaries.ts';
import { catalogues } from './catalogues.ts';
import { codeColumn, momentColumn, shareOf } from './columnParts.ts';
import type { SectionDescription } from './description.ts';
import { codeField, findingField, momentField } from './fieldParts.ts';
import { listSection } from './listSection.ts';

/** Habits and facts of pregnancies have the same form: what, how much, when. */
function observations(name: 'lifestyle' | 'pregnancies', label: string): SectionDescription {
  return listSection(name, {
    nameOf: (entry) => codeText(entry['what']),
    columns: [
      codeColumn('what', label, 1),
      {
        label: t.value,
        track: shareOf(1),
        say: (entry) => findingText(entry['value']),
        path: 'value',
      },
      momentColumn('at', t.date),
    ],
    adding: {
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
      findingField('value'),
      momentField('at', t.date, 3),
    ],
  });
}

/** Way of life: smoke, alcohol, activity. */
export const lifestyle = observations('lifestyle', t.habit);

/** Pregnancies and births. */
export const pregnancies = observations('pregnancies', t.fact);
