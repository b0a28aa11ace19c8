import { careRegimes, motorCapacities } from '../pss/sections/functionalStatus.ts';
import type { Problem } from '../pss/sections/problems.ts';
import type { ClinicalState, Gravity } from '../pss/values/entry.ts';
import { codeSystems } from './codeSystems.ts';
import { genderDisplays } from './genderTerms.ts';

/** One value of a closed list as the document says it. */
export interface ChoiceTerm {
  readonly code: string;
  readonly display: string;
  /** What the doctor reads. */
  readonly words: string;
}

/** A closed list of the guide: the code system our writer gives, those other programs give, and the values. */
export interface Choice<Value extends string> {
  readonly system: string;
  readonly alsoIn: readonly string[];
  readonly terms: Readonly<Record<Value, ChoiceTerm>>;
}

const { loinc } = codeSystems;

/** Whether a condition is clinically active (LOINC answers, also under 2.16.840.1.113883.2.9.77.22.11.7). */
export const clinicalStates: Choice<ClinicalState> = {
  system: loinc,
  alsoIn: ['2.16.840.1.113883.2.9.77.22.11.7', '2.16.840.1.113883.2.9.77.22.11.11'],
  terms: {
    active: { code: 'LA16666-2', display: 'Active', words: 'clinicamente attivo' },
    inactive: { code: 'LA18632-2', display: 'Inactive', words: 'clinicamente non attivo' },
  },
};

/** Criticality and severity (2.16.840.1.113883.5.1063, also under the lists of the guide). */
export const gravities: Choice<Gravity> = {
  system: codeSystems.severity,
  alsoIn: ['2.16.840.1.113883.2.9.77.22.11.5', '2.16.840.1.113883.2.9.77.22.11.6'],
  terms: {
    H: { code: 'H', display: 'High', words: 'alta' },
    M: { code: 'M', display: 'Moderate', words: 'moderata' },
    L: { code: 'L', display: 'Low', words: 'bassa' },
  },
};

/** Whether a problem is chronic (LOINC answers, also under 2.16.840.1.113883.2.9.77.22.11.10). */
export const durations: Choice<NonNullable<Problem['duration']>> = {
  system: loinc,
  alsoIn: ['2.16.840.1.113883.2.9.77.22.11.10', '2.16.840.1.113883.2.9.10.1.4.3.4.5'],
  terms: {
    chronic: { code: 'LA28752-6', display: 'Chronic', words: 'cronico' },
    acute: { code: 'LA18821-1', display: 'Acute', words: 'acuto' },
  },
};

function listed<Value extends string>(
  code: Value,
  displays: Readonly<Record<Value, string>>,
): ChoiceTerm {
  return { code, display: displays[code], words: displays[code] };
}

/** How the patient moves. */
export const motorChoice: Choice<keyof typeof motorCapacities> = {
  system: loinc,
  alsoIn: ['2.16.840.1.113883.2.9.77.22.11.15'],
  terms: {
    'LA21285-4': listed('LA21285-4', motorCapacities),
    'LA21286-5': listed('LA21286-5', motorCapacities),
    'LA4270-0': listed('LA4270-0', motorCapacities),
    'LA6743-4': listed('LA6743-4', motorCapacities),
  },
};

/** Care at home. */
export const careChoice: Choice<keyof typeof careRegimes> = {
  system: codeSystems.profile,
  alsoIn: [],
  terms: { PSSADI: listed('PSSADI', careRegimes), PSSADP: listed('PSSADP', careRegimes) },
};

/** Administrative gender. */
export const genders: Choice<keyof typeof genderDisplays> = {
  system: codeSystems.administrativeGender,
  alsoIn: [],
  terms: {
    M: listed('M', genderDisplays),
    F: listed('F', genderDisplays),
    UN: listed('UN', genderDisplays),
  },
};

const confidentialityDisplays = { N: 'Normal', R: 'Restricted', V: 'Very Restricted' } as const;

/** How confidential the document is. */
export const confidentialities: Choice<keyof typeof confidentialityDisplays> = {
  system: codeSystems.confidentiality,
  alsoIn: [],
  terms: {
    N: listed('N', confidentialityDisplays),
    R: listed('R', confidentialityDisplays),
    V: listed('V', confidentialityDisplays),
  },
};

const roleDisplays = {
  MMG: 'Medico di Medicina Generale',
  PLS: 'Pediatra di Libera Scelta',
} as const;

/** The two kinds of author. */
export const authorRoles: Choice<keyof typeof roleDisplays> = {
  system: codeSystems.authorRole,
  alsoIn: [],
  terms: { MMG: listed('MMG', roleDisplays), PLS: listed('PLS', roleDisplays) },
};
