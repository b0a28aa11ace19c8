import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestPki } from '../pki/makeTestPki.ts';
import type { SoftwareToken } from './writeSoftwareTokens.ts';

const run = promisify(execFile);

const MODULE_CANDIDATES = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so',
];

/** A card made of files: SoftHSM2 with the two tokens a CNS with digital signature shows. */
export interface SoftwareCard {
  readonly modulePath: string;
  /** What the process that loads the module must find in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly pins: { readonly access: string; readonly signature: string };
}

/** What is put on the card; the certificate names are those of the test PKI. */
export interface SoftwareCardRequest {
  /** Created when absent; holds the configuration and the tokens. */
  readonly directory: string;
  readonly pki: TestPki;
  readonly accessName?: string;
  readonly signatureName?: string;
  /** Certificates for signing beside the first, each on a token of its own with the same PIN. */
  readonly moreSignatures?: readonly string[];
  /** How the signature token departs from a well-behaved one. */
  readonly quirks?: Pick<SoftwareToken, 'keyIdDiffers' | 'alwaysAuthenticate' | 'withoutKey'>;
}

/** The SoftHSM2 library of this machine; throws with the package name where it is not installed. */
export function softHsmModule(): string {
  const found = MODULE_CANDIDATES.find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error('SoftHSM2 is not installed (Debian package softhsm2)');
  return found;
}

/** Makes a software card: tokens "CNS" and "FIRMA DIGITALE", certificates readable before login. */
export async function makeSoftwareCard(request: SoftwareCardRequest): Promise<SoftwareCard> {
  const { directory, pki, accessName = 'cns-auth', signatureName = 'signature' } = request;
  const pins = { access: '12345678', signature: '11223344' };
  const tokenDirectory = join(directory, 'tokens');
  const configuration = join(directory, 'softhsm2.conf');
  await mkdir(tokenDirectory, { recursive: true, mode: 0o700 });
  await writeFile(
    configuration,
    `directories.tokendir = ${tokenDirectory}\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = true\n`,
  );
  const modulePath = softHsmModule();
  const environment = { SOFTHSM2_CONF: configuration };
  const tokens: readonly SoftwareToken[] = [
    {
      label: 'CNS',
      pin: pins.access,
      certificate: pki.certDer(accessName).toString('base64'),
      key: pki.keyPem(accessName),
      objectLabel: 'CNS0',
      objectId: '01',
    },
    {
      label: 'FIRMA DIGITALE',
      pin: pins.signature,
      certificate: pki.certDer(signatureName).toString('base64'),
      key: pki.keyPem(signatureName),
      objectLabel: 'DS User Certificate3',
      objectId: '10',
      ...request.quirks,
    },
    ...(request.moreSignatures ?? []).map((name, index) => ({
      label: `FIRMA ${String(index + 2)}`,
      pin: pins.signature,
      certificate: pki.certDer(name).toString('base64'),
      key: pki.keyPem(name),
      objectLabel: 'DS User Certificate3',
      objectId: '10',
    })),
  ];
  const order = join(directory, 'tokens.json');
  await writeFile(order, JSON.stringify(tokens), { mode: 0o600 });
  // In a process of its own: a PKCS#11 module keeps its state per process, and tests make several cards.
  const writer = fileURLToPath(new URL('writeSoftwareTokens.ts', import.meta.url));
  await run(process.execPath, [writer, modulePath, order], {
    env: { ...process.env, ...environment },
  });
  await rm(order);
  return { modulePath, environment, pins };
}
