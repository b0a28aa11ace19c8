import type { therapyAbsences } from '../../pss/sections/therapies.ts';

/** The statements that there is no therapy to list (2.16.840.1.113883.11.22.15). */
export const therapyAbsenceTexts: Readonly<
  Record<(typeof therapyAbsences)[number], { readonly display: string; readonly words: string }>
> = {
  'no-known-medications': {
    display: 'No known medications',
    words: 'Nessuna terapia farmacologica nota',
  },
  'no-medication-info': {
    display: 'No information about medications',
    words: 'Nessuna informazione su terapie farmacologiche',
  },
};
