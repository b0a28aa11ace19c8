import { describe, expect, it } from 'vitest';
import { nameRemoval } from '../../../electron/card/removal.ts';
import { appError } from '../../../shared/errors/appError.ts';

const generalError = appError('card/general-error', { returnValue: 5, call: 'C_Sign' });
const removed = appError('card/device-removed', { returnValue: 5, call: 'C_Sign' });

describe('a card pulled out', () => {
  it('is named by what happened, keeping what the module answered', async () => {
    expect(await nameRemoval(generalError, () => false, 0)).toEqual(removed);
  });

  it('is noticed even where the reader shows it a moment later', async () => {
    let looks = 0;
    const isThere = () => (looks += 1) < 3;
    expect(await nameRemoval(generalError, isThere, 1000)).toEqual(removed);
    expect(looks).toBe(3);
  });

  it('is not supposed while the card is there', async () => {
    expect(await nameRemoval(generalError, () => true, 200)).toBe(generalError);
  });

  it('never hides a PIN error, nor delays it', async () => {
    const wrongPin = appError('card/pin-incorrect', { returnValue: 0xa0, call: 'C_Login' });
    let looks = 0;
    const isThere = () => (looks += 1) > 0;
    expect(await nameRemoval(wrongPin, isThere, 1000)).toBe(wrongPin);
    expect(looks).toBe(0);
  });
});
