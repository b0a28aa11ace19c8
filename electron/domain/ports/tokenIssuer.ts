import type { Result } from '../../../shared/errors/result.ts';
import type { ActClaims } from '../../../shared/fse/jwtClaims.ts';

/** What a pair of tokens is made for. Issuer, times and token identifiers are the issuer's own business. */
export interface TokenRequest {
  /** `aud`: exact audience of the environment. */
  readonly audience: string;
  /** The claims the act determines, already complete and coherent. */
  readonly claims: ActClaims;
  readonly lifetimeSeconds: number;
  readonly backdatingSeconds: number;
  /** Server clock minus local clock, as measured from an earlier answer; zero when unknown. */
  readonly clockOffsetMs: number;
}

/** The two JWS compact tokens of one attempt. Never stored, never logged. */
export interface TokenPair {
  /** Value for `Authorization`, without the word Bearer. */
  readonly authorization: string;
  /** Value for `FSE-JWT-Signature`. */
  readonly signature: string;
  readonly authorizationJti: string;
  readonly signatureJti: string;
}

/** The doctor's Sogei identity at work: the one thing it does is make a pair of tokens (gateway.md §4). */
export interface TokenIssuer {
  /** Common name of the certificate, byte for byte; for display and diagnostics. */
  readonly certificateName: string;
  /** A fresh pair. Fails when the certificate is not valid now or the claims break their schema. */
  issue(request: TokenRequest): Promise<Result<TokenPair>>;
}
