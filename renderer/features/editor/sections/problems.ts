import { choiceTexts, fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { sectionTexts } from '../../../i18n/it/sectionTexts.ts';
import { conceptText } from '../model/summaries.ts';
import { catalogues } from './catalogues.ts';
import { choiceText, conceptColumn, courseColumn, gravityText } from './columnParts.ts';
import type { SectionDescription } from './description.ts';
import {
  choiceField,
  conceptField,
  courseFields,
  momentField,
  noteField,
  optionalChoice,
  wordsField,
} from './fieldParts.ts';
import { courseUnderWay, statableSection, statements } from './listSection.ts';

const absences = statements(sectionTexts.problems.absences, (today) => ({ since: today }));

/** Health problems, present and past. */
export const problems: SectionDescription = {
  ...statableSection('problems', absences, {
    nameOf: (entry) => conceptText(entry['diagnosis']),
    columns: [
      conceptColumn('diagnosis', t.diagnosis, 1.8),
      {
        label: t.duration,
        track: '78px',
        isExtra: true,
        say: (entry) => choiceText(entry, 'duration', choiceTexts.duration),
        path: 'duration',
      },
      {
        label: t.severity,
        track: '86px',
        isExtra: true,
        say: (entry) => gravityText(entry, 'severity').toLowerCase(),
        path: 'severity',
      },
      courseColumn('150px', 'onset'),
    ],
    adding: {
      systems: catalogues.problems,
      isFree: true,
      path: 'diagnosis',
      fresh: (newId) => ({
        id: newId(),
        course: courseUnderWay,
        kind: '75326-9',
        onset: null,
        resolved: null,
        diagnosis: null,
        severity: null,
        state: 'active',
        duration: null,
        note: null,
        related: [],
      }),
    },
    fields: [
      conceptField('diagnosis', t.diagnosis, 6, catalogues.problems, true),
      wordsField('diagnosis', 6),
      momentField('onset', t.onset, 2),
      optionalChoice('duration', t.duration, 2, choiceTexts.duration),
      optionalChoice('severity', t.severity, 2, choiceTexts.gravity),
      optionalChoice('state', t.clinical, 3, choiceTexts.clinical),
      choiceField('kind', t.problemKind, 3, choiceTexts.problemKind),
      ...courseFields(),
      momentField('resolved', t.resolved, 3),
      { kind: 'related', path: 'related', label: t.related, span: 12 },
      noteField,
    ],
  }),
  isCompulsory: true,
};
