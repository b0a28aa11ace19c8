import type { WorkingRecord, WorkingValue } from '../../../../shared/pss/working/workingDraft.ts';
import { choiceTexts, fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { sectionTexts } from '../../../i18n/it/sectionTexts.ts';
import { textAt, valueAt } from '../model/paths.ts';
import {
  capital,
  conceptCode,
  conceptText,
  courseText,
  listText,
  momentAt,
} from '../model/summaries.ts';
import { catalogues } from './catalogues.ts';
import { gravityText, shareOf } from './columnParts.ts';
import type { SectionDescription } from './description.ts';
import {
  choiceField,
  courseFields,
  momentField,
  noteField,
  optionalChoice,
  reactionsField,
} from './fieldParts.ts';
import { courseUnderWay, statableSection, statements } from './listSection.ts';

function firstAgent(entry: WorkingRecord): WorkingValue | undefined {
  return valueAt(entry, ['agents', 0]);
}

/** How grave: high first, unsaid last. */
function criticalityRank(entry: WorkingRecord): number {
  const rank = ['H', 'M', 'L'].indexOf(textAt(entry, 'criticality'));
  return rank < 0 ? 3 : rank;
}

const absences = statements(sectionTexts.allergies.absences, (today) => ({
  since: today,
  note: null,
}));

/** Allergies and intolerances, the gravest first. */
export const allergies: SectionDescription = {
  ...statableSection('allergies', absences, {
    rank: criticalityRank,
    nameOf: (entry) => conceptText(firstAgent(entry)),
    columns: [
      {
        label: t.criticality,
        track: '86px',
        say: (entry) => gravityText(entry, 'criticality'),
        path: 'criticality',
      },
      {
        label: t.agent,
        track: shareOf(1.3),
        isStrong: true,
        say: (entry) => capital(listText(entry, 'agents', conceptText)),
        aside: (entry) => conceptCode(firstAgent(entry)),
        path: 'agents.0',
      },
      {
        label: t.reaction,
        track: shareOf(1),
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
      systems: catalogues.allergens,
      isFree: true,
      path: 'agents.0',
      fresh: (newId) => ({
        id: newId(),
        course: courseUnderWay,
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
      choiceField('type.type', t.type, 4, choiceTexts.intolerance),
      optionalChoice('state', t.clinical, 3, choiceTexts.clinical),
      momentField('onset', t.onset, 2),
      ...courseFields(),
      momentField('resolved', t.resolved, 3),
      reactionsField,
      noteField,
    ],
  }),
  isCompulsory: true,
};
