import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { IdentityRequest } from '../domain/ports/archive.ts';
import type { CertificateNames } from './certificateName.ts';
import { certificationRequest, pemOf, type RequestSubject } from './certificationRequest.ts';

/** What a request is made for. */
export interface NewIdentityRequest {
  readonly requestId: string;
  readonly environment: string;
  readonly names: CertificateNames;
  readonly subject: Omit<RequestSubject, 'commonName'>;
  readonly at: Date;
}

/** A file to hand to the platform. */
export interface RequestFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The platform accepts RSA keys of this length only. */
const KEY_BITS = 2048;

const generate = promisify(generateKeyPair);

async function newKey(): Promise<KeyObject> {
  return (await generate('rsa', { modulusLength: KEY_BITS })).privateKey;
}

function pkcs8(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ format: 'der', type: 'pkcs8' }));
}

/**
 * Makes both key pairs and both requests of a new identity. The second pair, for authentication, exists only because
 * the platform issues certificates two by two; the desktop channel never uses it.
 */
export async function newIdentityRequest(input: NewIdentityRequest): Promise<IdentityRequest> {
  const [signatureKey, authenticationKey] = await Promise.all([newKey(), newKey()]);
  const { requestId, environment, names, subject, at } = input;
  const request = (commonName: string, key: KeyObject): Uint8Array =>
    certificationRequest({ ...subject, commonName }, key);
  return {
    requestId,
    environment,
    createdAt: at.toISOString(),
    signatureName: names.signature,
    authenticationName: names.authentication,
    signatureRequest: request(names.signature, signatureKey),
    authenticationRequest: request(names.authentication, authenticationKey),
    signatureKey: pkcs8(signatureKey),
    authenticationKey: pkcs8(authenticationKey),
  };
}

/** The four files of a request: DER for the portal, PEM for the procedure by e-mail. They hold nothing secret. */
export function requestFiles(request: IdentityRequest): readonly RequestFile[] {
  const both = [
    ['firma', request.signatureRequest],
    ['autenticazione', request.authenticationRequest],
  ] as const;
  return both.flatMap(([name, der]) => [
    { name: `${name}.csr`, bytes: der },
    { name: `${name}.csr.pem`, bytes: Buffer.from(pemOf('CERTIFICATE REQUEST', der)) },
  ]);
}
