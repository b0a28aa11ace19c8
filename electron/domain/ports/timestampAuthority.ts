import type { Result } from '../../../shared/errors/result.ts';

/** Who attests that something existed at an instant (RFC 3161). */
export interface TimestampAuthority {
  /**
   * Has a SHA-256 digest stamped and answers the TimeStampToken in DER, its imprint and nonce already checked.
   * Bounded in time: an authority that does not answer is an error of the area `evidence/`, never a wait.
   */
  stamp(sha256: Uint8Array): Promise<Result<Uint8Array>>;
}
