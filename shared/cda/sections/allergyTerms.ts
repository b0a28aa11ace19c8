import type { allergyAbsences, IntoleranceType } from '../../pss/sections/allergies.ts';

type ListedType = Extract<IntoleranceType, { kind: 'listed' }>['type'];

interface Term {
  /** `displayName` of the code. */
  readonly display: string;
  /** What the doctor reads. */
  readonly words: string;
}

/** The kinds of intolerance (2.16.840.1.113883.1.11.19700). */
export const intoleranceTypes: Readonly<Record<ListedType, Term>> = {
  ALG: { display: 'Allergy', words: 'allergia' },
  DINT: { display: 'Drug Intolerance', words: 'intolleranza a farmaci' },
  EINT: { display: 'Environmental Intolerance', words: 'intolleranza ambientale' },
  FINT: { display: 'Food Intolerance', words: 'intolleranza alimentare' },
  NAINT: { display: 'Non-Allergy Intolerance', words: 'intolleranza non allergica' },
  OINT: { display: 'Intolerance', words: 'intolleranza' },
};

/** The statements that there is no allergy to list (2.16.840.1.113883.11.22.9). */
export const allergyAbsenceTexts: Readonly<Record<(typeof allergyAbsences)[number], Term>> = {
  'no-known-allergies': {
    display: 'No known allergies',
    words: 'Nessuna allergia o intolleranza nota',
  },
  'no-allergy-info': {
    display: 'No information about allergies',
    words: 'Nessuna informazione su allergie e intolleranze',
  },
  'no-known-medication-allergies': {
    display: 'No known medication allergies',
    words: 'Nessuna allergia nota a farmaci',
  },
  'no-known-environmental-allergies': {
    display: 'No known environmental allergies',
    words: 'Nessuna allergia ambientale nota',
  },
  'no-known-food-allergies': {
    display: 'No known food allergies',
    words: 'Nessuna allergia alimentare nota',
  },
};
