import type { Result } from '../../../shared/errors/result.ts';
import type { RevocationStanding } from './card.ts';

/** What lets a signature be judged when its authorities no longer answer; every part in DER. */
export interface ValidationData {
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  /** OCSPResponse messages (RFC 6960 §4.2.1). */
  readonly ocsps: readonly Uint8Array[];
}

/** Where the state of certificates is known. */
export interface RevocationSource {
  /**
   * Revocation data about the certificates given, with the issuers needed to judge it. Bounded in time; errors of
   * the area `evidence/`, when nothing is known of one of them.
   */
  evidence(certificates: readonly Uint8Array[]): Promise<Result<ValidationData>>;
}

/** What revocation data says of a certificate, and when its authority will say more. */
export interface JudgedRevocation {
  readonly standing: RevocationStanding;
  /** Null where no time is told. */
  readonly nextUpdate: Date | null;
}

/** Judges what was gathered about a certificate (DER); may throw on a certificate that cannot be read. */
export type RevocationJudge = (
  certificate: Uint8Array,
  data: ValidationData,
  at: Date,
) => JudgedRevocation;
