import type { AnswerRule } from './answerRule.ts';

const content = { action: 'FIX', state: 'refused' } as const;
const support = { action: 'SUPPORT', state: 'refused' } as const;
const notDelivered = { action: 'RETRY', state: 'queued' } as const;
const ambiguous = { action: 'AMBIG', state: 'outcome-unknown' } as const;

/**
 * Problem types of the gateway proper (gateway.md §10.3), special cases before the general one. `status` is a
 * condition only where one type covers unlike causes; `instance` is never trusted alone (field failure PS-06).
 */
export const dispatcherRules: readonly AnswerRule[] = [
  {
    named: '/msg/cda-element',
    instance: '/msg/cda-anonymizaton',
    code: 'gateway/patient-not-registered',
    ...content,
  },
  { named: '/msg/cda-element', code: 'gateway/cda-not-extracted', ...content },
  { named: '/msg/empty-file', code: 'gateway/file-empty', ...content },
  { named: '/msg/document-type', code: 'gateway/file-not-pdf', ...content },
  { named: '/msg/sign-error', code: 'gateway/signature-refused', ...content },
  { named: '/msg/document-hash', code: 'gateway/hash-mismatch', ...content },
  { named: '/msg/mandatory-element', code: 'gateway/field-refused', ...content },
  { named: '/msg/invalid-format', code: 'gateway/date-refused', ...content },
  {
    named: '/msg/id-doc',
    says: /repositoryUniqueId/,
    code: 'gateway/repository-refused',
    ...content,
  },
  { named: '/msg/id-doc', code: 'gateway/identifier-refused', ...content },
  { named: '/msg/validator', code: 'gateway/validator-refused', ...content },
  { named: '/msg/syntax', code: 'gateway/cda-syntax', ...content },
  // The validator itself broke; the document was not judged (field failure PS-07).
  {
    named: '/msg/semantic',
    says: /Error while executing validation on sch schematron/,
    code: 'gateway/validator-failed',
    ...notDelivered,
  },
  { named: '/msg/semantic', code: 'gateway/cda-semantics', ...content },
  // A validator without dictionaries judged nothing (field failure VC-08).
  {
    named: '/msg/vocabulary',
    says: /alcun dizionario gestito/i,
    code: 'gateway/validator-failed',
    ...notDelivered,
  },
  { named: '/msg/vocabulary', code: 'gateway/code-refused', ...content },
  { named: '/msg/workflow-id-error-extraction', code: 'gateway/cda-id-missing', ...content },
  {
    named: '/msg/cda-match',
    code: 'gateway/cda-not-validated',
    action: 'CONFIG',
    state: 'blocked',
  },
  { named: '/msg/max-day-limit-exceed', code: 'gateway/validation-expired', ...content },
  { named: '/msg/fhir-mapping-type', code: 'gateway/index-preparation-failed', ...support },
  {
    named: '/msg/generic-error',
    status: 400,
    says: /repositoryUniqueId/,
    code: 'gateway/repository-refused',
    ...content,
  },
  // A defect of the server behind a misleading instance (field failure PS-06).
  {
    named: '/msg/generic-error',
    says: /L'istanza engine richiesta/,
    code: 'gateway/validator-failed',
    ...notDelivered,
  },
  {
    named: '/msg/generic-error',
    says: /Required part '/,
    code: 'gateway/part-missing',
    ...content,
  },
  {
    named: '/msg/generic-error',
    says: /Maximum upload size exceeded/,
    code: 'gateway/file-too-large',
    ...content,
  },
  {
    named: '/msg/generic-error',
    says: /extracting info for schematron|Index 0 out of bounds/,
    code: 'gateway/cda-header-unreadable',
    ...support,
  },
  {
    named: '/msg/generic-error',
    says: /Duplicate key 2\.16\.840\.1\.113883\.2\.9\.4\.3\.2/,
    code: 'gateway/patient-id-duplicated',
    ...content,
  },
  // The clinical repository behind the service failed; repeating it has never helped (field failure RD-11).
  {
    named: '/msg/generic-error',
    says: /eds-client/i,
    code: 'gateway/service-failed',
    action: 'SUPPORT',
    state: 'outcome-unknown',
  },
  {
    named: '/msg/generic-error',
    says: /timed out/i,
    code: 'gateway/timeout',
    ...ambiguous,
  },
  {
    named: '/msg/generic-error',
    status: 400,
    code: 'gateway/index-preparation-failed',
    ...support,
  },
  {
    named: '/msg/generic-error',
    code: 'gateway/internal-error',
    action: 'RETRY',
    state: 'outcome-unknown',
  },
  {
    named: '/msg/mandatory-element-token',
    code: 'gateway/token-unreadable',
    action: 'FIX',
    state: 'blocked',
  },
  {
    named: '/msg/jwt-validation',
    instance: '/jwt-person-id',
    code: 'gateway/patient-mismatch',
    ...content,
  },
  {
    named: '/msg/jwt-validation',
    instance: '/jwt-document-type',
    code: 'gateway/document-type-mismatch',
    ...content,
  },
  {
    named: '/msg/jwt-validation',
    instance: '/jwt-mandatory-field-malformed',
    says: /person_id/,
    code: 'gateway/patient-code-refused',
    ...content,
  },
  {
    named: '/msg/jwt-validation',
    instance: '/jwt-mandatory-field-missing',
    code: 'gateway/claim-missing',
    action: 'FIX',
    state: 'blocked',
  },
  {
    named: '/msg/jwt-validation',
    code: 'gateway/claim-malformed',
    action: 'FIX',
    state: 'blocked',
  },
  {
    named: '/msg/missing-token',
    code: 'gateway/token-missing',
    action: 'FIX',
    state: 'blocked',
  },
  {
    named: /^(?:\/msg\/record-not-found|\/err\/resource)$/,
    code: 'gateway/document-unknown',
    ...content,
  },
  {
    named: '/msg/eds-error',
    code: 'gateway/document-not-stored-yet',
    ...notDelivered,
  },
  {
    named: '/msg/ini-error',
    code: 'gateway/index-failed',
    action: 'SUPPORT',
    state: 'outcome-unknown',
  },
  { named: '/msg/generic-timeout', code: 'gateway/timeout', ...ambiguous },
  {
    named: '/msg/connection-refused',
    code: 'gateway/validator-unreachable',
    ...notDelivered,
  },
  {
    named: '/msg/mocked-service',
    code: 'gateway/region-not-admitted',
    ...notDelivered,
  },
  { named: '/msg/simulation-error', code: 'gateway/simulation-refused', ...content },
  {
    named: '/msg/service-error',
    code: 'gateway/service-failed',
    action: 'SUPPORT',
    state: 'outcome-unknown',
  },
  {
    named: '/msg/unauthorized',
    code: 'gateway/not-authorised',
    action: 'SUPPORT',
    state: 'blocked',
  },
  { named: '/msg/not-implemented', code: 'gateway/not-implemented', ...support },
  { named: '/msg/wii', code: 'gateway/workflow-id-refused', ...support },
  // The national text without its type (field failure RD-04).
  {
    status: 404,
    says: /Id documento non presente/i,
    code: 'gateway/document-unknown',
    ...content,
  },
];
