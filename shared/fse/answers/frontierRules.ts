import type { AnswerRule } from './answerRule.ts';

/** GovWay's own codes (gateway.md §10.4). A request it refused was not delivered. */
export const frontierRules: readonly AnswerRule[] = [
  // The reason inside a generic refusal is more precise than its code (field failures CL-03, CP-08).
  {
    named: /^(?:Token|InteroperabilityInvalidRequest)/,
    says: /in the future/i,
    code: 'gateway/token-in-the-future',
    action: 'TOKEN',
    state: 'blocked',
  },
  {
    named: /^(?:TokenAuthenticationFailed|InteroperabilityInvalidRequest)$/,
    says: /token (?:is |has )?expired/i,
    code: 'gateway/token-expired',
    action: 'TOKEN',
    state: 'blocked',
  },
  {
    named: 'InvalidRequestContent',
    code: 'gateway/request-not-conforming',
    action: 'FIX',
    state: 'refused',
  },
  { named: 'BadRequest', code: 'gateway/request-malformed', action: 'FIX', state: 'refused' },
  {
    named: 'InteroperabilityInvalidRequest',
    code: 'gateway/bearer-refused',
    action: 'TOKEN',
    state: 'blocked',
  },
  {
    named: 'AuthenticationRequired',
    code: 'gateway/client-certificate-missing',
    action: 'CONFIG',
    state: 'blocked',
  },
  {
    named: 'AuthenticationFailed',
    code: 'gateway/client-certificate-unknown',
    action: 'CONFIG',
    state: 'blocked',
  },
  {
    named: 'TokenAuthenticationRequired',
    code: 'gateway/signature-token-missing',
    action: 'FIX',
    state: 'blocked',
  },
  {
    named: 'TokenAuthenticationFailed',
    code: 'gateway/token-not-authentic',
    action: 'CONFIG',
    state: 'blocked',
  },
  { named: 'TokenExpired', code: 'gateway/token-expired', action: 'TOKEN', state: 'blocked' },
  {
    named: 'TokenInTheFuture',
    code: 'gateway/token-in-the-future',
    action: 'TOKEN',
    state: 'blocked',
  },
  {
    named: 'AuthorizationContentDeny',
    code: 'gateway/identity-not-coherent',
    action: 'CONFIG',
    state: 'blocked',
  },
  {
    named: /^Authorization/,
    code: 'gateway/certificate-not-enabled',
    action: 'CONFIG',
    state: 'blocked',
  },
  {
    named: /^(?:NotFound|UndefinedOperation)$/,
    code: 'gateway/address-unknown',
    action: 'CONFIG',
    state: 'blocked',
  },
  { named: 'Conflict', code: 'gateway/token-replayed', action: 'TOKEN', state: 'blocked' },
  {
    named: 'RequestSizeExceeded',
    code: 'gateway/file-too-large',
    action: 'FIX',
    state: 'refused',
  },
  { named: 'LimitExceeded', code: 'gateway/quota-exhausted', action: 'RETRY', state: 'queued' },
  {
    named: 'TooManyRequests',
    code: 'gateway/too-many-requests',
    action: 'RETRY',
    state: 'queued',
  },
  {
    named: 'ResponseSizeExceeded',
    code: 'gateway/response-too-large',
    action: 'SUPPORT',
    state: 'outcome-unknown',
  },
  {
    named: /^(?:InvalidResponse|Interoperability.*Response)/,
    code: 'gateway/invalid-response',
    action: 'AMBIG',
    state: 'outcome-unknown',
  },
  {
    named: /^(?:API.*(?:Unavailable|Suspended|Suspend)|GatewayError)$/i,
    code: 'gateway/unavailable',
    action: 'RETRY',
    state: 'queued',
  },
  {
    named: /TimedOut|Timeout/i,
    code: 'gateway/backend-timeout',
    action: 'AMBIG',
    state: 'outcome-unknown',
  },
];
