import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { CardToken } from '../../../electron/domain/ports/card.ts';
import type { PinQuestion } from '../../../electron/domain/ports/pinSource.ts';
import { handedPins, readHandedSecrets } from '../../../electron/headless/secretSources.ts';

function question(
  purpose: PinQuestion['purpose'],
  pinWarning: CardToken['pinWarning'] = 'none',
): PinQuestion {
  const token = { ...{ tokenId: '1/CNS', label: 'CNS', serialNumber: '1', manufacturer: '' } };
  const limits = { model: '', reader: '', minPinLength: 5, maxPinLength: 8 };
  const certificate = {
    ...{ fingerprint: '', tokenId: '1/CNS', der: new Uint8Array(), purpose },
    ...{ refusedBecause: null, holderName: '', holderCodiceFiscale: null, issuerName: '' },
    ...{ notBefore: '', notAfter: '', keyType: 'rsa' as const, keyBits: 2048 },
  };
  return {
    purpose,
    isForOneUse: false,
    reason: 'Prova',
    certificate,
    token: { ...token, ...limits, pinWarning, pinOnReader: false },
  };
}

async function answer(source: ReturnType<typeof handedPins>, asked: PinQuestion): Promise<string> {
  const result = await source.ask(asked);
  return result.ok ? Buffer.from(result.value).toString() : result.error.code;
}

describe('PINs handed over by a calling program', () => {
  it('are read by their purpose', async () => {
    const input = Readable.from(['access 12345678\nsignature 1122', '3344\nqualcosa\n']);
    expect((await readHandedSecrets(input)).pins).toEqual({
      access: '12345678',
      signature: '11223344',
    });
  });

  it('are given once each: a wrong one is never repeated', async () => {
    const source = handedPins({ access: '12345678' });
    expect(await answer(source, question('signature'))).toBe('workspace/pin-missing');
    expect(await answer(source, question('access'))).toBe('12345678');
    expect(await answer(source, question('access'))).toBe('workspace/pin-missing');
  });

  it('are never given to a card with one try left, and may be to one whose flags are less sure', async () => {
    const source = handedPins({ access: '12345678' });
    expect(await answer(source, question('access', 'final-try'))).toBe('card/pin-last-try');
    expect(await answer(source, question('access', 'locked'))).toBe('12345678');
  });
});
