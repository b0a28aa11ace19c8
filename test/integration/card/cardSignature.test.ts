import { constants, createHash, randomBytes, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  certificate,
  createCardFixture,
  digest,
  digestInfo,
  message,
  publicKey,
  value,
} from '../../support/card/cardFixture.ts';

const fixture = createCardFixture();

describe('signatures', () => {
  it('raw RSA carries a PSS block, verified by OpenSSL', async () => {
    const { card, found } = await fixture.readyToSign(fixture.plain());
    const encoded = emsaPss(digest, 2047);
    const signature = value(
      await card.sign({ fingerprint: found.fingerprint, mechanism: 'rsa-raw', data: encoded }),
    );
    const key = {
      key: publicKey(found),
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 32,
    };
    expect(verify('sha256', message, key, signature)).toBe(true);
  });

  it('ECDSA over a digest, verified by OpenSSL', async () => {
    const { card, found } = await fixture.readyToSign(
      await fixture.softwareCard({ signatureName: 'signature-ec' }),
    );
    const signature = value(
      await card.sign({ fingerprint: found.fingerprint, mechanism: 'ecdsa', data: digest }),
    );
    expect(signature).toHaveLength(64);
    const key = { key: publicKey(found), dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', message, key, signature)).toBe(true);
  });

  it('find the key by its modulus where the identifiers differ', async () => {
    const { card, found } = await fixture.readyToSign(
      await fixture.softwareCard({ quirks: { keyIdDiffers: true } }),
    );
    const signature = value(
      await card.sign({
        fingerprint: found.fingerprint,
        mechanism: 'rsa-pkcs1',
        data: digestInfo,
      }),
    );
    expect(verify('sha256', message, publicKey(found), signature)).toBe(true);
  });

  it('tell a missing key, once login makes keys visible', async () => {
    const { card, found } = await fixture.readyToSign(
      await fixture.softwareCard({ quirks: { withoutKey: true } }),
    );
    expect((await certificate(card, 'signature')).refusedBecause).toBe('no-private-key');
    expect(
      await card.sign({
        fingerprint: found.fingerprint,
        mechanism: 'rsa-pkcs1',
        data: digestInfo,
      }),
    ).toMatchObject({ error: { code: 'card/no-private-key' } });
  });

  it('with a key that wants its PIN each time', async () => {
    const software = await fixture.softwareCard({ quirks: { alwaysAuthenticate: true } });
    const { card, found } = await fixture.readyToSign(software);
    const request = {
      fingerprint: found.fingerprint,
      mechanism: 'rsa-pkcs1',
      data: digestInfo,
    } as const;
    expect(await card.sign(request)).toMatchObject({
      error: { code: 'card/pin-needed-per-signature' },
    });
    const pin = Buffer.from(software.pins.signature);
    const signature = value(await card.sign(request, pin));
    expect([...pin]).toEqual(new Array(8).fill(0));
    expect(verify('sha256', message, publicKey(found), signature)).toBe(true);
    expect(await card.sign(request, Buffer.from('99999999'))).toMatchObject({
      error: { code: 'card/pin-incorrect' },
    });
  });
});

/** EMSA-PSS with SHA-256, MGF1-SHA-256 and a salt of 32 bytes (RFC 8017 §9.1.1), as a TLS client would build it. */
function emsaPss(hash: Buffer, bits: number): Buffer {
  const length = Math.ceil(bits / 8);
  const salt = randomBytes(32);
  const h = createHash('sha256')
    .update(Buffer.concat([Buffer.alloc(8), hash, salt]))
    .digest();
  const block = Buffer.concat([
    Buffer.alloc(length - salt.length - h.length - 2),
    Buffer.of(1),
    salt,
  ]);
  const mask = Buffer.alloc(block.length);
  for (let offset = 0, counter = 0; offset < mask.length; offset += 32, counter += 1) {
    const index = Buffer.alloc(4);
    index.writeUInt32BE(counter);
    createHash('sha256').update(h).update(index).digest().copy(mask, offset);
  }
  const masked = Buffer.from(block.map((byte, position) => byte ^ (mask[position] ?? 0)));
  masked.writeUInt8(masked.readUInt8(0) & (0xff >> (8 * length - bits)), 0);
  return Buffer.concat([masked, h, Buffer.of(0xbc)]);
}
