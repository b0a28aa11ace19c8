import type { AppError } from '../../../shared/errors/appError.ts';
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
  /** The PIN is typed on the reader, never in the program (CKF_PROTECTED_AUTHENTICATION_PATH). */
  readonly pinOnReader: boolean;
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
  /** What its authority says of it; absent where nobody was to be asked. */
  readonly revocation?: RevocationStanding;
}

/** What the authority of a certificate says of it; `unverified` where it has not said anything, or not yet. */
export type RevocationStanding =
  | { readonly kind: 'good' }
  | { readonly kind: 'unverified' }
  /** `at`: UTC ISO instant. */
  | { readonly kind: 'revoked'; readonly at: string };

/** Why a certificate of the card is not offered. */
export type CertificateRefusal =
  | 'expired'
  | 'revoked'
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
 * What a reader shows.
 * - `ready`: a card with at least one token that answers.
 * - `unknown-card`: a card this driver does not know, or one never initialised.
 * - `in-use`: another program keeps the card for itself, as far as the driver tells.
 * - `unreadable`: a card that gives an error: upside down, dirty, mute.
 * - `removed`: empty, and the last thing seen in it was a card; told only to those who watch.
 */
export type ReaderState = 'empty' | 'ready' | 'unknown-card' | 'in-use' | 'unreadable' | 'removed';

/** Whose card it is, and the last day of what it is used for, the past ones too (UTC ISO; null: no such certificate). */
export interface CardHolder {
  readonly name: string;
  /** Of the signature certificate. */
  readonly signatureUntil: string | null;
  /** Of the access certificate, with which the card itself (TS-CNS) ends. */
  readonly accessUntil: string | null;
}

/** A reader and what lies in it. */
export interface CardReader {
  readonly name: string;
  readonly state: ReaderState;
  readonly tokens: readonly CardToken[];
  /** Whose card it is and until when it is good; null where unknown. */
  readonly holder: CardHolder | null;
  /** What the driver answered about a card that cannot be used. */
  readonly error: AppError | null;
}

/**
 * The whole way from the operating system to the card, at one moment. Told only to those who watch are `reading`, the
 * driver takes its time, as it does for seconds after an insertion, and `not-answering`, it takes longer than any card
 * needs: a card that is mute, or another program that keeps it to itself. What comes next may be anything.
 */
export type CardPresence =
  | { readonly kind: 'reading' }
  | { readonly kind: 'not-answering' }
  | { readonly kind: 'no-service' }
  | { readonly kind: 'no-driver'; readonly error: AppError }
  | { readonly kind: 'no-reader' }
  | { readonly kind: 'readers'; readonly readers: readonly CardReader[] };

/**
 * Ways to make a signature (cards-and-certificates §2.3).
 * - `pss`: RSASSA-PSS by the token (CKM_RSA_PKCS_PSS); `raw`: any block of the modulus length (CKM_RSA_X_509).
 * - `pkcs1`: a DigestInfo (CKM_RSA_PKCS); `sha256-pkcs1`: a message hashed by the token (CKM_SHA256_RSA_PKCS).
 * - `ecdsa`: a digest (CKM_ECDSA).
 */
export type SignatureClass = 'pss' | 'raw' | 'pkcs1' | 'sha256-pkcs1' | 'ecdsa';

/** What the key of a certificate can do. */
export interface CardCapabilities {
  /** What the driver lists for a key of this type and size. It may lie. */
  readonly announced: readonly SignatureClass[];
  /**
   * What trial signatures, verified with the public key, showed; null before login and for a signature key,
   * with which nothing but documents is ever signed.
   */
  readonly verified: readonly SignatureClass[] | null;
}

/** How the driver describes itself. */
export interface CardDriver {
  readonly manufacturer: string;
  readonly description: string;
  readonly version: string;
  /** The version of PKCS#11 it implements. */
  readonly standard: string;
}

/**
 * The card as the use cases see it. Every failure is an error value of the area `card/`;
 * a crashed or hung driver is one too, and the next call finds a fresh process.
 */
export interface CardPort {
  /** What service, driver, readers and cards are like now. Never fails: a failure is one of its answers. */
  presence(): Promise<CardPresence>;
  /**
   * Tells at once what is there, then every change, within about a second and without ever disturbing other work.
   * The answer ends the watch.
   */
  watch(listener: (presence: CardPresence) => void): () => void;
  /** The tokens that can be seen now. No PIN needed. */
  tokens(): Promise<Result<readonly CardToken[]>>;
  /** The certificates of every token, judged for purpose and validity. No PIN needed. */
  certificates(): Promise<Result<readonly CardCertificate[]>>;
  /**
   * Presents a PIN once. The bytes are zeroed by the callee before it returns; never retried. Where the PIN is typed
   * on the reader they are empty, and the answer comes when the person has typed.
   */
  login(tokenId: string, pin: Uint8Array): Promise<Result<void>>;
  /** Whether our own session is logged in to the token. */
  isLoggedIn(tokenId: string): Promise<Result<boolean>>;
  /**
   * One `C_Sign`, verified with the certificate's public key before it is answered. `pin` is for a key that asks
   * for it at each use (CKA_ALWAYS_AUTHENTICATE), which otherwise answers `card/pin-needed-per-signature`;
   * its bytes are zeroed before this returns.
   */
  sign(request: CardSignRequest, pin?: Uint8Array): Promise<Result<Uint8Array>>;
  /** What the key of a certificate can do. After login an access key makes its trial signatures, once. */
  capabilities(fingerprint: string): Promise<Result<CardCapabilities>>;
  /** The driver's own description. */
  driver(): Promise<Result<CardDriver>>;
  /** Forgets the login of one token, or every login; tokens stay visible. */
  logout(tokenId?: string): Promise<Result<void>>;
  /** Ends the card process. */
  close(): Promise<void>;
}
