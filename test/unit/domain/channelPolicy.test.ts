import { describe, expect, it } from 'vitest';
import { channelPolicy } from '../../../electron/domain/channelPolicy.ts';
import type { SignatureClass } from '../../../electron/domain/ports/card.ts';

const everything: readonly SignatureClass[] = ['raw', 'pss', 'pkcs1', 'sha256-pkcs1'];

function policy(verified: readonly SignatureClass[] | null, announced = everything) {
  const result = channelPolicy({ announced, verified });
  return result.ok ? result.value : result.error.code;
}

describe('what the channel may sign with', () => {
  it.each([
    [['raw', 'pkcs1'], 'pss-capable'],
    [['ecdsa'], 'pss-capable'],
    [['pkcs1'], 'v1.5-only'],
    [['pss', 'pkcs1'], 'v1.5-only'],
    [['pss', 'sha256-pkcs1'], 'card/no-common-scheme'],
    [[], 'card/no-common-scheme'],
  ] as const)('after trials that showed %j: %s', (verified, expected) => {
    expect(policy(verified)).toBe(expected);
  });

  it('goes by what the driver lists only while nothing was tried', () => {
    expect(policy(null)).toBe('pss-capable');
    expect(policy(null, ['pkcs1'])).toBe('v1.5-only');
    expect(policy(['pkcs1'], everything)).toBe('v1.5-only');
  });
});
