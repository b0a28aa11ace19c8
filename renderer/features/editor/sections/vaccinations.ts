import { fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { textAt } from '../model/paths.ts';
import { conceptText } from '../model/summaries.ts';
import { catalogues } from './catalogues.ts';
import { conceptColumn, extraTextColumn, momentColumn } from './columnParts.ts';
import {
  codeField,
  conceptField,
  countField,
  momentField,
  noteField,
  reactionsField,
  wordsField,
} from './fieldParts.ts';
import { listSection } from './listSection.ts';

/** Vaccines given, each dose with its lot. */
export const vaccinations = listSection('vaccinations', {
  nameOf: (entry) => conceptText(entry['vaccine']),
  columns: [
    conceptColumn('vaccine', t.vaccine, 1.5),
    { label: t.doseNumber, track: '70px', say: (entry) => textAt(entry, 'dose'), path: 'dose' },
    extraTextColumn('lot', t.lot, 0.7),
    momentColumn('given', t.given),
  ],
  adding: {
    systems: catalogues.vaccines,
    isFree: true,
    path: 'vaccine',
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
    momentField('given', t.given, 3),
    countField('dose', t.doseNumber, 2),
    { kind: 'text', path: 'lot', label: t.lot, span: 3 },
    codeField('route', t.route, 4, catalogues.routes),
    momentField('coveredUntil', t.coveredUntil, 3),
    reactionsField,
    noteField,
  ],
});
