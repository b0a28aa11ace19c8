import type { problemAbsences } from '../../pss/sections/problems.ts';

/** The statements that there is no problem to list (2.16.840.1.113883.11.22.17). */
export const problemAbsenceTexts: Readonly<
  Record<
    (typeof problemAbsences)[number],
    { readonly display: string; readonly words: string; readonly familyWords: string }
  >
> = {
  'no-known-problems': {
    display: 'No known problems',
    words: 'Nessun problema noto',
    familyWords: 'Nessuna malattia familiare nota',
  },
  'no-problem-info': {
    display: 'No information about current problems',
    words: 'Nessuna informazione su problemi',
    familyWords: 'Nessuna informazione sulla storia familiare',
  },
};
