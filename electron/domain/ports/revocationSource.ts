import type { Result } from '../../../shared/errors/result.ts';

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
