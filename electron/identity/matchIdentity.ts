import type { KeyObject } from 'node:crypto';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { readSogeiCertificate, type SogeiCertificate } from './sogeiCertificate.ts';

/** A signature certificate with the key that belongs to it. */
export interface MatchedIdentity {
  readonly certificate: SogeiCertificate;
  readonly key: KeyObject;
}

/** Where keys are looked for, and which identity is meant when a file holds several. */
export interface KeySources {
  /** Handed over together with the certificate. */
  readonly handed: readonly KeyObject[];
  /** Of the requests that wait for an answer. */
  readonly pending: readonly KeyObject[];
  /** SHA-256 of the certificate meant, or null. */
  readonly chosen: string | null;
}

const AUTHENTICATION_NAME = /^A\d+#/;

/** SHA-256 of a certificate in lower-case hexadecimal. */
export function fingerprintOf(certificate: SogeiCertificate): string {
  return certificate.x509.fingerprint256.replaceAll(':', '').toLowerCase();
}

function isAuthentication({ commonName }: SogeiCertificate): boolean {
  return commonName !== null && AUTHENTICATION_NAME.test(commonName);
}

/**
 * Finds the signature certificate among those given and its key among those known. They belong together by their
 * public key alone: the authority rewrites the subject (cards-and-certificates.md §3.1).
 */
export function matchIdentity(
  certificates: readonly Uint8Array[],
  { handed, pending, chosen }: KeySources,
): Result<MatchedIdentity> {
  const leaves: SogeiCertificate[] = [];
  for (const der of certificates) {
    const certificate = readSogeiCertificate(der);
    if (!certificate.ok) return certificate;
    if (!certificate.value.x509.ca) leaves.push(certificate.value);
  }
  const [first] = leaves;
  if (first === undefined) return fail(appError('identity/certificate-unreadable', {}));
  const signers = leaves.filter((leaf) => !isAuthentication(leaf));
  if (signers.length === 0) {
    const commonName = first.commonName ?? '';
    return fail(appError('identity/authentication-certificate', { commonName }));
  }
  const keys = [...handed, ...pending];
  const matched = signers.flatMap((certificate) => {
    const key = keys.find((candidate) => certificate.x509.checkPrivateKey(candidate));
    return key === undefined ? [] : [{ certificate, key }];
  });
  return pick(matched, signers, handed.length > 0, chosen);
}

function pick(
  matched: readonly MatchedIdentity[],
  signers: readonly SogeiCertificate[],
  keyWasHanded: boolean,
  chosen: string | null,
): Result<MatchedIdentity> {
  const meant =
    chosen === null
      ? matched
      : matched.filter((each) => fingerprintOf(each.certificate) === chosen);
  const [only, another] = meant;
  if (only === undefined) {
    const commonName = signers[0]?.commonName ?? '';
    return fail(
      keyWasHanded
        ? appError('identity/key-mismatch', {})
        : appError('identity/request-not-found', { commonName }),
    );
  }
  if (another === undefined) return ok(only);
  const found = meant.map(
    ({ certificate }) => `${certificate.commonName ?? ''} (${fingerprintOf(certificate)})`,
  );
  return fail(appError('identity/several-found', { found }));
}
