import { describe, expect, it } from 'vitest';
import { absenceError } from '../../../electron/domain/cardAbsence.ts';
import type { CardPresence, CardReader } from '../../../electron/domain/ports/card.ts';
import { appError } from '../../../shared/errors/appError.ts';

function reader(state: CardReader['state'], error: CardReader['error'] = null): CardReader {
  return { name: 'Lettore', state, tokens: [], holder: null, error };
}

const unknown = appError('card/token-not-recognized', {
  returnValue: 0xe1,
  call: 'C_GetTokenInfo',
});
const busy = appError('card/session-count', { returnValue: 0xb1, call: 'C_GetTokenInfo' });
const mute = appError('card/device-error', { returnValue: 0x30, call: 'C_GetSlotInfo' });
const missing = appError('card/module-not-found', {});

describe('why no certificate can be seen', () => {
  it.each<readonly [CardPresence, string]>([
    [{ kind: 'no-service' }, 'card/pcsc-unavailable'],
    [{ kind: 'no-driver', error: missing }, 'card/module-not-found'],
    [{ kind: 'no-reader' }, 'card/no-reader'],
    [{ kind: 'reading' }, 'certificate/no-card'],
    [{ kind: 'not-answering' }, 'certificate/no-card'],
    [{ kind: 'readers', readers: [reader('empty')] }, 'certificate/no-card'],
    [{ kind: 'readers', readers: [reader('unknown-card')] }, 'certificate/no-card'],
    [{ kind: 'readers', readers: [reader('unknown-card', unknown)] }, 'card/token-not-recognized'],
    [{ kind: 'readers', readers: [reader('in-use', busy)] }, 'card/session-count'],
    [{ kind: 'readers', readers: [reader('unreadable', mute)] }, 'card/device-error'],
    [
      { kind: 'readers', readers: [reader('unknown-card', unknown), reader('in-use', busy)] },
      'card/session-count',
    ],
  ])('%j is told as %s', (presence, code) => {
    expect(absenceError(presence, 'access').code).toBe(code);
  });
});
