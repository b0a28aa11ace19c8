import {
  type AnswerSample,
  blockedConfig,
  cartId,
  fixed,
  index,
  inRow,
  problem,
  sample,
} from './answerSample.ts';

/** gateway.md §10.5 and §10.1 shapes 3 to 5. */
export const indexSamples: readonly AnswerSample[] = [
  index(
    '§10.5',
    inRow('R224', 'DocumentEntry already saved in a previous communication'),
    fixed('gateway/index-already-registered'),
  ),
  index('§10.5', inRow('R232', 'Wrong value of Slot documentSigned.'), [
    'gateway/index-signature-slot',
    'SUPPORT',
    'refused',
  ]),
  index('VB-01', inRow('R227', 'x'), fixed('gateway/index-visibility')),
  index('ST-02', inRow('CRF1', 'x'), [
    'gateway/index-regional-timeout',
    'AMBIG',
    'outcome-unknown',
  ]),
  index('§10.5', inRow('CRF2', 'RDA generated an internal error'), [
    'gateway/index-regional-failure',
    'RETRY',
    'outcome-unknown',
  ]),
  index('§10.5', inRow('PIT21', 'Wrong attribute value of $TYPEURN$'), [
    'gateway/index-attribute',
    'SUPPORT',
    'refused',
  ]),
  index(
    '§10.1 labelled',
    'SEVERITY:Error ERROR_CODE:XDSRegistryMetadataErrorCODE CONTEXT:bad slot',
    fixed('gateway/index-metadata'),
  ),
  index(
    '§10.1 labelled',
    'ERROR_CODE: XDSDuplicateUniqueIdInRegistry ERROR_CONTEXT: x',
    fixed('gateway/index-already-registered'),
  ),
  index(
    '§7.1',
    'failed: XDSDuplicateUniqueIdInRegistry',
    fixed('gateway/index-already-registered'),
  ),
  index('ST-04', 'Patient validation error', fixed('gateway/index-patient')),
  index('§10.5', 'No results from the query', fixed('gateway/index-document-unknown')),
  index('ST-05', 'Ini error. {"error":{"message":"Internal Error 9000"}}', [
    'gateway/index-internal',
    'RETRY',
    'outcome-unknown',
  ]),
  index('§10.5', 'Invalid region ip', ['gateway/region-not-admitted', 'RETRY', 'queued']),
  index('§10.5 unknown code', inRow('R999', 'x'), ['gateway/index-refused', 'SUPPORT', 'refused']),
  index('§10.5 warning', '[INI]R220: requestor is RDA - Severity: Warning', [
    'gateway/index-warning-only',
    'AMBIG',
    'outcome-unknown',
  ]),
  index('error beats warning', `[INI]R220: x - Severity: Warning\n${inRow('R232', 'y')}`, [
    'gateway/index-signature-slot',
    'SUPPORT',
    'refused',
  ]),
  sample(
    'plain text',
    500,
    { 'x-cart-id': cartId },
    inRow('R224', 'DocumentEntry already saved'),
    fixed('gateway/index-already-registered'),
  ),
  problem('S004', 504, 'mw/io_error', '', 'x', [
    'gateway/middleware-unreachable',
    'AMBIG',
    'outcome-unknown',
  ]),
  problem('S004', 500, 'mw/internal_error', '', 'x', [
    'gateway/middleware-failed',
    'AMBIG',
    'outcome-unknown',
  ]),
  problem(
    '#2913',
    401,
    'mw/authentication_error',
    '',
    'x',
    blockedConfig('gateway/middleware-authentication'),
  ),
  problem('S004 4xx', 400, 'mw/other', '', 'x', [
    'gateway/middleware-refused',
    'SUPPORT',
    'refused',
  ]),
  problem('S004 5xx', 500, 'mw/other', '', 'x', [
    'gateway/middleware-failed',
    'AMBIG',
    'outcome-unknown',
  ]),
  problem('TO-11', 500, 'x', '', 'FSE_ER_000 Gateway Response is null', [
    'gateway/middleware-lost-answer',
    'AMBIG',
    'outcome-unknown',
  ]),
];
