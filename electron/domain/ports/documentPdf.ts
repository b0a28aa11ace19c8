import type { AppError } from '../../../shared/errors/appError.ts';
import type { Result } from '../../../shared/errors/result.ts';

/** The readable PDF/A with the CDA inside, not yet signed. */
export interface RenderedDocument {
  readonly pdf: Uint8Array;
  /** SHA-256 of the CDA bytes carried inside, lower-case hexadecimal. */
  readonly cdaSha256: string;
  /** Characters no font could draw and were written in visible substitution. */
  readonly substitutedCharacters: readonly string[];
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
  readonly cdaSha256: string;
  /** SHA-256 fingerprint of the signer's certificate. */
  readonly signerFingerprint: string;
  /** UTC ISO instant written in the signature dictionary. */
  readonly signedAt: string;
}

/** The document's paper side: rendering, signing and checking. All pure functions of their input. */
export interface DocumentPdf {
  /** CDA bytes -> PDF/A-3a with `cda.xml` inside. `at` is the one date written everywhere in the file. */
  render(cda: Uint8Array, at: Date): Promise<Result<RenderedDocument>>;
  /** Appends the signature's objects and computes what the key must sign. `chain[0]` is the signer. */
  prepare(
    rendered: RenderedDocument,
    chain: readonly Uint8Array[],
    at: Date,
  ): Promise<Result<PreparedSignature>>;
  /** Puts the signature value in its place and verifies the whole file again before answering. */
  complete(
    prepared: PreparedSignature,
    signatureValue: Uint8Array,
  ): Promise<Result<SignedDocument>>;
  /** Judges any PDF, ours or foreign. */
  verify(pdf: Uint8Array): Promise<PdfVerification>;
}

/** What a signed PDF turns out to be. */
export interface PdfVerification {
  readonly verdict: 'valid' | 'invalid';
  /** Every reason it is invalid, the most important first. */
  readonly problems: readonly AppError[];
  readonly cda: Uint8Array | null;
  readonly signatures: readonly {
    readonly signerName: string;
    readonly signerCodiceFiscale: string | null;
    readonly signedAt: string | null;
    readonly coversWholeFile: boolean;
    readonly level: string;
    readonly valid: boolean;
  }[];
}
