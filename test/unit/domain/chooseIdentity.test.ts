import { expect, it } from 'vitest';
import { chooseIdentity } from '../../../electron/domain/chooseIdentity.ts';
import type { KeptIdentity } from '../../../electron/domain/ports/archive.ts';

function identity(fingerprint: string, changes: Partial<KeptIdentity> = {}): KeptIdentity {
  return {
    fingerprint,
    environment: 'test',
    certificate: new Uint8Array(),
    privateKey: new Uint8Array([1]),
    importedAt: '2026-01-01T00:00:00.000Z',
    chosenAt: null,
    provenAt: null,
    ...changes,
  };
}

const day = (n: number): string => `2026-02-0${String(n)}T00:00:00.000Z`;

it.each([
  ['none', [], null],
  ['the only one', [identity('a')], 'a'],
  ['the newest', [identity('a'), identity('b', { importedAt: day(1) })], 'b'],
  [
    'the proven one during a renewal',
    [identity('new', { importedAt: day(2) }), identity('old', { provenAt: day(1) })],
    'old',
  ],
  [
    'the newest proven one after it',
    [
      identity('old', { provenAt: day(3) }),
      identity('new', { importedAt: day(2), provenAt: day(2) }),
    ],
    'new',
  ],
  [
    'the one chosen last, whatever is proven',
    [
      identity('proven', { provenAt: day(1), chosenAt: day(1) }),
      identity('chosen', { chosenAt: day(2) }),
    ],
    'chosen',
  ],
  [
    'never one whose key is destroyed',
    [identity('gone', { privateKey: null, chosenAt: day(2) }), identity('left')],
    'left',
  ],
] as const)('chooses %s', (_name, identities, expected) => {
  expect(chooseIdentity(identities)?.fingerprint ?? null).toBe(expected);
});
