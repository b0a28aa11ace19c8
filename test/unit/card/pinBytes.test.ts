import { describe, expect, it } from 'vitest';
import { checkPin, lendPin } from '../../../electron/card/pinBytes.ts';
import type { CardToken } from '../../../electron/domain/ports/card.ts';

const token: CardToken = {
  tokenId: '1/CNS',
  label: 'CNS',
  serialNumber: '1',
  manufacturer: '',
  model: '',
  reader: '',
  minPinLength: 5,
  maxPinLength: 8,
  pinWarning: 'none',
  pinOnReader: false,
};

describe('a PIN before the card sees it', () => {
  it.each([
    ['', 'card/pin-wrong-length'],
    ['1234', 'card/pin-wrong-length'],
    ['123456789', 'card/pin-wrong-length'],
    ['1234a', 'card/pin-not-digits'],
    ['12 45', 'card/pin-not-digits'],
    ['12é4', 'card/pin-not-digits'],
  ])('%j is refused as %s', (pin, code) => {
    expect(checkPin(token, Buffer.from(pin))).toMatchObject({ ok: false, error: { code } });
  });

  it.each(['12345', '12345678'])('%s is let through', (pin) => {
    expect(checkPin(token, Buffer.from(pin)).ok).toBe(true);
  });

  it('is zeroed after use, also when the use throws', async () => {
    const pin = Buffer.from('12345');
    expect(await lendPin(pin, (text) => text)).toBe('12345');
    expect([...pin]).toEqual([0, 0, 0, 0, 0]);

    const another = Buffer.from('54321');
    await expect(
      lendPin(another, () => {
        throw new Error('defect');
      }),
    ).rejects.toThrow('defect');
    expect([...another]).toEqual([0, 0, 0, 0, 0]);
  });
});
