import { type AnswerSample, blockedConfig, cartId, fixed, sample } from './answerSample.ts';

const page = '<html><body>Service page</body></html>';

/** Answers understood by their status alone, from the gateway and from strangers (reliability §7.2.3). */
export const statusSamples: readonly AnswerSample[] = [
  sample('2xx page, no X-CART-id', 200, {}, page, [
    'gateway/not-the-gateway',
    'AMBIG',
    'outcome-unknown',
  ]),
  sample('2xx empty, no X-CART-id', 204, {}, '', [
    'gateway/not-the-gateway',
    'AMBIG',
    'outcome-unknown',
  ]),
  sample('2xx problem, no X-CART-id', 200, {}, { traceID: 'a', type: '/msg/x' }, [
    'gateway/failed-unexplained',
    'SUPPORT',
    'outcome-unknown',
  ]),
  sample('proxy 403', 403, {}, page, ['gateway/not-the-gateway', 'AMBIG', 'outcome-unknown']),
  sample('proxy 502', 502, {}, page, ['gateway/not-the-gateway', 'AMBIG', 'outcome-unknown']),
  sample('proxy 504', 504, {}, page, ['gateway/not-the-gateway', 'AMBIG', 'outcome-unknown']),
  sample('proxy 407', 407, {}, page, blockedConfig('gateway/proxy-authentication')),
  sample('proxy 503', 503, {}, page, ['gateway/unavailable', 'RETRY', 'queued']),
  sample('429', 429, { 'Retry-After': '17' }, '', ['gateway/too-many-requests', 'RETRY', 'queued']),
  sample(
    '401 with CART',
    401,
    { 'X-CART-id': cartId },
    '',
    blockedConfig('gateway/access-refused'),
  ),
  sample(
    '403 with CART',
    403,
    { 'X-CART-id': cartId },
    page,
    blockedConfig('gateway/access-refused'),
  ),
  sample(
    '404 with CART',
    404,
    { 'X-CART-id': cartId },
    '',
    blockedConfig('gateway/address-unknown'),
  ),
  sample(
    '405 with CART',
    405,
    { 'X-CART-id': cartId },
    '',
    blockedConfig('gateway/address-unknown'),
  ),
  sample('408 with CART', 408, { 'X-CART-id': cartId }, '', [
    'gateway/backend-timeout',
    'AMBIG',
    'outcome-unknown',
  ]),
  sample('413 with CART', 413, { 'X-CART-id': cartId }, '', fixed('gateway/file-too-large')),
  sample('302 with CART', 302, { 'X-CART-id': cartId }, '', blockedConfig('gateway/redirected')),
  sample('418 with CART', 418, { 'X-CART-id': cartId }, '', [
    'gateway/refused-unexplained',
    'SUPPORT',
    'refused',
  ]),
  sample('500 with CART', 500, { 'X-CART-id': cartId }, page, [
    'gateway/failed-unexplained',
    'SUPPORT',
    'outcome-unknown',
  ]),
  sample('502 with CART', 502, { 'X-CART-id': cartId }, page, [
    'gateway/invalid-response',
    'AMBIG',
    'outcome-unknown',
  ]),
  sample('504 with CART', 504, { 'X-CART-id': cartId }, page, [
    'gateway/backend-timeout',
    'AMBIG',
    'outcome-unknown',
  ]),
];
