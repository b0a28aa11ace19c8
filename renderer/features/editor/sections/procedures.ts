import { choiceTexts, fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { conceptText, periodText } from '../model/summaries.ts';
import { catalogues } from './catalogues.ts';
import { choiceText, conceptColumn, extraCodeColumn } from './columnParts.ts';
import { choiceField, codeField, conceptField, wordsField } from './fieldParts.ts';
import { listSection } from './listSection.ts';

/** Operations and treatments done or under way. */
export const procedures = listSection('procedures', {
  nameOf: (entry) => conceptText(entry['what']),
  columns: [
    conceptColumn('what', t.procedure, 1.6),
    {
      label: t.state,
      track: '90px',
      isExtra: true,
      say: (entry) => choiceText(entry, 'state', choiceTexts.procedureState),
      path: 'state',
    },
    extraCodeColumn('reason', t.reason, 0.9),
    {
      label: t.period,
      track: '190px',
      say: (entry) => periodText(entry['period']),
      path: 'period',
    },
  ],
  adding: {
    systems: catalogues.problems,
    isFree: false,
    path: 'what',
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
    choiceField('state', t.state, 3, choiceTexts.procedureState),
    { kind: 'period', path: 'period', label: t.period, span: 5 },
    codeField('reason', t.reason, 4, catalogues.problems),
    { kind: 'stay', path: 'encounter', label: t.stay, span: 9 },
  ],
});
