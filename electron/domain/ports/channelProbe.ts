import type { AppError } from '../../../shared/errors/appError.ts';
import type { Result } from '../../../shared/errors/result.ts';

/** The protocol versions our channel speaks. */
export type ProbedVersion = 'TLSv1.2' | 'TLSv1.3';

/** When a server asks for the client's certificate. */
export type CertificateMoment = 'handshake' | 'renegotiation' | 'post-handshake';

/** What it says when it does. */
export interface CertificateRequestFinding {
  readonly when: CertificateMoment;
  /** Authorities it accepts, as text; none means any. */
  readonly issuers: readonly string[];
  /** Signature schemes by IANA name, in its order. */
  readonly schemes: readonly string[];
}

/** What a server does under one protocol version. */
export interface VersionFinding {
  readonly version: ProbedVersion;
  readonly offered: boolean;
  /** Suites it takes, in its order of preference (IANA names). */
  readonly ciphers: readonly string[];
  readonly certificateRequest: CertificateRequestFinding | null;
  /** What it does with a client that shows no certificate. */
  readonly withoutCertificate: 'answers' | 'refuses' | 'unknown';
  readonly httpStatus: number | null;
  /** Sessions issued in this connection, and whether the first of them was taken back. */
  readonly sessionsIssued: number;
  readonly resumes: boolean | null;
  /** Why the connection ended, where it did not end well. */
  readonly failure: AppError | null;
}

/** One certificate of the server's chain. */
export interface ChainFinding {
  readonly subject: string;
  readonly issuer: string;
  /** UTC ISO instants. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** SHA-256, lower-case hexadecimal. */
  readonly fingerprint: string;
  /** SHA-256 of the public key in base64: what a pin holds. */
  readonly pin: string;
}

/** What a front end offers, seen without a card. */
export interface ProbeReport {
  readonly url: string;
  /** UTC ISO instant. */
  readonly at: string;
  readonly proxy: string | null;
  readonly library: string;
  /** Why nothing could be learned at all; the rest is then empty. */
  readonly unreachable: AppError | null;
  readonly chain: readonly ChainFinding[];
  /** Null: the chain leads to a trusted authority and the certificate is in order. */
  readonly distrust: AppError | null;
  readonly nameMatches: boolean | null;
  readonly versions: readonly VersionFinding[];
  /** Server clock minus ours in milliseconds, by the `Date` of an answer; null where none came. */
  readonly clockOffsetMs: number | null;
}

/** Looks at a front end without a card. */
export interface ChannelProbe {
  /** Fails only where the look cannot even begin: trust or proxy of the settings cannot be had. */
  look(url: URL): Promise<Result<ProbeReport>>;
}
