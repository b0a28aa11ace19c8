import type { WorkingRecord, WorkingValue } from '../../../../shared/pss/working/workingDraft.ts';
import { choiceTexts, fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { capital, conceptCode, conceptText, whenText } from '../model/summaries.ts';
import { catalogues } from './catalogues.ts';
import { choiceText, shareOf } from './columnParts.ts';
import { choiceField, conceptField, wordsField } from './fieldParts.ts';
import { listSection } from './listSection.ts';

const isDrug = (entry: WorkingRecord): boolean => entry['kind'] === 'drug';
const isNoDrug = (entry: WorkingRecord): boolean => !isDrug(entry);

/** A planned drug names itself under another key. */
function planned(entry: WorkingRecord): WorkingValue | undefined {
  return isDrug(entry) ? entry['drug'] : entry['what'];
}

/** What is planned: examinations, visits, drugs. */
export const carePlans = listSection('carePlans', {
  nameOf: (entry) => conceptText(planned(entry)),
  columns: [
    {
      label: t.planKind,
      track: '90px',
      say: (entry) => choiceText(entry, 'kind', choiceTexts.plan),
      path: 'kind',
    },
    {
      label: t.planned,
      track: shareOf(1.6),
      isStrong: true,
      say: (entry) => capital(conceptText(planned(entry))),
      aside: (entry) => conceptCode(planned(entry)),
      path: 'what',
    },
    { label: t.when, track: '190px', say: (entry) => whenText(entry['when']), path: 'when' },
  ],
  adding: {
    systems: catalogues.plans,
    isFree: false,
    path: 'what',
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
    choiceField('kind', t.planKind, 2, choiceTexts.plan),
    { ...conceptField('what', t.planned, 5, catalogues.plans, false), when: isNoDrug },
    { ...wordsField('what', 5), when: isNoDrug },
    { ...conceptField('drug', t.drug, 5, catalogues.drugs, false), when: isDrug },
    { ...wordsField('drug', 5), when: isDrug },
    { kind: 'when', path: 'when', label: t.when, span: 5 },
    { kind: 'frequency', path: 'frequency', label: t.frequency, span: 5, when: isDrug },
  ],
});
