import {
  type AnswerSample,
  blockedConfig,
  blockedToken,
  fixed,
  govway,
  sample,
} from './answerSample.ts';

/** gateway.md §10.4, row by row. */
export const frontierSamples: readonly AnswerSample[] = [
  govway('§10.4', 400, 'InvalidRequestContent', fixed('gateway/request-not-conforming')),
  govway('CH-10', 400, 'BadRequest', fixed('gateway/request-malformed')),
  govway('§10.4', 400, 'InteroperabilityInvalidRequest', blockedToken('gateway/bearer-refused')),
  govway(
    '§10.4',
    401,
    'AuthenticationRequired',
    blockedConfig('gateway/client-certificate-missing'),
  ),
  govway('§10.4', 401, 'AuthenticationFailed', blockedConfig('gateway/client-certificate-unknown')),
  govway('CH-06', 401, 'TokenAuthenticationRequired', [
    'gateway/signature-token-missing',
    'FIX',
    'blocked',
  ]),
  govway('§10.4', 401, 'TokenAuthenticationFailed', blockedConfig('gateway/token-not-authentic')),
  govway('§10.4', 401, 'TokenExpired', blockedToken('gateway/token-expired')),
  govway('§10.4', 401, 'TokenInTheFuture', blockedToken('gateway/token-in-the-future')),
  govway(
    'CL-03 by header',
    401,
    'TokenAuthenticationFailed',
    blockedToken('gateway/token-in-the-future'),
    {
      'WWW-Authenticate':
        'Bearer error="invalid_token", error_description="\'iat\' token claim is in the future"',
    },
  ),
  govway(
    'expired by detail',
    401,
    'TokenAuthenticationFailed',
    blockedToken('gateway/token-expired'),
    {},
    'Token expired',
  ),
  govway('§10.4', 403, 'AuthorizationContentDeny', blockedConfig('gateway/identity-not-coherent')),
  govway('§10.4', 403, 'AuthorizationDeny', blockedConfig('gateway/certificate-not-enabled')),
  govway(
    '§10.4 relatives',
    403,
    'AuthorizationMissingScope',
    blockedConfig('gateway/certificate-not-enabled'),
  ),
  govway('§10.4', 404, 'NotFound', blockedConfig('gateway/address-unknown')),
  govway('RD-06', 404, 'UndefinedOperation', blockedConfig('gateway/address-unknown')),
  govway('§10.4', 409, 'Conflict', blockedToken('gateway/token-replayed')),
  govway('§10.4', 413, 'RequestSizeExceeded', fixed('gateway/file-too-large')),
  govway('§10.4', 429, 'LimitExceeded', ['gateway/quota-exhausted', 'RETRY', 'queued']),
  govway('§10.4', 429, 'TooManyRequests', ['gateway/too-many-requests', 'RETRY', 'queued']),
  govway('CH-12', 502, 'InvalidResponse', ['gateway/invalid-response', 'AMBIG', 'outcome-unknown']),
  govway('§10.4', 502, 'InteroperabilityInvalidResponse', [
    'gateway/invalid-response',
    'AMBIG',
    'outcome-unknown',
  ]),
  govway('§10.4', 502, 'ResponseSizeExceeded', [
    'gateway/response-too-large',
    'SUPPORT',
    'outcome-unknown',
  ]),
  govway('CH-11', 503, 'GatewayError', ['gateway/unavailable', 'RETRY', 'queued']),
  govway('§10.4', 503, 'APIUnavailable', ['gateway/unavailable', 'RETRY', 'queued']),
  govway('§10.4', 503, 'APISuspended', ['gateway/unavailable', 'RETRY', 'queued']),
  govway('§10.4', 504, 'EndpointRequestTimedOut', [
    'gateway/backend-timeout',
    'AMBIG',
    'outcome-unknown',
  ]),
  govway('§10.4 relatives', 504, 'EndpointReadTimeout', [
    'gateway/backend-timeout',
    'AMBIG',
    'outcome-unknown',
  ]),
  govway('unknown code 4xx', 400, 'SomethingNew', [
    'gateway/refused-unexplained',
    'SUPPORT',
    'refused',
  ]),
  govway('unknown code 401', 401, 'SomethingNew', blockedConfig('gateway/access-refused')),
  govway('unknown code 5xx', 500, 'SomethingNew', [
    'gateway/failed-unexplained',
    'SUPPORT',
    'outcome-unknown',
  ]),
  sample(
    'header alone, no body',
    401,
    { 'GovWay-Transaction-ErrorType': 'TokenExpired' },
    '',
    blockedToken('gateway/token-expired'),
  ),
];
