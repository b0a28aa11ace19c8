import { isValidCodiceFiscale } from '../../../shared/person/codiceFiscale.ts';
import { problem, type Refusal } from '../answers/refusal.ts';
import type { Call } from '../call.ts';
import { actions, organizations, purposesOfUse, subjectRoles } from '../contract/codes.ts';
import type { MethodCode } from '../routing.ts';
import { textClaim } from '../tokens/readToken.ts';
import { refuseIf, type Check } from './check.ts';

/** Object identifier under which a codice fiscale travels in the tokens. */
const codiceFiscaleOid = '2.16.840.1.113883.2.9.4.3.2';

function missing(name: string): Refusal {
  return problem(
    '/msg/jwt-validation',
    '/jwt-mandatory-field-missing',
    `Il campo ${name} non è valorizzato`,
  );
}

function malformed(detail: string): Refusal {
  return problem('/msg/jwt-validation', '/jwt-mandatory-field-malformed', detail);
}

/** The claim as text, empty when absent. */
export function claimOf(call: Call, name: string): string {
  return textClaim(call.signatureToken()?.claims ?? null, name) ?? '';
}

/** The rule of C-08 for a person's code: bare, or in the CX form where only the tax code's OID is examined. */
export function namesPerson(claim: string): boolean {
  const [code = '', authority] = claim.split('^^^');
  if (authority === undefined) return isValidCodiceFiscale(code);
  return authority.split('&')[1] !== codiceFiscaleOid || isValidCodiceFiscale(code);
}

const mandatoryClaims = [
  'patient_consent',
  'action_id',
  'locality',
  'person_id',
  'purpose_of_use',
  'subject_organization',
  'subject_organization_id',
  'subject_role',
  'subject_application_id',
  'subject_application_vendor',
  'subject_application_version',
] as const;

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

const allPresent: Check = {
  id: 'C-07',
  requires: 'every mandatory claim',
  examine: (call) => {
    const claims = call.signatureToken()?.claims ?? {};
    const absent = mandatoryClaims.find((name) => isEmpty(claims[name]));
    return absent === undefined ? null : missing(absent);
  },
};

const subject: Check = {
  id: 'C-08',
  requires: 'a valid codice fiscale in sub',
  examine: (call) =>
    refuseIf(
      !namesPerson(claimOf(call, 'sub')),
      malformed('Il codice fiscale nel campo sub non è corretto'),
    ),
};

function knownValue(id: string, claim: string, admits: (value: string) => boolean): Check {
  return {
    id,
    requires: `a known ${claim}`,
    examine: (call) =>
      refuseIf(!admits(claimOf(call, claim)), malformed(`Il campo ${claim} non è corretto`)),
  };
}

const organizationLabels = [...organizations.values()].map((label) => label.toLowerCase());

const coherentOrganization: Check = {
  id: 'C-14',
  requires: 'organization id and name of the same organization',
  examine: (call) => {
    const label = organizations.get(claimOf(call, 'subject_organization_id')) ?? '';
    return refuseIf(
      label.toLowerCase() !== claimOf(call, 'subject_organization').toLowerCase(),
      malformed('I campi subject_organization_id e subject_organization non sono coerenti'),
    );
  },
};

const actionsOf: Readonly<Record<MethodCode, readonly string[]>> = {
  C: ['CREATE'],
  R2: ['UPDATE'],
  R: ['UPDATE'],
  U: ['UPDATE'],
  D: ['DELETE'],
  V: ['CREATE', 'UPDATE'],
};

const fittingAction: Check = {
  id: 'C-15',
  requires: 'the action of the method',
  examine: (call) =>
    refuseIf(
      call.method !== null && !actionsOf[call.method].includes(claimOf(call, 'action_id')),
      malformed('Il campo action_id non è coerente con le operazioni richieste'),
    ),
};

const purposesOf: Readonly<Record<MethodCode, readonly string[]>> = {
  C: ['TREATMENT'],
  R2: ['TREATMENT', 'UPDATE'],
  R: ['TREATMENT', 'UPDATE'],
  U: ['UPDATE', 'ACCESS UPDATE'],
  D: ['UPDATE'],
  V: ['TREATMENT'],
};

const fittingPurpose: Check = {
  id: 'C-16',
  requires: 'a purpose the method admits',
  examine: (call) => {
    const purpose = claimOf(call, 'purpose_of_use').toUpperCase();
    return refuseIf(
      call.method !== null && !purposesOf[call.method].includes(purpose),
      malformed('Il campo purpose_of_use non coerente con operazione richiesta'),
    );
  },
};

const consent: Check = {
  id: 'C-17',
  requires: 'nothing of patient_consent beyond its presence',
  examine: () => null,
};

/** Its form, which the validation service does not look at. */
export const localityForm: Check = {
  id: 'C-18',
  requires: 'a locality in XON form',
  examine: (call) =>
    refuseIf(
      !/^[^^]*\^{5}&[^&]*&ISO\^{4}[^^&]*$/.test(claimOf(call, 'locality')),
      malformed('Il campo Locality non è valorizzato correttamente'),
    ),
};

/** Checks on the claims every method makes, the validation service too. */
export const tokenClaims: readonly Check[] = [
  allPresent,
  subject,
  knownValue('C-09', 'action_id', (value) => actions.includes(value)),
  knownValue('C-10', 'purpose_of_use', (value) => purposesOfUse.includes(value.toUpperCase())),
  knownValue('C-11', 'subject_role', (value) => subjectRoles.includes(value)),
  knownValue('C-12', 'subject_organization_id', (value) => organizations.has(value)),
  knownValue('C-13', 'subject_organization', (value) =>
    organizationLabels.includes(value.toLowerCase()),
  ),
  coherentOrganization,
  fittingAction,
  fittingPurpose,
  consent,
];

/** The document type claim, which delete does not need. */
export const documentTypeClaim: Check = {
  id: 'C-19',
  requires: 'resource_hl7_type',
  examine: (call) =>
    refuseIf(claimOf(call, 'resource_hl7_type') === '', missing('resource_hl7_type')),
};
