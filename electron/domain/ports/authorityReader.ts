import type { Result } from '../../../shared/errors/result.ts';

/** The certificate of a certification authority, read and found to be one. */
export interface AuthorityCertificate {
  readonly subject: string;
  /** SHA-256 of the certificate, lower case hexadecimal. */
  readonly fingerprint: string;
  /** UTC ISO instant. */
  readonly notAfter: string;
  readonly pem: string;
}

/**
 * Reads every certificate of a PEM or DER file. Errors: `authority/unreadable`, and `authority/not-an-authority` where
 * one of them may not issue others.
 */
export type AuthorityReader = (file: Uint8Array) => Result<readonly AuthorityCertificate[]>;
