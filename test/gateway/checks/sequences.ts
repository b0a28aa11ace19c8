import type { Handler } from '../answers/problemTypes.ts';
import type { MethodCode } from '../routing.ts';
import {
  boundBody,
  documentFields,
  documentIdPresent,
  metadataFields,
  pathIdCheck,
} from './bodyFields.ts';
import { cdaExtraction } from './cdaExtraction.ts';
import { cdaValidation } from './cdaValidation.ts';
import type { Check } from './check.ts';
import { fileForm } from './fileForm.ts';
import { frontierContent } from './frontierContent.ts';
import { frontierTokens } from './frontierTokens.ts';
import { frontierTransport } from './frontierTransport.ts';
import { padesSignature } from './padesSignature.ts';
import {
  clinicalDeletion,
  indexAccepts,
  metadataMerged,
  publication,
  registered,
  targetFound,
} from './publication.ts';
import { simulatedFailure } from './simulatedFailure.ts';
import { statusChecks } from '../statusService/statusChecks.ts';
import { requestParts } from './requestParts.ts';
import { classOfType, tokenAgainstCda, workflowSource } from './tokenAgainstCda.ts';
import { documentTypeClaim, localityForm, tokenClaims } from './tokenClaims.ts';
import { tokenReading } from './tokenReading.ts';

/** A run of checks whose refusals one handler answers. */
export interface Phase {
  readonly handler: Handler;
  /** Whether the workflow is known by now, so that refusals name it instead of the placeholder. */
  readonly workflowKnown: boolean;
  readonly checks: readonly Check[];
}

function phase(handler: Handler, checks: readonly Check[], workflowKnown = false): Phase {
  return { handler, workflowKnown, checks };
}

/** What the frontier examines, before any method is known to the dispatcher. */
export const frontier: Phase = phase('first', [
  ...frontierTransport,
  ...frontierTokens,
  ...frontierContent,
]);

const validationToken = [...tokenReading, ...tokenClaims];
const token = [...validationToken, localityForm];
const document = [
  ...fileForm,
  simulatedFailure,
  ...padesSignature,
  ...cdaExtraction,
  ...tokenAgainstCda,
];

function contextual(bodyChecks: readonly Check[], last: readonly Check[]): readonly Phase[] {
  const first = [...requestParts, ...token, documentTypeClaim, ...bodyChecks, ...document];
  return [
    phase('first', [...first, classOfType, workflowSource]),
    phase('first', cdaValidation, true),
    phase('publication', [...publication, ...last]),
  ];
}

/** What the dispatcher examines, method by method, in order (gateway-checks.md §1). */
export const dispatcher: Readonly<Record<MethodCode, readonly Phase[]>> = {
  C: contextual([boundBody, documentIdPresent, ...documentFields], [registered]),
  R2: contextual([boundBody, ...documentFields], [targetFound('C-58'), registered]),
  R: [
    phase('publication', [
      ...requestParts,
      pathIdCheck('/invalid-req-id'),
      ...token,
      documentTypeClaim,
      boundBody,
      ...documentFields,
      ...document,
      ...publication,
      targetFound('C-58'),
      registered,
    ]),
  ],
  U: [
    phase('first', [boundBody, ...token, documentTypeClaim, classOfType, ...metadataFields]),
    phase('delete', [pathIdCheck('/invalid-id')]),
    phase('first', [targetFound('C-64'), metadataMerged, indexAccepts], true),
  ],
  D: [phase('delete', [...token, targetFound('C-64'), clinicalDeletion, indexAccepts])],
  V: [
    phase('first', [
      ...requestParts,
      ...validationToken,
      boundBody,
      ...fileForm,
      ...cdaExtraction,
      ...tokenAgainstCda,
      workflowSource,
    ]),
    phase('first', cdaValidation, true),
  ],
};

/** The ids of every check the simulator makes, in the order of their numbers. */
export const implementedChecks: readonly string[] = [
  ...new Set(
    [frontier, ...Object.values(dispatcher).flat(), { checks: statusChecks }].flatMap(
      ({ checks }) => checks.map(({ id }) => id),
    ),
  ),
].toSorted();
