import { isDosedInWords } from '../../../../shared/pss/working/dosing.ts';
import { textAtName, type WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';
import { choiceTexts, fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { sectionTexts } from '../../../i18n/it/sectionTexts.ts';
import { conceptText, frequencyText, rangeText } from '../model/summaries.ts';
import { catalogues } from './catalogues.ts';
import { conceptColumn, courseColumn, extraCodeColumn, shareOf } from './columnParts.ts';
import type { SectionDescription } from './description.ts';
import {
  choiceField,
  codeField,
  conceptField,
  courseFields,
  noteField,
  wordsField,
} from './fieldParts.ts';
import { courseUnderWay, statableSection, statements } from './listSection.ts';

const doseUnits = ['mg', 'g', 'ug', 'mL', '[iU]', '[drp]', '{tbl}', '{puff}', '1'] as const;
const rateUnits = ['mg/h', 'mL/h', 'mg/d', '/d'] as const;

const absences = statements(sectionTexts.therapies.absences, () => ({}));

const inFields = (entry: WorkingRecord): boolean => !isDosedInWords(entry);

/** Drugs taken, with dose, frequency and route. */
export const therapies: SectionDescription = {
  ...statableSection('therapies', absences, {
    nameOf: (entry) => conceptText(entry['drug']),
    columns: [
      conceptColumn('drug', t.drug, 1.4),
      {
        label: t.dose,
        track: shareOf(1.1),
        say: (entry) =>
          isDosedInWords(entry)
            ? textAtName(entry, 'dosingWords')
            : [rangeText(entry['dose']), frequencyText(entry['frequency'])]
                .filter((part) => part !== '')
                .join(' '),
        path: 'dose',
      },
      extraCodeColumn('route', t.route, 0.7),
      courseColumn('130px'),
    ],
    adding: {
      systems: catalogues.drugs,
      isFree: false,
      path: 'drug',
      fresh: (newId) => ({
        id: newId(),
        use: 'taken',
        drug: null,
        course: courseUnderWay,
        frequency: null,
        route: null,
        site: null,
        dose: null,
        rate: null,
        note: null,
      }),
    },
    fields: [
      conceptField('drug', t.drug, 6, catalogues.drugs, false),
      wordsField('drug', 6),
      {
        kind: 'choice',
        path: 'dosing',
        label: t.dosing,
        span: 3,
        options: choiceTexts.dosing,
        none: t.dosingInFields,
      },
      { kind: 'text', path: 'dosingWords', label: t.dosingWords, span: 6, when: isDosedInWords },
      { kind: 'range', path: 'dose', label: t.dose, span: 5, units: doseUnits, when: inFields },
      {
        kind: 'frequency',
        path: 'frequency',
        label: t.frequency,
        span: 4,
        when: inFields,
      },
      codeField('route', t.route, 3, catalogues.routes),
      ...courseFields(),
      choiceField('use', t.use, 4, choiceTexts.use),
      codeField('site', t.site, 4, catalogues.sites),
      { kind: 'range', path: 'rate', label: t.rate, span: 5, units: rateUnits },
      noteField,
    ],
  }),
  isCompulsory: true,
};
