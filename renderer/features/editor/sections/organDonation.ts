import { choiceTexts, fieldTexts as t } from '../../../i18n/it/fieldTexts.ts';
import { sectionTexts } from '../../../i18n/it/sectionTexts.ts';
import type { SectionDescription } from './description.ts';
import { momentField, optionalChoice } from './fieldParts.ts';

/** What the patient has declared about giving organs. */
export const organDonation: SectionDescription = {
  name: 'organDonation',
  title: sectionTexts.organDonation.title,
  isCompulsory: false,
  entries: null,
  absences: [],
  groups: { choice: { answer: null, on: null } },
  blank: { choice: null, freeText: [] },
  own: [
    optionalChoice('choice.answer', t.donation, 4, choiceTexts.donation),
    momentField('choice.on', t.declaredOn, 3),
  ],
};
