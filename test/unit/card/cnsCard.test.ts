import { constants, generateKeyPairSync, publicDecrypt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCnsCard } from '../../cards/virtual/cnsCard.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

function freshCard() {
  return createCnsCard({
    cardNumber: '7430012345678901',
    holder: { family: 'MANZI', given: 'ALESSANDRO', codiceFiscale: 'MNZLSN99E05F205J' },
    accessCertificate: Buffer.from('certificato'),
    signatureCertificate: null,
    accessKey: { pem, pin: '12345678' },
    signatureKey: null,
  });
}

const command = (hexadecimal: string) => Buffer.from(hexadecimal.replaceAll(' ', ''), 'hex');
const verifyPin = (pin: string) =>
  Buffer.concat([command('00 20 00 10 08'), Buffer.from(pin, 'latin1')]);
const word = (answer: Buffer) => answer.subarray(-2).toString('hex');

describe('the virtual national services card', () => {
  it('says CNS in its answer to reset, with a right check byte', () => {
    const { atr } = freshCard();
    expect(atr.toString('latin1')).toContain('CNS');
    expect(atr.subarray(1).reduce((sum, byte) => sum ^ byte, 0)).toBe(0);
  });

  it('lets its files be read and nothing else', () => {
    const card = freshCard();
    expect(word(card.answer(command('00 a4 08 00 04 1100 1101')))).toBe('9000');
    expect(card.answer(command('00 b0 00 00 00')).toString('latin1')).toContain('certificato');
    expect(word(card.answer(command('00 a4 08 00 04 1400 9010')))).toBe('6a82');
    expect(word(card.answer(command('00 ca 00 00')))).toBe('6d00');
  });

  it('counts wrong PINs across resets, and locks', () => {
    const card = freshCard();
    expect(word(card.answer(verifyPin('99999999')))).toBe('63c2');
    card.reset();
    expect(word(card.answer(verifyPin('99999999')))).toBe('63c1');
    expect(word(card.answer(verifyPin('99999999')))).toBe('6983');
    expect(word(card.answer(verifyPin('12345678')))).toBe('6983');
  });

  it('signs a chained block only after the PIN', () => {
    const card = freshCard();
    const padded = Buffer.concat([
      command('0001'),
      Buffer.alloc(202, 0xff),
      command('00 3031300d060960864801650304020105000420'),
      Buffer.alloc(32, 7),
    ]);
    const sign = () => {
      const block = Buffer.concat([Buffer.of(0), padded]);
      card.answer(Buffer.concat([command('10 2a 80 86 ff'), block.subarray(0, 255)]));
      return card.answer(Buffer.concat([command('00 2a 80 86 02'), block.subarray(255)]));
    };
    expect(word(sign())).toBe('6982');
    expect(word(card.answer(verifyPin('12345678')))).toBe('9000');
    const signed = sign();
    expect(word(signed)).toBe('9000');
    expect(signed).toHaveLength(258);
    const recovered = publicDecrypt(
      { key: publicKey, padding: constants.RSA_NO_PADDING },
      signed.subarray(0, 256),
    );
    expect(recovered.equals(padded)).toBe(true);
  });
});
