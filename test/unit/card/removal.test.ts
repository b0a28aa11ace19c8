import { describe, expect, it } from 'vitest';
import { nameRemoval } from '../../../electron/card/removal.ts';
import { appError } from '../../../shared/errors/appError.ts';

const generalError = appError('card/general-error', { returnValue: 5, call: 'C_Sign' });

describe('a card pulled out', () => {
  it('is named by what happened, keeping what the module answered', () => {
    expect(nameRemoval(generalError, () => false)).toEqual(
      appError('card/device-removed', { returnValue: 5, call: 'C_Sign' }),
    );
  });

  it('is not supposed while the card is there', () => {
    expect(nameRemoval(generalError, () => true)).toBe(generalError);
  });

  it('never hides a PIN error', () => {
    const wrongPin = appError('card/pin-incorrect', { returnValue: 0xa0, call: 'C_Login' });
    expect(nameRemoval(wrongPin, () => false)).toBe(wrongPin);
  });
});
