import { problem } from '../answers/refusal.ts';
import type { Call } from '../call.ts';
import { classByDocumentType } from '../contract/codes.ts';
import { refuseIf, type Check } from './check.ts';
import { claimOf, namesPerson } from './tokenClaims.ts';

/** Object identifier of the European health insurance card, whose holders have no codice fiscale. */
const teamOid = '2.16.840.1.113883.2.9.4.3.7';

/** The patient identifier of the CDA that `person_id` names, null when none does. */
async function namedPatient(call: Call) {
  const [code] = claimOf(call, 'person_id').split('^');
  const ids = (await call.cda())?.patientIds ?? [];
  return ids.find(({ root, extension }) => root !== '' && extension === code) ?? null;
}

const documentType: Check = {
  id: 'C-42',
  requires: "resource_hl7_type equal to the CDA's first code",
  examine: async (call) => {
    const expected = `('${(await call.cda())?.documentType ?? ''}')`;
    return refuseIf(
      claimOf(call, 'resource_hl7_type') !== expected,
      problem(
        '/msg/jwt-validation',
        '/jwt-document-type',
        'JWT payload: Tipologia documento diversa dalla tipologia di CDA (code - codesystem)',
      ),
    );
  },
};

const patientPresent: Check = {
  id: 'C-43',
  requires: 'a patient identifier in the CDA',
  examine: async (call) =>
    refuseIf(
      ((await call.cda())?.patientIds ?? []).length === 0,
      problem(
        '/msg/jwt-validation',
        '/jwt-person-id',
        'JWT payload: non è stato possibile estrarre il codice fiscale del paziente dal CDA',
      ),
    ),
};

const samePatient: Check = {
  id: 'C-44',
  requires: "person_id equal to one of the CDA's patient identifiers",
  examine: async (call) =>
    refuseIf(
      (await namedPatient(call)) === null,
      problem(
        '/msg/jwt-validation',
        '/jwt-person-id',
        'JWT payload: Person id presente nel JWT differente dal codice fiscale del paziente previsto sul CDA',
      ),
    ),
};

const validPerson: Check = {
  id: 'C-45',
  requires: 'a valid codice fiscale in person_id',
  examine: async (call) => {
    const exempt = (await namedPatient(call))?.root === teamOid;
    return refuseIf(
      !exempt && !namesPerson(claimOf(call, 'person_id')),
      problem(
        '/msg/jwt-validation',
        '/jwt-mandatory-field-malformed',
        'Il codice fiscale nel campo person_id non è corretto',
      ),
    );
  },
};

/** Checks of the token against the CDA. */
export const tokenAgainstCda: readonly Check[] = [
  documentType,
  patientPresent,
  samePatient,
  validPerson,
];

/** Class against type: by the CDA's code on create and replace, by the claim on update metadata. */
export const classOfType: Check = {
  id: 'C-46',
  requires: 'the document class of the document type',
  examine: async (call) => {
    if (!call.settings.correlatesClassAndType) return null;
    const claimed = claimOf(call, 'resource_hl7_type').replace(/^\('/, '');
    const type = call.method === 'U' ? claimed : ((await call.cda())?.documentType ?? '');
    const [code = ''] = type.split('^^');
    const sent = (await call.body())?.tipoDocumentoLivAlto;
    return refuseIf(
      classByDocumentType.get(code) !== sent,
      problem(
        '/msg/validator',
        '/msg/validator',
        `Il campo tipo documento liv alto non è coerente con la tipologia documento ${code}`,
      ),
    );
  },
};

/** The identifier the workflow is derived from. */
export const workflowSource: Check = {
  id: 'C-47',
  requires: 'a CDA identifier of root and extension',
  examine: async (call) => {
    const id = (await call.cda())?.id ?? null;
    return refuseIf(
      id === null || id.root === '' || id.extension === '',
      problem(
        '/msg/workflow-id-error-extraction',
        '/msg/workflow-id-error-extraction',
        "Errore durante l'estrazione del workflow instance id",
      ),
    );
  },
};
