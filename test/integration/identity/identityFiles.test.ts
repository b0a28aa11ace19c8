import { execFileSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeBackup } from '../../../electron/identity/identityBackup.ts';
import { readIdentityMaterial } from '../../../electron/identity/identityMaterial.ts';
import { matchIdentity } from '../../../electron/identity/matchIdentity.ts';
import { trialToken } from '../../../electron/identity/trialToken.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import { makeTestPki, type TestPki } from '../../pki/makeTestPki.ts';
import { codeOf, valueOf } from '../../support/archiveFixtures.ts';
import { stageDoctor } from '../../support/fseProfile.ts';

let directory = '';
let pki: TestPki;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sintesi-identity-'));
  pki = await makeTestPki({ directory, doctor: stageDoctor });
});

afterAll(() => rm(directory, { recursive: true, force: true }));

const password = 'segreto-1';
const answer =
  (text: string): (() => Promise<Result<string>>) =>
  () =>
    Promise.resolve(ok(text));
const unasked = (): Promise<Result<string>> => {
  throw new Error('no password is due');
};

/** A container made by OpenSSL from a certificate and its key. */
async function container(name: string, flags: readonly string[]): Promise<Uint8Array> {
  const out = join(directory, `${name}-${flags.join('')}.p12`);
  const file = (ending: string): string => join(directory, `${name}.${ending}.pem`);
  execFileSync('openssl', [
    ...['pkcs12', '-export', '-in', file('cert'), '-inkey', file('key'), '-out', out],
    ...['-certfile', join(directory, 'sogei-ca.cert.pem'), '-passout', `pass:${password}`],
    ...flags,
  ]);
  return readFile(out);
}

function pkcs8(name: string): Uint8Array {
  return createPrivateKey(pki.keyPem(name)).export({ format: 'der', type: 'pkcs8' });
}

const none = { handed: [], pending: [], chosen: null };

it.each([
  ['modern', []],
  ['with RC2 and 3DES', ['-legacy']],
  ['with 3DES only', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
])('opens a PKCS#12 container, %s', async (_name, flags) => {
  const bytes = await container('sogei-sign', flags);
  const material = valueOf(await readIdentityMaterial(bytes, answer(password)));
  const { certificate, key } = valueOf(
    matchIdentity(material.certificates, { ...none, handed: material.keys }),
  );
  expect(certificate.der).toEqual(pki.certDer('sogei-sign'));
  expect(certificate.x509.checkPrivateKey(key)).toBe(true);
  expect(codeOf(await readIdentityMaterial(bytes, answer('altra')))).toBe(
    'identity/password-wrong',
  );
});

it('does not take the authentication certificate of a container for the other one', async () => {
  const bytes = await container('sogei-auth', []);
  const material = valueOf(await readIdentityMaterial(bytes, answer(password)));
  expect(codeOf(matchIdentity(material.certificates, { ...none, handed: material.keys }))).toBe(
    'identity/authentication-certificate',
  );
});

it("finds the signature certificate in the platform's zip, plain or in base64, by the pending key", async () => {
  const zip = zipSync({
    'firma.der': pki.certDer('sogei-sign'),
    'autenticazione.der': pki.certDer('sogei-auth'),
    'leggimi.txt': Buffer.from('niente'),
  });
  const pending = [
    createPrivateKey(pki.keyPem('sogei-auth')),
    createPrivateKey(pki.keyPem('sogei-sign')),
  ];
  for (const bytes of [zip, Buffer.from(Buffer.from(zip).toString('base64'))]) {
    const material = valueOf(await readIdentityMaterial(bytes, unasked));
    expect(material.certificates).toHaveLength(2);
    const matched = valueOf(matchIdentity(material.certificates, { ...none, pending }));
    expect(matched.certificate.commonName).toBe('S1#090201PSSMNZLSN99E05F205J');
    expect(codeOf(matchIdentity(material.certificates, none))).toBe('identity/request-not-found');
  }
});

it('refuses a zip that is damaged or holds what no certificate can be', async () => {
  const zip = zipSync({ big: new Uint8Array(1_000_000) });
  expect(codeOf(await readIdentityMaterial(zip, unasked))).toBe('identity/zip-unreadable');
  const cut = zipSync({ 'a.der': pki.certDer('sogei-sign') }).subarray(0, 300);
  expect(codeOf(await readIdentityMaterial(cut, unasked))).toBe('identity/zip-unreadable');
});

it('reads PEM with a locked key, and a bundle with authorities', async () => {
  const locked = createPrivateKey(pki.keyPem('sogei-sign')).export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: password,
  });
  const bundle = Buffer.from(
    `${pki.certPem('sogei-ca')}${pki.certPem('sogei-sign')}${String(locked)}`,
  );
  const material = valueOf(await readIdentityMaterial(bundle, answer(password)));
  const matched = matchIdentity(material.certificates, { ...none, handed: material.keys });
  expect(valueOf(matched).certificate.commonName).toBe('S1#090201PSSMNZLSN99E05F205J');
  expect(codeOf(await readIdentityMaterial(bundle, answer('altra')))).toBe(
    'identity/password-wrong',
  );
});

