import type { WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';
import { fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import {
  capital,
  codeText,
  conceptText,
  findingText,
  listText,
  momentAt,
} from '../model/summaries.ts';
import { catalogues } from './catalogues.ts';
import { shareOf } from './columnParts.ts';
import { codeField, conceptField, findingField, momentField } from './fieldParts.ts';
import { listSection } from './listSection.ts';

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

/** The same said of each result of an examination. */
function said(say: (result: WorkingRecord) => string): (entry: WorkingRecord) => string {
  return (entry) => listText(entry, 'results', say);
}

const examined = said((result) => conceptText(result['what']));

/** Results of the laboratory and of other examinations, alone or under a panel. */
export const investigations = listSection('investigations', {
  nameOf: said((result) => `${conceptText(result['what'])} ${findingText(result['value'])}`.trim()),
  columns: [
    {
      label: t.exam,
      track: shareOf(1),
      isStrong: true,
      say: (entry) => capital(codeText(entry['what']) || examined(entry)),
      path: 'results.0.what',
    },
    {
      label: t.value,
      track: shareOf(1),
      say: said((result) => findingText(result['value'])),
      path: 'results.0.value',
    },
    {
      label: t.interpretation,
      track: shareOf(0.7),
      isExtra: true,
      say: said((result) => codeText(result['interpretation'])),
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
    systems: catalogues.loinc,
    isFree: true,
    path: 'results.0.what',
    fresh: (newId) => ({ id: newId(), what: null, at: null, results: [freshResult(newId)] }),
  },
  fields: [
    codeField('what', t.panel, 5, catalogues.loinc),
    momentField('at', t.date, 3),
    {
      kind: 'list',
      path: 'results',
      label: t.exam,
      span: 12,
      add: t.examAdd,
      fresh: freshResult,
      fields: [
        conceptField('what', t.exam, 4, catalogues.loinc, true),
        findingField('value'),
        momentField('at', t.date, 3),
        codeField('interpretation', t.interpretation, 4, catalogues.interpretations),
        { kind: 'reference', path: 'reference', label: t.reference, span: 5 },
      ],
    },
  ],
});
