import type { AppError } from '../../../shared/errors/appError.ts';
import type { Result } from '../../../shared/errors/result.ts';
import type { ValidationData } from './revocationSource.ts';

/** What is written across the pages: `test` where they were made in a test environment. */
export type PageMark = 'test';

/** The readable PDF/A with the CDA inside, not yet signed. */
export interface RenderedDocument {
  readonly pdf: Uint8Array;
  /** SHA-256 of the CDA bytes carried inside, lower-case hexadecimal. */
  readonly cdaSha256: string;
  /** Characters no font could draw and were written in visible substitution. */
  readonly substitutedCharacters: readonly string[];
  /** `PDF/A-3u` when the tags could not be built: the document is good, but not accessible (PDF/UA-1). */
  readonly conformance: 'PDF/A-3a' | 'PDF/A-3u';
  /** What kept the tags from being built, for the log; null where they were. */
  readonly untaggedBecause: string | null;
}

/** A PDF that can be signed: a rendered document, or a report, which carries no CDA. */
export interface SignablePdf {
  readonly pdf: Uint8Array;
  /** SHA-256 of the CDA bytes carried inside, lower-case hexadecimal; null where none is to be there. */
  readonly cdaSha256: string | null;
}

/** A signature prepared: only the private-key operation is missing. */
export interface PreparedSignature {
  /** The digest of the signed attributes the key must sign, with its algorithm. */
  readonly digest: Uint8Array;
  readonly digestAlgorithm: 'sha256' | 'sha384';
  /** What `CardPort.sign` is to be given. */
  readonly mechanism: 'rsa-pkcs1' | 'ecdsa';
  readonly dataToSign: Uint8Array;
  /** The PDF with its place for the signature; opaque to everyone but the room that made it. */
  readonly state: unknown;
}

/** The signed PDF: from here on a document is only these bytes. */
export interface SignedDocument {
  readonly pdf: Uint8Array;
  /** SHA-256 of `pdf`, lower-case hexadecimal. */
  readonly sha256: string;
  /** As in what was signed. */
  readonly cdaSha256: string | null;
  /** SHA-256 fingerprint of the signer's certificate. */
  readonly signerFingerprint: string;
  /** UTC ISO instant written in the signature dictionary. */
  readonly signedAt: string;
}

/** The document's paper side: rendering, signing and checking. All pure functions of their input. */
export interface DocumentPdf {
  /**
   * CDA bytes -> PDF/A-3 with `cda.xml` inside. `at` is the one date written everywhere in the file; without a
   * `mark` the pages carry none.
   */
  render(cda: Uint8Array, at: Date, mark?: PageMark | null): Promise<Result<RenderedDocument>>;
  /** Appends the signature's objects and computes what the key must sign. `chain[0]` is the signer. */
  prepare(
    rendered: SignablePdf,
    chain: readonly Uint8Array[],
    at: Date,
  ): Promise<Result<PreparedSignature>>;
  /** Puts the signature value in its place and verifies the whole file again before answering. */
  complete(
    prepared: PreparedSignature,
    signatureValue: Uint8Array,
  ): Promise<Result<SignedDocument>>;
  /**
   * Judges any PDF, ours or foreign. `authorities` are DER certificates trusted as they are; null leaves trust
   * unjudged.
   */
  verify(pdf: Uint8Array, authorities?: readonly Uint8Array[] | null): Promise<PdfVerification>;
}

/**
 * Takes a signed document to higher levels (ETSI EN 319 142-1 §6). It happens before anyone takes the document's
 * hash: after that nothing is ever appended.
 */
export interface SignatureExtension {
  /** SHA-256 of the signature value: what a timestamp authority is asked to stamp (ETSI EN 319 122-1 §5.3). */
  timestampDigest(signed: SignedDocument): Promise<Result<Uint8Array>>;
  /** Puts a timestamp beside the signature (level B-T) and verifies the whole file again. */
  addTimestamp(signed: SignedDocument, token: Uint8Array): Promise<Result<SignedDocument>>;
  /** The certificates of the signature and of its timestamp, DER: those a verifier will want proofs about. */
  certificates(signed: SignedDocument): Promise<readonly Uint8Array[]>;
  /** Appends the proofs in one more update (level B-LT) and verifies the whole file again. */
  addValidationData(signed: SignedDocument, data: ValidationData): Promise<Result<SignedDocument>>;
}

/** Whether the authorities trusted stand behind a signer. */
export interface SignatureTrust {
  /** `not-judged`: no authorities were given, or it cannot be told who signed or when. */
  readonly status: 'trusted' | 'not-trusted' | 'not-judged';
  readonly problem: AppError | null;
  /** Names from the signer up to the authority, as far as the chain goes. */
  readonly chain: readonly string[];
  /** UTC ISO instant at which everything had to be valid. */
  readonly judgedAt: string | null;
  /** Whether a trusted timestamp proves that instant; otherwise it is the signer's word. */
  readonly isTimeProven: boolean;
  /** What the proofs inside the file say of the signer's certificate. */
  readonly revocation: 'good' | 'revoked' | 'unknown';
  /** What the signer's certificate states: qualified, with its key on a qualified device (ETSI EN 319 412-5). */
  readonly qualification: 'on-device' | 'qualified' | 'none';
}

/** One signature of a PDF, or a timestamp over the whole document, judged. */
export interface VerifiedSignature {
  readonly field: string;
  readonly kind: 'signature' | 'document-timestamp';
  readonly signerName: string;
  readonly signerCodiceFiscale: string | null;
  readonly issuerName: string;
  /** SHA-256 of the signer's certificate. */
  readonly signerFingerprint: string | null;
  /** UTC ISO instants: claimed by the signer, proven by a timestamp. */
  readonly signedAt: string | null;
  readonly timestampedAt: string | null;
  readonly timestampAuthority: string | null;
  readonly coversWholeFile: boolean;
  /** What came after it: nothing, proofs and further signatures only, or anything else. */
  readonly laterChanges: 'none' | 'permitted' | 'forbidden';
  /** `PAdES B-B`, `B-T`, `B-LT`, `B-LTA`, or what else it is. */
  readonly level: string;
  /** Intact: says nothing of trust. */
  readonly valid: boolean;
  readonly problems: readonly AppError[];
  readonly trust: SignatureTrust;
}

/** What a signed PDF turns out to be. */
export interface PdfVerification {
  /** Integrity and form; `trust` is judged apart. */
  readonly verdict: 'valid' | 'invalid';
  /** Every reason it is invalid, the most important first. */
  readonly problems: readonly AppError[];
  /** `trusted` when every signature is. */
  readonly trust: SignatureTrust['status'];
  /** What the gateway's own check would answer: it asks much less, and in one point more. */
  readonly gateway: { readonly accepted: boolean; readonly reasons: readonly AppError[] };
  readonly cda: Uint8Array | null;
  /** Kinds of file it says it is, e.g. `PDF/A-3A`: claims, not judged. */
  readonly claims: readonly string[];
  readonly signatures: readonly VerifiedSignature[];
}
