import { fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { sectionTexts } from '../../../i18n/it/sectionTexts.ts';
import { conceptText } from '../model/summaries.ts';
import { catalogues } from './catalogues.ts';
import { conceptColumn, courseColumn, extraTextColumn } from './columnParts.ts';
import type { AbsenceDescription } from './description.ts';
import { conceptField, courseFields, noteField, wordsField } from './fieldParts.ts';
import { courseUnderWay, listSection, statableSection } from './listSection.ts';

type Entries = Parameters<typeof listSection>[1];

/** Rights and pathways have the same form: what, from when, a note. */
function enrolled(label: string, systems: readonly string[], isFree: boolean): Entries {
  return {
    nameOf: (entry) => conceptText(entry['what']),
    columns: [
      conceptColumn('what', label, 1.6),
      extraTextColumn('note', t.note, 0.8),
      courseColumn('190px'),
    ],
    adding: {
      systems,
      isFree,
      path: 'what',
      fresh: (newId) => ({ id: newId(), what: null, course: courseUnderWay, note: null }),
    },
    fields: [
      conceptField('what', label, 6, systems, isFree),
      wordsField('what', 6),
      ...courseFields(),
      noteField,
    ],
  };
}

const noExemption: AbsenceDescription = {
  label: sectionTexts.exemptions.absent,
  isOfNone: true,
  value: (newId, today) => ({
    kind: 'absent',
    id: newId(),
    course: { state: 'active', since: today },
    freeText: [],
  }),
  isStated: (section) => section['kind'] === 'absent',
};

/** Exemptions from the share of costs. */
export const exemptions = statableSection(
  'exemptions',
  [noExemption],
  enrolled(t.exemption, catalogues.exemptions, false),
);

/** Networks and pathways of care the patient is in. */
export const diseaseNetworks = listSection('diseaseNetworks', enrolled(t.network, [], true));
