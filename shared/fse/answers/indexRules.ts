import type { AnswerRule } from './answerRule.ts';

/** Codes of the national index (gateway.md §10.5). */
export const indexCodeRules: readonly AnswerRule[] = [
  {
    named: /^(?:R224|XDSDuplicateUniqueIdInRegistry)$/,
    code: 'gateway/index-already-registered',
    action: 'FIX',
    state: 'refused',
  },
  {
    named: 'R232',
    code: 'gateway/index-signature-slot',
    action: 'SUPPORT',
    state: 'refused',
  },
  { named: 'R227', code: 'gateway/index-visibility', action: 'FIX', state: 'refused' },
  // Seen although the registry held the document (field failure ST-02).
  {
    named: 'CRF1',
    code: 'gateway/index-regional-timeout',
    action: 'AMBIG',
    state: 'outcome-unknown',
  },
  {
    named: 'CRF2',
    code: 'gateway/index-regional-failure',
    action: 'RETRY',
    state: 'outcome-unknown',
  },
  { named: 'PIT21', code: 'gateway/index-attribute', action: 'SUPPORT', state: 'refused' },
  {
    named: 'XDSRegistryMetadataError',
    code: 'gateway/index-metadata',
    action: 'FIX',
    state: 'refused',
  },
];

/** Texts of the index that come without a code of their own. */
export const indexTextRules: readonly AnswerRule[] = [
  {
    says: /Invalid region ip/i,
    code: 'gateway/region-not-admitted',
    action: 'RETRY',
    state: 'queued',
  },
  {
    says: /Patient validation error/i,
    code: 'gateway/index-patient',
    action: 'FIX',
    state: 'refused',
  },
  {
    says: /No results from the query/i,
    code: 'gateway/index-document-unknown',
    action: 'FIX',
    state: 'refused',
  },
  {
    says: /XDSDuplicateUniqueIdInRegistry|Documento già esistente/i,
    code: 'gateway/index-already-registered',
    action: 'FIX',
    state: 'refused',
  },
  {
    says: /Internal Error \d{4}/i,
    code: 'gateway/index-internal',
    action: 'RETRY',
    state: 'outcome-unknown',
  },
];
