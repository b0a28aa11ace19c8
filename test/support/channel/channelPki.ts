import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateTable } from '../../pki/certificateTable.ts';
import { issueCertificate } from '../../pki/issueCertificate.ts';
import { makeTestPki, type TestPki } from '../../pki/makeTestPki.ts';

const doctor = { codiceFiscale: 'MNZLSN99E05F205J', family: 'Manzi', given: 'Alessandro' };

/** Makes the test PKI in a folder of its own; `dispose` removes it. */
export async function makeChannelPki(): Promise<{ pki: TestPki; dispose: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'sintesi-channel-'));
  const pki = await makeTestPki({ directory, doctor });
  return { pki, dispose: () => rm(directory, { recursive: true, force: true }) };
}

/** An access certificate like the card's own, with a key of another kind. */
export function issueAccess(
  pki: TestPki,
  kind: 'ec-p256' | 'rsa-1024',
): { der: Uint8Array; keyPem: string } {
  const { privateKey } =
    kind === 'ec-p256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 1024 });
  const table = certificateTable(doctor);
  const profile = table.find(({ name }) => name === 'cns-auth');
  const issuer = table.find(({ name }) => name === 'cns-ca');
  if (profile === undefined || issuer === undefined) throw new Error('the PKI has no access card');
  const der = issueCertificate({
    profile,
    issuer,
    subjectKey: privateKey,
    issuerKey: createPrivateKey(pki.keyPem('cns-ca')),
    now: new Date(),
  });
  return { der, keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
