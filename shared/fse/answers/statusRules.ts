import type { Conclusion } from './answerRule.ts';
import type { ReadAnswer } from './readAnswer.ts';

const proxyAuthentication: Conclusion = {
  code: 'gateway/proxy-authentication',
  action: 'CONFIG',
  state: 'blocked',
};
const tooManyRequests: Conclusion = {
  code: 'gateway/too-many-requests',
  action: 'RETRY',
  state: 'queued',
};
const unavailable: Conclusion = { code: 'gateway/unavailable', action: 'RETRY', state: 'queued' };
const accessRefused: Conclusion = {
  code: 'gateway/access-refused',
  action: 'CONFIG',
  state: 'blocked',
};
const addressUnknown: Conclusion = {
  code: 'gateway/address-unknown',
  action: 'CONFIG',
  state: 'blocked',
};
const backendTimeout: Conclusion = {
  code: 'gateway/backend-timeout',
  action: 'AMBIG',
  state: 'outcome-unknown',
};

/** Statuses that promise non-delivery whoever gives them, a proxy included (RFC 9110 §15.5.8, RFC 6585 §4). */
const fromAnybody = new Map<number, Conclusion>([
  [407, proxyAuthentication],
  [429, tooManyRequests],
  [503, unavailable],
]);

/** Statuses that mean something only when the gateway itself gave them. */
const fromGateway = new Map<number, Conclusion>([
  [401, accessRefused],
  [403, accessRefused],
  [404, addressUnknown],
  [405, addressUnknown],
  [408, backendTimeout],
  [413, { code: 'gateway/file-too-large', action: 'FIX', state: 'refused' }],
  [502, { code: 'gateway/invalid-response', action: 'AMBIG', state: 'outcome-unknown' }],
  [504, backendTimeout],
]);

const redirected: Conclusion = { code: 'gateway/redirected', action: 'CONFIG', state: 'blocked' };
const refused: Conclusion = {
  code: 'gateway/refused-unexplained',
  action: 'SUPPORT',
  state: 'refused',
};
// 500 alone is never a reason to retry without knowing why (gateway.md §10.5).
const failed: Conclusion = {
  code: 'gateway/failed-unexplained',
  action: 'SUPPORT',
  state: 'outcome-unknown',
};
const notTheGateway: Conclusion = {
  code: 'gateway/not-the-gateway',
  action: 'AMBIG',
  state: 'outcome-unknown',
};

/** What the status alone allows to conclude, when no text said more (reliability §7.2.3). */
export function concludeFromStatus(answer: ReadAnswer): Conclusion {
  const { status } = answer;
  const universal = fromAnybody.get(status);
  if (universal !== undefined) return universal;
  // A page that carries no X-CART-id and no contract shape came from a device in between: outcome unknown.
  if (!answer.isFromGateway) return notTheGateway;
  const known = fromGateway.get(status);
  if (known !== undefined) return known;
  if (status >= 300 && status < 400) return redirected;
  if (status >= 400 && status < 500) return refused;
  return failed;
}
