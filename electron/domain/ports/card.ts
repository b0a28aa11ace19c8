import type { Result } from '../../../shared/errors/result.ts';

/**
 * What a key of the card is for, told by the certificate and never by its label
 * (cards-and-certificates §1.2): `access` authenticates on the TLS channel, `signature` signs documents.
 */
export type CardKeyPurpose = 'access' | 'signature';

/** A token that answers: one PIN domain of a card (a CNS often shows two tokens in one reader). */
export interface CardToken {
  /** Stable while the card stays in: serial number and label, not the slot. */
  readonly tokenId: string;
  readonly label: string;
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly reader: string;
  readonly minPinLength: number;
  readonly maxPinLength: number;
  /** The token's own flags. They may lie before the first login: show as a warning, never refuse on them. */
  readonly pinWarning: 'none' | 'count-low' | 'final-try' | 'locked';
}

/** A certificate found on a token, with the judgement of what it may be used for. */
export interface CardCertificate {
  /** SHA-256 of the DER, lower-case hexadecimal: how a certificate is remembered. */
  readonly fingerprint: string;
  readonly tokenId: string;
  readonly der: Uint8Array;
  readonly purpose: CardKeyPurpose | null;
  /** Why it cannot be used now, or null: each cause is the error `certificate/<cause>` of the catalogue. */
  readonly refusedBecause: CertificateRefusal | null;
  readonly holderName: string;
  /** Codice fiscale read from the subject, or null where none is found. */
  readonly holderCodiceFiscale: string | null;
  readonly issuerName: string;
  /** UTC ISO instants. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly keyType: 'rsa' | 'ec';
  readonly keyBits: number;
}

/** Why a certificate of the card is not offered. */
export type CertificateRefusal =
  | 'expired'
  | 'not-yet-valid'
  | 'is-authority'
  | 'no-private-key'
  | 'key-usage-unknown'
  | 'not-qualified'
  | 'key-too-short'
  | 'unreadable';

/**
 * What is asked of the private key.
 * - `rsa-pkcs1`: `data` is a DigestInfo, the token adds PKCS#1 v1.5 padding (CKM_RSA_PKCS).
 * - `rsa-raw`: `data` is already padded to the modulus length (CKM_RSA_X_509).
 * - `ecdsa`: `data` is a digest; the answer is r||s of equal lengths (CKM_ECDSA).
 */
export type CardMechanism = 'rsa-pkcs1' | 'rsa-raw' | 'ecdsa';

/** One private-key operation with the key that belongs to a certificate. */
export interface CardSignRequest {
  readonly fingerprint: string;
  readonly mechanism: CardMechanism;
  readonly data: Uint8Array;
}

/**
 * The card as the use cases see it. Every failure is an error value of the area `card/`;
 * a crashed or hung driver is one too, and the next call finds a fresh process.
 */
export interface CardPort {
  /** The tokens that can be seen now. No PIN needed. */
  tokens(): Promise<Result<readonly CardToken[]>>;
  /** The certificates of every token, judged for purpose and validity. No PIN needed. */
  certificates(): Promise<Result<readonly CardCertificate[]>>;
  /** Presents a PIN once. The bytes are zeroed by the callee before it returns; never retried. */
  login(tokenId: string, pin: Uint8Array): Promise<Result<void>>;
  /** Whether our own session is logged in to the token. */
  isLoggedIn(tokenId: string): Promise<Result<boolean>>;
  /**
   * One `C_Sign`, verified with the certificate's public key before it is answered. `pin` is for a key that asks
   * for it at each use (CKA_ALWAYS_AUTHENTICATE), which otherwise answers `card/pin-needed-per-signature`;
   * its bytes are zeroed before this returns.
   */
  sign(request: CardSignRequest, pin?: Uint8Array): Promise<Result<Uint8Array>>;
  /** Forgets every login; tokens stay visible. */
  logout(): Promise<Result<void>>;
  /** Ends the card process. */
  close(): Promise<void>;
}
