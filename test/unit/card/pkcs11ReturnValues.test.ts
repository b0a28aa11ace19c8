import pkcs11 from 'pkcs11js';
import { describe, expect, it } from 'vitest';
import { attempt } from '../../../electron/card/pkcs11Failure.ts';
import {
  codeOfReturnValue,
  pkcs11ReturnValues,
} from '../../../electron/card/pkcs11ReturnValues.ts';
import { appError, errorText } from '../../../shared/errors/appError.ts';
import { cardErrors } from '../../../shared/errors/areas/cardErrors.ts';

function constantName(code: string): string {
  return `CKR_${code.slice('card/'.length).replaceAll('-', '_').toUpperCase()}`;
}

describe('PKCS#11 return values', () => {
  it.each([...pkcs11ReturnValues])('%i becomes its own error %s', (value, code) => {
    const constants = pkcs11 as unknown as Record<string, number>;
    const name = constantName(code);
    expect(constants[name]).toBe(value);

    const failure = attempt(() => {
      throw new pkcs11.Pkcs11Error(name, value, 'C_Sign');
    });
    expect(failure).toMatchObject({
      ok: false,
      error: { code, data: { returnValue: value, call: 'C_Sign' } },
    });
    const text = errorText(appError(code, { returnValue: value, call: 'C_Sign' }));
    expect(Object.values(text).every((part: string) => part.length > 10)).toBe(true);
  });

  it('never gives two values the same error', () => {
    expect(new Set(pkcs11ReturnValues.values()).size).toBe(pkcs11ReturnValues.size);
  });

  it('keeps the number of a vendor value and of an unknown one, and shows it', () => {
    expect(codeOfReturnValue(0x80000abc)).toBe('card/vendor-defined');
    expect(codeOfReturnValue(0x1234)).toBe('card/unknown-return-value');
    const error = appError('card/vendor-defined', { returnValue: 0x80000abc, call: 'C_Login' });
    expect(errorText(error).happened).toContain('0x80000ABC');
  });

  it('lets a defect through instead of calling it a card error', () => {
    expect(() =>
      attempt(() => {
        throw new TypeError('ours');
      }),
    ).toThrow('ours');
  });
});

describe('texts of the card errors', () => {
  it.each(Object.keys(cardErrors))('%s speaks in the impersonal register', (code) => {
    const definition = cardErrors[code as keyof typeof cardErrors];
    const data = {
      returnValue: 5,
      call: 'C_Sign',
      module: 'modulo.so',
      found: 'ia32',
      min: 5,
      max: 8,
      bits: 1024,
      at: '2026-11-22T00:00:00.000Z',
      keyType: 'rsa',
      mechanism: 'ecdsa',
      length: 1,
      expected: 256,
      tokenId: 'x',
      fingerprint: 'x',
    };
    const { happened, meaning, next } = definition.text(data as never);
    expect([happened, meaning, next].join(' ')).not.toMatch(
      /\b(Lei|Inserisca|Riprovi|Verifichi|Installi|Chiuda|Attenda|Scelga|Ripeta)\b|undefined/u,
    );
    expect(Math.min(happened.length, meaning.length, next.length)).toBeGreaterThan(10);
  });

  it('never lets the program retry what involves a PIN', () => {
    for (const [code, { retry }] of Object.entries(cardErrors)) {
      if (/pin|user|session/u.test(code)) expect([code, retry]).not.toEqual([code, 'auto']);
    }
  });
});
