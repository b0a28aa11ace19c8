import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importIdentity } from '../../../electron/identity/importIdentity.ts';
import { createTokenIssuer } from '../../../electron/identity/createTokenIssuer.ts';
import type { Randomness } from '../../../electron/domain/ports/randomness.ts';
import type { TokenRequest } from '../../../electron/domain/ports/tokenIssuer.ts';
import { doctorProfileSchema } from '../../../shared/fse/doctorProfile.ts';
import { actClaims } from '../../../shared/fse/jwtClaims.ts';
import { nationalMethodMatrix } from '../../../shared/fse/methodMatrix.ts';
import { makeTestPki, type TestPki } from '../../pki/makeTestPki.ts';
import { stageDoctor, stagePatient } from '../../support/fseProfile.ts';

const now = new Date('2026-11-23T10:00:00Z');
const name = 'S1#090201PSSMNZLSN99E05F205J';
const uuids = ['0b6c4f0e-3b7a-4f7e-9f0a-6f1f5d1c9a11', '7d0a6b0d-55c2-4a3c-8a55-2b3d1c0f7e20'];

let directory = '';
let pki: TestPki;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'identity-'));
  pki = await makeTestPki({ directory, doctor: stageDoctor, now });
});

afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

function fixedRandomness(): Randomness {
  const left = [...uuids];
  return { uuid: () => left.shift() ?? uuids[0] ?? '', digits: (count) => '1'.repeat(count) };
}

function imported(certificate: string, key = certificate, region = '090', doctor = stageDoctor) {
  return importIdentity(
    {
      certificate: Buffer.from(pki.certPem(certificate)),
      privateKey: Buffer.from(pki.keyPem(key)),
    },
    {
      environment: { name: 'stage', certificateRegion: region },
      authoritiesPem: [pki.certPem('cns-ca') + pki.certPem('sogei-ca')],
      profile: doctor,
      at: now,
    },
  );
}

function issuer(at = now, randomness = fixedRandomness()) {
  const result = createTokenIssuer({
    identity: {
      certificate: pki.certDer('sogei-sign'),
      privateKey: createPrivateKey(pki.keyPem('sogei-sign')).export({
        format: 'der',
        type: 'pkcs8',
      }),
    },
    clock: { now: () => at },
    randomness,
  });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function request(change: Partial<TokenRequest> = {}): TokenRequest {
  return {
    audience: 'https://modipa-val.fse.salute.gov.it/govway/rest/in/FSE/gateway/v1',
    claims: actClaims({
      rule: nationalMethodMatrix.create,
      profile: stageDoctor,
      patientCodiceFiscale: stagePatient,
      accessRules: [],
      documentSha256: 'ab'.repeat(32),
    }),
    lifetimeSeconds: 600,
    backdatingSeconds: 60,
    clockOffsetMs: 0,
    ...change,
  };
}

describe('importing an identity', () => {
  it('takes certificate and key of the doctor, PEM or DER', () => {
    const result = imported('sogei-sign');
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value).toMatchObject({ commonName: name, warnings: [] });
    expect(result.value.identity.environment).toBe('stage');
    const der = importIdentity(
      { certificate: pki.certDer('sogei-sign'), privateKey: result.value.identity.privateKey },
      {
        environment: { name: 'stage', certificateRegion: '090' },
        authoritiesPem: [pki.certPem('sogei-ca')],
        profile: stageDoctor,
        at: now,
      },
    );
    expect(der.ok && der.value.identity.fingerprint).toBe(result.value.identity.fingerprint);
  });

  it.each([
    ['sogei-auth', 'sogei-auth', 'identity/authentication-certificate'],
    ['sogei-sign-expired', 'sogei-sign-expired', 'identity/expired'],
    ['sogei-sign-unknown-ca', 'sogei-sign-unknown-ca', 'identity/issuer-unknown'],
    ['sogei-sign', 'server', 'identity/key-mismatch'],
    ['signature', 'signature', 'identity/name-not-signature'],
  ])('refuses %s with the key of %s: %s', (certificate, key, code) => {
    const result = imported(certificate, key);
    expect(result.ok ? null : result.error.code).toBe(code);
  });

  it('refuses another region than the environment expects', () => {
    const result = imported('sogei-sign', 'sogei-sign', '111');
    expect(result.ok ? null : result.error).toMatchObject({
      code: 'identity/region-mismatch',
      data: { found: '090', expected: '111' },
    });
  });

  it('warns about another holder or azienda and lets the identity pass', () => {
    const other = doctorProfileSchema.parse({
      ...stageDoctor,
      codiceFiscale: 'MNTMRA03M71C615V',
      azienda: { code: '090202', name: 'X' },
    });
    const result = imported('sogei-sign', 'sogei-sign', '090', other);
    expect(result.ok && result.value.warnings.map((warning) => warning.code)).toEqual([
      'identity/other-holder',
      'identity/other-azienda',
    ]);
  });

  it.each([
    ['certificate', 'identity/certificate-unreadable'],
    ['privateKey', 'identity/key-unreadable'],
  ] as const)('names an unreadable %s', (file, code) => {
    const files = {
      certificate: pki.certDer('sogei-sign'),
      privateKey: Buffer.from(pki.keyPem('sogei-sign')),
      [file]: Buffer.from('PKCS#12 or a letter'),
    };
    const result = importIdentity(files, {
      environment: { name: 'stage', certificateRegion: '090' },
      authoritiesPem: [pki.certPem('sogei-ca')],
      profile: stageDoctor,
      at: now,
    });
    expect(result.ok ? null : result.error.code).toBe(code);
  });
});

