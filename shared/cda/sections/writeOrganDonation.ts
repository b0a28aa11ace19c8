import type { OrganDonation } from '../../pss/sections/organDonation.ts';
import type { Children } from '../write/markup.ts';
import { momentWords } from '../write/wording.ts';
import type { SectionContext } from '../write/writeParts.ts';

/** How the two answers begin; the reader knows them by these words. */
export const donationWords = {
  consent: 'Assenso alla donazione degli organi',
  dissent: 'Dissenso alla donazione degli organi',
} as const;

/** Section 42348-3 has no entries: the choice is said in the narrative. */
export function writeOrganDonation(section: OrganDonation, context: SectionContext): Children {
  const { choice } = section;
  if (choice !== null) {
    context.narrative
      .line()
      .say(donationWords[choice.answer])
      .say(choice.on === null ? '' : ` espresso il ${momentWords(choice.on)}`);
  }
  return [];
}
