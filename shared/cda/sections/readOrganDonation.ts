import type { OrganDonation } from '../../pss/sections/organDonation.ts';
import { isMoment } from '../../pss/values/moment.ts';
import type { SectionSource } from '../read/readParts.ts';
import { donationWords } from './writeOrganDonation.ts';

const DAY = /^(?: espresso il (?:(?:(\d{2})\/)?(\d{2})\/)?(\d{4}))?$/;

function choiceIn(line: string): OrganDonation['choice'] {
  for (const answer of ['consent', 'dissent'] as const) {
    const words = donationWords[answer];
    const match = line.startsWith(words) ? DAY.exec(line.slice(words.length)) : null;
    if (match !== null) {
      const [, day, month, year] = match;
      const on = [year, month, day].filter((part) => part !== undefined).join('-');
      return { answer, on: isMoment(on) ? on : null };
    }
  }
  return null;
}

/** Reads section 42348-3: the choice as our writer words it; anything else stays text. */
export function readOrganDonation(section: SectionSource): OrganDonation | null {
  const { source, statements, blocks } = section;
  for (const each of statements) source.refuse(each);
  const choice = blocks.map(choiceIn).find((each) => each !== null) ?? null;
  return blocks.length === 0 ? null : { choice, freeText: blocks };
}
