import { codeSystems } from './codeSystems.ts';

/** A code that a place of the document always carries, so that it states the form and no fact. */
export interface FixedCode {
  readonly system: string;
  readonly code: string;
  /** The name our writer gives it. */
  readonly display: string;
  /** Value sets under whose identifier other programs write the same code. */
  readonly alsoIn?: readonly string[];
}

const { loinc, actCode, problemObservation } = codeSystems;

/** The fixed codes of the implementation guide, written and recognised by the same table. */
export const fixedCodes = {
  document: { system: loinc, code: '60591-5', display: 'Profilo Sanitario Sintetico' },
  note: { system: loinc, code: '48767-8', display: 'Annotation Comment' },
  clinicalState: { system: loinc, code: '33999-4', display: 'Stato' },
  criticality: { system: actCode, code: 'SEV', display: 'Criticality' },
  severity: { system: actCode, code: 'SEV', display: 'Severity Observation' },
  reaction: { system: loinc, code: '75321-0', display: 'Obiettività Clinica' },
  allergy: { system: loinc, code: '52473-6', display: 'Allergia o causa della reazione' },
  intolerance: { system: actCode, code: 'OINT', display: 'Intolerance' },
  duration: { system: loinc, code: '89261-2', display: 'Clinical Course' },
  problem: {
    system: loinc,
    code: '75326-9',
    display: 'Problema',
    alsoIn: [problemObservation],
  },
  /** The same statement about the family: the guide's own value set, where the problem list has LOINC. */
  noFamilyProblem: {
    system: problemObservation,
    code: '75326-9',
    display: 'Problema',
    alsoIn: [loinc],
  },
  relative: {
    system: loinc,
    code: '10157-6',
    display: 'Storia di malattie di membri familiari',
  },
  relativeDiagnosis: {
    system: loinc,
    code: '52797-8',
    display: 'Diagnosi codice ICD',
    alsoIn: [problemObservation],
  },
  onsetAge: { system: loinc, code: '35267-4', display: 'Età diagnosi patologia' },
  deathAge: { system: loinc, code: '39016-1', display: 'Età decesso' },
  immunization: { system: actCode, code: 'IMMUNIZ', display: 'Immunization' },
  coverage: { system: loinc, code: '59781-5', display: 'Validità della dose' },
  doseNumber: { system: loinc, code: '30973-2', display: 'Numero Dose' },
  vitalSigns: { system: loinc, code: '8716-3', display: 'Parametri vitali' },
  motorCapacity: { system: loinc, code: '75246-9', display: 'Activity' },
  careRegime: { system: actCode, code: 'ASSERTION', display: 'Assertion' },
  mentalState: { system: loinc, code: '8693-4', display: 'Stato Mentale' },
} as const satisfies Readonly<Record<string, FixedCode>>;
