import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { CardCapabilities, SignatureClass } from './ports/card.ts';

/** What the channel may sign with (cards-and-certificates §2.4): TLS 1.3 and PSS, or TLS 1.2 and PKCS#1 v1.5. */
export type ChannelSignatures = 'pss-capable' | 'v1.5-only';

/**
 * The channel's policy for a key. The channel builds the PSS block itself and gives it to the card as it is, or
 * gives it a DigestInfo: hence only `raw`, `ecdsa` and `pkcs1` count, whatever else the card can do. Trial
 * signatures outrank what the driver lists; a key that can do none of them never reaches the server.
 */
export function channelPolicy({
  announced,
  verified,
}: CardCapabilities): Result<ChannelSignatures> {
  const can = new Set<SignatureClass>(verified ?? announced);
  if (can.has('raw') || can.has('ecdsa')) return ok('pss-capable');
  return can.has('pkcs1') ? ok('v1.5-only') : fail(appError('card/no-common-scheme', {}));
}