describe('issuing tokens', () => {
  it('signs a pair an independent verifier accepts, with the claims of the worked example', async () => {
    const result = await issuer().issue(request());
    if (!result.ok) throw new Error(result.error.code);
    const pair = result.value;
    const leaf = new X509Certificate(pki.certDer('sogei-sign'));
    await compactVerify(pair.authorization, leaf.publicKey);
    await compactVerify(pair.signature, leaf.publicKey);
    const iat = now.getTime() / 1000 - 60;
    expect(decodeJwt(pair.authorization)).toEqual({
      iss: `auth:${name}`,
      sub: 'MNZLSN99E05F205J^^^&2.16.840.1.113883.2.9.4.3.2&ISO',
      aud: 'https://modipa-val.fse.salute.gov.it/govway/rest/in/FSE/gateway/v1',
      iat,
      exp: iat + 600,
      jti: uuids[0],
    });
    expect(decodeJwt(pair.signature)).toMatchObject({
      iss: `integrity:${name}`,
      jti: uuids[1],
      attachment_hash: 'ab'.repeat(32),
    });
    expect(pair).toMatchObject({ authorizationJti: uuids[0], signatureJti: uuids[1] });
  });

  it('writes alg, typ and one standard-base64 certificate in the header, nothing else', async () => {
    const result = await issuer().issue(request());
    if (!result.ok) throw new Error(result.error.code);
    for (const token of [result.value.authorization, result.value.signature]) {
      expect(decodeProtectedHeader(token)).toEqual({
        alg: 'RS256',
        typ: 'JWT',
        x5c: [pki.certDer('sogei-sign').toString('base64')],
      });
    }
  });

  it('applies the clock offset', async () => {
    const result = await issuer().issue(request({ clockOffsetMs: -240_000 }));
    if (!result.ok) throw new Error(result.error.code);
    expect(decodeJwt(result.value.authorization).iat).toBe(now.getTime() / 1000 - 240 - 60);
  });

  it.each([
    ['2040-01-01T00:00:00Z', 'identity/expired'],
    ['2000-01-01T00:00:00Z', 'identity/not-yet-valid'],
  ])('refuses at %s: %s', async (at, code) => {
    const result = await issuer(new Date(at)).issue(request());
    expect(result.ok ? null : result.error.code).toBe(code);
  });

  it('names the claims that cannot be signed', async () => {
    const { claims } = request();
    const { attachment_hash: _left, ...act } = claims.act;
    const result = await issuer().issue(
      request({ claims: { ...claims, act: { ...act, nbf: '1' } } }),
    );
    expect(result.ok ? null : result.error).toMatchObject({
      code: 'identity/claims-invalid',
      data: { claims: ['attachment_hash', 'nbf'] },
    });
  });

  it('refuses a key of another certificate', () => {
    const result = createTokenIssuer({
      identity: {
        certificate: pki.certDer('sogei-sign'),
        privateKey: Buffer.from(pki.keyPem('server')),
      },
      clock: { now: () => now },
      randomness: fixedRandomness(),
    });
    expect(result.ok ? null : result.error.code).toBe('identity/key-mismatch');
  });
});