it('lists the identities of a file that holds several, and takes the one meant', () => {
  // Two certificates of one key, as after a renewal without a new key.
  const certificates = [pki.certDer('sogei-sign'), pki.certDer('sogei-sign-expired')];
  const handed = [createPrivateKey(pki.keyPem('sogei-sign'))];
  const several = matchIdentity(certificates, { ...none, handed });
  expect(several).toMatchObject({
    error: { code: 'identity/several-found', data: { found: { length: 2 } } },
  });
  const found =
    several.ok || several.error.code !== 'identity/several-found' ? [] : several.error.data.found;
  const chosen = /\(([0-9a-f]{64})\)/.exec(found[1] ?? '')?.[1] ?? '';
  expect(valueOf(matchIdentity(certificates, { ...none, handed, chosen })).certificate.der).toEqual(
    pki.certDer('sogei-sign-expired'),
  );
});

it('a backup opens with its passphrase only, and not after a change', async () => {
  const identity = { certificate: pki.certDer('sogei-sign'), privateKey: pkcs8('sogei-sign') };
  const backup = await makeBackup(identity, 'perché no');
  expect(Buffer.from(backup).includes(Buffer.from(identity.privateKey).toString('base64'))).toBe(
    false,
  );
  // The same letter in another normal form, as another keyboard writes it.
  const material = valueOf(await readIdentityMaterial(backup, answer('perche\u0301 no')));
  expect(material.certificates).toEqual([identity.certificate]);
  expect(material.keys[0]?.export({ format: 'der', type: 'pkcs8' })).toEqual(identity.privateKey);
  expect(codeOf(await readIdentityMaterial(backup, answer('altra')))).toBe(
    'identity/password-wrong',
  );
  const other = pki.certDer('sogei-auth').toString('base64');
  const changed = Buffer.from(backup)
    .toString()
    .replace(Buffer.from(identity.certificate).toString('base64'), other);
  expect(codeOf(await readIdentityMaterial(Buffer.from(changed), answer('perché no')))).toBe(
    'identity/password-wrong',
  );
});

it('reports what is neither', async () => {
  expect(codeOf(await readIdentityMaterial(Buffer.from('ciao'), unasked))).toBe(
    'identity/certificate-unreadable',
  );
  const empty = valueOf(await readIdentityMaterial(Buffer.from(pki.certPem('sogei-ca')), unasked));
  expect(codeOf(matchIdentity(empty.certificates, none))).toBe('identity/certificate-unreadable');
});

it('the trial token verifies with its own certificate and no other', async () => {
  const privateKey = pkcs8('sogei-sign');
  expect(await trialToken({ certificate: pki.certDer('sogei-sign'), privateKey })).toEqual(ok());
  expect(codeOf(await trialToken({ certificate: pki.certDer('sogei-auth'), privateKey }))).toBe(
    'identity/token-not-verified',
  );
});
