import type { AnswerRule } from './answerRule.ts';

/**
 * The regional service between CART and the nation (gateway.md §10.1, shape 3). Its 5xx come after it may have
 * spoken with the national gateway, so they tell nothing about the outcome (reliability §7.1).
 */
export const middlewareRules: readonly AnswerRule[] = [
  {
    named: 'mw/io_error',
    code: 'gateway/middleware-unreachable',
    action: 'AMBIG',
    state: 'outcome-unknown',
  },
  {
    named: 'mw/internal_error',
    code: 'gateway/middleware-failed',
    action: 'AMBIG',
    state: 'outcome-unknown',
  },
  {
    named: /^mw\/auth/,
    code: 'gateway/middleware-authentication',
    action: 'CONFIG',
    state: 'blocked',
  },
];

/** Texts of regional services that carry no `mw/` type. */
export const regionalTextRules: readonly AnswerRule[] = [
  // The national side had answered 202 in the reported case (field failure TO-11).
  {
    says: /FSE_ER_000|Gateway Response is null/,
    code: 'gateway/middleware-lost-answer',
    action: 'AMBIG',
    state: 'outcome-unknown',
  },
  {
    says: /Codice fiscale non trovato in anagrafe/i,
    code: 'gateway/patient-not-registered',
    action: 'FIX',
    state: 'refused',
  },
  // Some regions compare the two; with ours they are equal by construction (field failure RB-08).
  {
    says: /identificativoDoc e identificativo CDA diversi/i,
    code: 'gateway/identifier-refused',
    action: 'FIX',
    state: 'refused',
  },
  {
    named: '[GTW-015]',
    code: 'gateway/patient-code-refused',
    action: 'FIX',
    state: 'refused',
  },
];
