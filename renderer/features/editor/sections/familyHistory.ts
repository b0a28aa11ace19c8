import type { WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';
import { choiceTexts, fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { sectionTexts } from '../../../i18n/it/sectionTexts.ts';
import { textAt } from '../model/paths.ts';
import { codeText, conceptText, listText } from '../model/summaries.ts';
import { catalogues } from './catalogues.ts';
import { codeColumn, shareOf } from './columnParts.ts';
import type { SectionDescription } from './description.ts';
import {
  codeField,
  conceptField,
  countField,
  momentField,
  optionalChoice,
  wordsField,
} from './fieldParts.ts';
import { statableSection, statements } from './listSection.ts';

function conditionText(condition: WorkingRecord): string {
  const age = textAt(condition, 'onsetAge');
  return `${conceptText(condition['what'])} ${age === '' ? '' : `(${age})`}`.trim();
}

const freshCondition = { what: null, recorded: null, onsetAge: null, deathAge: null };

const absences = statements(sectionTexts.familyHistory.absences, () => ({}));

/** What the patient's relatives have or had, and at what age. */
export const familyHistory: SectionDescription = {
  ...statableSection('familyHistory', absences, {
    nameOf: (entry) => codeText(entry['relation']),
    columns: [
      codeColumn('relation', t.relation, 0.7),
      {
        label: t.condition,
        track: shareOf(2),
        say: (entry) => listText(entry, 'conditions', conditionText),
        path: 'conditions.0.what',
      },
    ],
    adding: {
      systems: catalogues.relatives,
      isFree: false,
      path: 'relation',
      form: 'code',
      fresh: (newId) => ({
        id: newId(),
        relation: null,
        gender: null,
        conditions: [freshCondition],
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
        fresh: () => freshCondition,
        fields: [
          conceptField('what', t.condition, 5, catalogues.problems, false),
          wordsField('what', 3),
          momentField('recorded', t.recorded, 2),
          countField('onsetAge', t.onsetAge, 2),
          countField('deathAge', t.deathAge, 2),
        ],
      },
    ],
  }),
  isCompulsory: true,
};
