import type { AppError } from '../../shared/errors/appError.ts';
import type { SignatureExtension, SignedDocument } from './ports/documentPdf.ts';
import type { RevocationSource } from './ports/revocationSource.ts';
import type { TimestampAuthority } from './ports/timestampAuthority.ts';

/** What proofs a signature is to be given beyond itself. */
export interface EvidencePorts {
  readonly extension: SignatureExtension;
  /** Null: signatures stay at B-B. */
  readonly timestamps: TimestampAuthority | null;
  /** Null: signatures stay at B-T. */
  readonly revocations: RevocationSource | null;
}

/** How far a signature went. */
export interface ReachedLevel {
  readonly level: 'B-B' | 'B-T' | 'B-LT';
  /** Why it did not reach the next level that was asked for; null when it did. */
  readonly shortfall: AppError | null;
}

/** A signed document with the level it reached. */
export interface StrengthenedDocument extends ReachedLevel {
  readonly document: SignedDocument;
}

/** A signed document that says of itself how far its signature went. */
export type LevelledDocument = SignedDocument & ReachedLevel;

async function timestamped(
  { extension, timestamps }: EvidencePorts,
  document: SignedDocument,
): Promise<StrengthenedDocument> {
  if (timestamps === null) return { document, level: 'B-B', shortfall: null };
  const digest = await extension.timestampDigest(document);
  const token = digest.ok ? await timestamps.stamp(digest.value) : digest;
  const stamped = token.ok ? await extension.addTimestamp(document, token.value) : token;
  return stamped.ok
    ? { document: stamped.value, level: 'B-T', shortfall: null }
    : { document, level: 'B-B', shortfall: stamped.error };
}

/**
 * Takes a signature as high as the proofs at hand allow, before anyone takes its hash. Never fails and never waits
 * beyond the ports' own limits: whatever does not come, the document stays as good as it was.
 */
export async function strengthenSignature(
  ports: EvidencePorts,
  signed: SignedDocument,
): Promise<StrengthenedDocument> {
  const stamped = await timestamped(ports, signed);
  const { extension, revocations } = ports;
  if (revocations === null || stamped.level !== 'B-T') return stamped;
  const certificates = await extension.certificates(stamped.document);
  const data = await revocations.evidence(certificates);
  const extended = data.ok ? await extension.addValidationData(stamped.document, data.value) : data;
  return extended.ok
    ? { document: extended.value, level: 'B-LT', shortfall: null }
    : { ...stamped, shortfall: extended.error };
}

/** The same, for a document just signed; without ports it stays at B-B, which nobody asked to go beyond. */
export async function levelledDocument(
  ports: EvidencePorts | undefined,
  signed: SignedDocument,
): Promise<LevelledDocument> {
  if (ports === undefined) return { ...signed, level: 'B-B', shortfall: null };
  const { document, level, shortfall } = await strengthenSignature(ports, signed);
  return { ...document, level, shortfall };
}
