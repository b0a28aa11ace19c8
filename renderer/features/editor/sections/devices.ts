import { fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { conceptText } from '../model/summaries.ts';
import { catalogues } from './catalogues.ts';
import { conceptColumn, momentColumn } from './columnParts.ts';
import { conceptField, momentField, wordsField } from './fieldParts.ts';
import { listSection } from './listSection.ts';

/** Prostheses, implants and aids. */
export const devices = listSection('devices', {
  nameOf: (entry) => conceptText(entry['what']),
  columns: [conceptColumn('what', t.device, 2), momentColumn('since', t.since)],
  adding: {
    systems: catalogues.devices,
    isFree: false,
    path: 'what',
    fresh: (newId) => ({ id: newId(), what: null, since: null }),
  },
  fields: [
    conceptField('what', t.device, 5, catalogues.devices, false),
    wordsField('what', 4),
    momentField('since', t.since, 3),
  ],
});
