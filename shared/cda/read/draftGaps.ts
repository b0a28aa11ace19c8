import { completeHeader } from '../../pss/header/draftHeader.ts';
import type { PssDraft } from '../../pss/pss.ts';
import { sectionForms } from '../sectionForms.ts';

/** The sections every document has (implementation guide PSS, body). */
const COMPULSORY = ['allergies', 'therapies', 'problems', 'familyHistory'] as const;

/** What a draft lacks before a document can be written from it, in Italian; empty when nothing. */
export function draftGaps({ header, sections }: PssDraft): readonly string[] {
  const completed = completeHeader(header);
  const missing = COMPULSORY.filter((name) => sections[name] === null);
  return [
    ...(completed.complete ? [] : completed.gaps),
    ...missing.map((name) => `sezione ${sectionForms[name].title}`),
  ];
}
