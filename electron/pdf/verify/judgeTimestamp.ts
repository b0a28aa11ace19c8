import { createHash } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { TSTInfo } from '@peculiar/asn1-tsp';
import { appError, type AppErrorOf } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { SignerCertificate } from '../pades/certificateOutline.ts';
import { oid } from '../pades/cmsSchema.ts';
import { digestNames, integrityProblems, type SignedContent } from './cmsChecks.ts';
import { readCms, type ReadCms } from './readCms.ts';

/** A timestamp that holds: who gave it, when, with which certificates. */
export interface JudgedTimestamp {
  readonly authority: SignerCertificate;
  readonly certificates: readonly SignerCertificate[];
  /** UTC instant. */
  readonly at: Date;
}

type TimestampError = AppErrorOf<'evidence/timestamp-wrong'>;

function wrong(cause: TimestampError['data']['cause']): Result<never, TimestampError> {
  return fail(appError('evidence/timestamp-wrong', { cause }));
}

function readInfo(cms: ReadCms): TSTInfo | null {
  try {
    return cms.content === null ? null : AsnConvert.parse(cms.content, TSTInfo);
  } catch {
    return null;
  }
}

function imprintMatches({ messageImprint }: TSTInfo, stamped: SignedContent): boolean {
  const digest = digestNames[messageImprint.hashAlgorithm.algorithm];
  if (digest === undefined) return false;
  const hash = createHash(digest);
  for (const stretch of stamped) hash.update(stretch);
  return hash.digest().equals(Buffer.from(messageImprint.hashedMessage.buffer));
}

/**
 * Judges a TimeStampToken over the bytes it must have stamped (RFC 3161 §2.4.2): imprint, signature, and a
 * certificate made for this use alone. Trust in the authority is judged elsewhere.
 */
export function judgeTimestamp(
  token: Uint8Array,
  stamped: SignedContent,
): Result<JudgedTimestamp, TimestampError> {
  const cms = readCms(token, 'timestamp');
  if (!cms.ok || cms.value.content === null) return wrong('unreadable');
  const info = readInfo(cms.value);
  if (info === null) return wrong('unreadable');
  if (!imprintMatches(info, stamped)) return wrong('other-digest');
  const { signer, signedSet, certificates, content } = cms.value;
  if (signer?.extendedUsages.includes(oid.timeStamping) !== true) return wrong('certificate');
  const isSound = signedSet !== null && integrityProblems(cms.value, [content]).length === 0;
  return isSound ? ok({ authority: signer, certificates, at: info.genTime }) : wrong('signature');
}
