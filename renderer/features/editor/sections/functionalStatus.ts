import { choiceTexts, fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { sectionTexts } from '../../../i18n/it/sectionTexts.ts';
import { catalogues } from './catalogues.ts';
import type { SectionDescription } from './description.ts';
import { choiceField, codeField, momentField, optionalChoice } from './fieldParts.ts';

/** How the patient moves, is cared for and stands in mind; each part is there only when said. */
export const functionalStatus: SectionDescription = {
  name: 'functionalStatus',
  title: sectionTexts.functionalStatus.title,
  isCompulsory: false,
  entries: null,
  absences: [],
  groups: {
    motor: { capacity: null, since: null },
    care: { regime: null, since: null },
    mental: { what: null, status: 'normal', since: null },
  },
  blank: { motor: null, care: null, mental: null, freeText: [] },
  own: [
    optionalChoice('motor.capacity', t.mobility, 5, choiceTexts.motor),
    momentField('motor.since', t.since, 3),
    optionalChoice('care.regime', t.care, 5, choiceTexts.care),
    momentField('care.since', t.since, 3),
    codeField('mental.what', t.mental, 5, catalogues.problems),
    {
      ...choiceField('mental.status', t.mentalState, 3, choiceTexts.mentalState),
      when: (section) => section['mental'] !== null,
    },
    momentField('mental.since', t.since, 3),
  ],
};
