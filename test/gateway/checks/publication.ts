import { problem, type Refusal } from '../answers/refusal.ts';
import { sha256, type Call } from '../call.ts';
import { organizations } from '../contract/codes.ts';
import { validationHash } from '../documents/validationHash.ts';
import { duplicateError } from '../ledger/duplicateError.ts';
import { refuseIf, type Check } from './check.ts';
import { claimOf } from './tokenClaims.ts';

const validationLifetime = 5 * 24 * 60 * 60 * 1000;

/** When the CDA was validated; contextual methods have just done it. */
async function validatedAt(call: Call): Promise<Date | null> {
  if (call.method !== 'R') return call.now;
  const bytes = await call.cdaBytes();
  return bytes === null ? null : call.ledger.validatedAt(validationHash(bytes));
}

const validated: Check = {
  id: 'C-54',
  requires: 'a CDA validated before',
  examine: async (call) =>
    refuseIf(
      (await validatedAt(call)) === null,
      problem('/msg/cda-match', '/cda-validation', 'Il CDA non risulta validato'),
    ),
};

const validatedRecently: Check = {
  id: 'C-55',
  requires: 'a validation not older than five days',
  examine: async (call) => {
    const at = await validatedAt(call);
    return refuseIf(
      at !== null && call.now.getTime() - at.getTime() > validationLifetime,
      problem(
        '/msg/max-day-limit-exceed',
        '/msg/max-day-limit-exceed',
        'Error: cannot publish documents older than 5 days',
      ),
    );
  },
};

const sameHash: Check = {
  id: 'C-56',
  requires: 'attachment_hash equal to the SHA-256 of the file',
  examine: async (call) => {
    const file = await call.file();
    if (file === null) return null;
    return refuseIf(
      claimOf(call, 'attachment_hash').toLowerCase() !== sha256(file.bytes),
      problem('/msg/document-hash', '/jwt-hash-match', 'Verifica hash fallita.'),
    );
  },
};

const repository: Check = {
  id: 'C-57',
  requires: 'an identificativoRep of a known region',
  examine: async (call) => {
    const id = (await call.body())?.identificativoRep ?? '';
    const arc = /^2\.16\.840\.1\.113883\.2\.9\.2\.(\d+)\.4\.5\..*$/.exec(id)?.[1];
    return refuseIf(
      arc === undefined || !organizations.has(arc.padStart(3, '0')),
      problem(
        '/msg/generic-error',
        '/request-invalid-date-format',
        'Il campo repositoryUniqueId non è valido',
      ),
    );
  },
};

/** Checks between validation and handing over to the index. */
export const publication: readonly Check[] = [validated, validatedRecently, sameHash, repository];

function indexRefusal(detail: string): Refusal {
  return problem('/msg/ini-error', '/msg/service-error/ini', detail, {
    status: 500,
    workflow: 'never',
  });
}

const indexFailure = indexRefusal('[INI]CRF2: RDA generated an internal error - Severity: Error');

/** Finding the document of the path in the index: C-58 on replace, C-64 on update and delete. */
export function targetFound(id: 'C-58' | 'C-64'): Check {
  return {
    id,
    requires: 'a published document under the path id',
    examine: ({ documentId, ledger, settings }) => {
      if (settings.index === 'fails') return indexFailure;
      return refuseIf(
        ledger.findIndexed(documentId ?? '')?.status !== 'published',
        problem('/msg/record-not-found', '', 'Documento non trovato', {
          status: 404,
          workflow: 'never',
        }),
      );
    },
  };
}

/** Registration, told at once where the region talks to the index itself (gateway-checks.md §12). */
export const registered: Check = {
  id: 'C-59',
  requires: 'a document identifier the index does not know yet',
  examine: async (call) => {
    if (call.settings.mode === 'national') return null;
    if (call.settings.index === 'fails') return indexFailure;
    const id = (await call.body())?.identificativoDoc ?? '';
    return refuseIf(call.ledger.findIndexed(id) !== null, indexRefusal(duplicateError));
  },
};

/** The merge of the new metadata with those of the index. */
export const metadataMerged: Check = {
  id: 'C-65',
  requires: 'an index that merges the metadata',
  examine: ({ settings }) =>
    refuseIf(
      settings.index === 'merge-fails',
      problem('/msg/generic-error', '', 'Errore generico', { status: 500, workflow: 'never' }),
    ),
};

/** The index's word on update and delete; a deferral is a success (see the server). */
export const indexAccepts: Check = {
  id: 'C-66',
  requires: 'an index that accepts the region',
  examine: ({ settings }) =>
    refuseIf(
      settings.index === 'invalid-region-ip',
      problem('/msg/mocked-service', '/msg/mocked-service', 'Invalid region ip', {
        status: 500,
        workflow: 'never',
      }),
    ),
};

/** Deletion from the clinical repository. */
export const clinicalDeletion: Check = {
  id: 'C-67',
  requires: 'a document the clinical repository knows',
  examine: ({ settings }) =>
    refuseIf(
      settings.clinicalRepository === 'missing',
      problem(
        '/msg/eds-error',
        '/msg/eds-document-missing',
        'Document cannot be found on the Server FHIR',
        { status: 404, workflow: 'never' },
      ),
    ),
};
