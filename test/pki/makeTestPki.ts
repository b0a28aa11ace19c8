import { generateKeyPair, X509Certificate, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CertificateProfile, KeyChoice } from './certificateProfile.ts';
import { certificateTable, type TestPerson } from './certificateTable.ts';
import { issueCertificate } from './issueCertificate.ts';

const generate = promisify(generateKeyPair);

/** A folder of test certificates and keys: `<name>.cert.pem`, `<name>.cert.der`, `<name>.key.pem` (PKCS#8). */
export interface TestPki {
  readonly directory: string;
  certPem(name: string): string;
  keyPem(name: string): string;
  certDer(name: string): Buffer;
}

/** What the test PKI is made for. */
export interface TestPkiRequest {
  /** Created when absent. */
  readonly directory: string;
  readonly doctor: TestPerson;
  /** The instant validity is counted from; the present one when absent. */
  readonly now?: Date;
}

/** Opens a folder `makeTestPki` filled; an unknown name throws at use. */
export function openTestPki(directory: string): TestPki {
  return {
    directory,
    certPem: (name) => readFileSync(join(directory, `${name}.cert.pem`), 'utf8'),
    keyPem: (name) => readFileSync(join(directory, `${name}.key.pem`), 'utf8'),
    certDer: (name) => readFileSync(join(directory, `${name}.cert.der`)),
  };
}

async function generateKey(choice: Exclude<KeyChoice, object>): Promise<KeyObject> {
  const pair =
    choice === 'ec-p256'
      ? await generate('ec', { namedCurve: 'P-256' })
      : await generate('rsa', { modulusLength: choice === 'rsa-1024' ? 1024 : 2048 });
  return pair.privateKey;
}

async function generateKeys(
  table: readonly CertificateProfile[],
): Promise<ReadonlyMap<string, KeyObject>> {
  const keys = new Map<string, KeyObject>();
  await Promise.all(
    table.map(async ({ name, key }) => {
      if (typeof key === 'string') keys.set(name, await generateKey(key));
    }),
  );
  for (const { name, key } of table) {
    if (typeof key === 'object') keys.set(name, found(keys, key.sameAs));
  }
  return keys;
}

function found<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const value = map.get(name);
  if (value === undefined) throw new Error(`the certificate table does not define ${name}`);
  return value;
}

/** Generates every key, issues every certificate of the table and writes the folder (a few seconds). */
export async function makeTestPki(request: TestPkiRequest): Promise<TestPki> {
  const { directory, doctor, now = new Date() } = request;
  const table = certificateTable(doctor);
  const profiles = new Map(table.map((profile) => [profile.name, profile]));
  const keys = await generateKeys(table);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await Promise.all(
    table.map(async (profile) => {
      const subjectKey = found(keys, profile.name);
      const der = issueCertificate({
        profile,
        issuer: found(profiles, profile.issuer),
        subjectKey,
        issuerKey: found(keys, profile.issuer),
        now,
      });
      const file = join(directory, profile.name);
      await writeFile(`${file}.cert.der`, der);
      await writeFile(`${file}.cert.pem`, new X509Certificate(der).toString());
      await writeFile(`${file}.key.pem`, subjectKey.export({ type: 'pkcs8', format: 'pem' }), {
        mode: 0o600,
      });
    }),
  );
  return openTestPki(directory);
}

/** Opens the folder where it already holds a test PKI, fills it where it does not. */
export async function openOrMakeTestPki(request: TestPkiRequest): Promise<TestPki> {
  return existsSync(join(request.directory, 'server-ca.cert.pem'))
    ? openTestPki(request.directory)
    : makeTestPki(request);
}
