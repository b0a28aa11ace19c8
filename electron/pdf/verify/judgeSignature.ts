import { appError, type AppError } from '../../../shared/errors/appError.ts';
import type { SignerCertificate } from '../pades/certificateOutline.ts';
import { coveredBytes, type CoveredBytes } from './byteRange.ts';
import { certificateMentionProblems, integrityProblems } from './cmsChecks.ts';
import { judgeTimestamp, type JudgedTimestamp } from './judgeTimestamp.ts';
import { readCms, type ReadCms } from './readCms.ts';
import type { SignatureField } from './signatureFields.ts';

/** A signature field with something in it. */
export type FilledSignature = NonNullable<SignatureField['signature']>;

/** A signature judged for what it is, before asking whom to trust. */
export interface JudgedSignature {
  readonly field: string;
  readonly subFilter: string;
  readonly isDocumentTimestamp: boolean;
  readonly signer: SignerCertificate | null;
  /** Certificates beside the signature and its timestamp. */
  readonly certificates: readonly SignerCertificate[];
  /** The time the signer claims; of a document timestamp, the time it proves. */
  readonly signedAt: string | null;
  /** The timestamp on the signature, if it holds. */
  readonly timestamp: JudgedTimestamp | null;
  /** Offset just after the last byte it protects; zero when the range cannot be told. */
  readonly coveredEnd: number;
  readonly problems: readonly AppError[];
}

const ETSI = 'ETSI.CAdES.detached';
const LEGACY = 'adbe.pkcs7.detached';

function cmsProblems(cms: ReadCms, covered: CoveredBytes, subFilter: string): AppError[] {
  return [
    ...integrityProblems(cms, [covered.before, covered.after]),
    ...(subFilter === ETSI ? certificateMentionProblems(cms) : []),
  ];
}

/** The timestamp beside the signature stamps its value; null when there is none. */
function signatureTimestamp({ timestamp, signature }: ReadCms) {
  return timestamp === null ? null : judgeTimestamp(timestamp, [signature]);
}

/** A timestamp in a signature field stamps the document, not a signature. */
function judgeDocumentTimestamp(
  file: Uint8Array,
  field: string,
  signature: FilledSignature,
): JudgedSignature {
  const covered = coveredBytes(file, signature.byteRange, signature.contents);
  const stamp = covered.ok
    ? judgeTimestamp(signature.contents, [covered.value.before, covered.value.after])
    : null;
  const problems: AppError[] = covered.ok ? [] : [covered.error];
  if (stamp?.ok === false) problems.push(stamp.error);
  const timestamp = stamp?.ok === true ? stamp.value : null;
  return {
    field,
    subFilter: signature.subFilter,
    isDocumentTimestamp: true,
    signer: timestamp?.authority ?? null,
    certificates: timestamp?.certificates ?? [],
    signedAt: timestamp?.at.toISOString() ?? null,
    timestamp: null,
    coveredEnd: covered.ok ? covered.value.end : 0,
    problems,
  };
}

/**
 * Judges one signed field as a strict verifier and the gateway together would: range, digest, value with the
 * certificate inside, the certificate's own mention, the timestamp if there is one, the time the gateway wants.
 */
export function judgeSignature(
  file: Uint8Array,
  field: string,
  signature: FilledSignature,
): JudgedSignature {
  if (signature.isDocumentTimestamp) return judgeDocumentTimestamp(file, field, signature);
  const { subFilter } = signature;
  const problems: AppError[] = [];
  if (subFilter !== ETSI && subFilter !== LEGACY) {
    problems.push(appError('pdf/signature-format-unknown', { subFilter }));
  }
  const covered = coveredBytes(file, signature.byteRange, signature.contents);
  if (!covered.ok) problems.push(covered.error);
  const read = readCms(signature.contents);
  if (!read.ok) problems.push(read.error);
  const cms = read.ok ? read.value : null;
  if (cms !== null && covered.ok) problems.push(...cmsProblems(cms, covered.value, subFilter));
  const stamp = cms === null ? null : signatureTimestamp(cms);
  if (stamp?.ok === false) problems.push(stamp.error);
  if (!signature.hasTime) problems.push(appError('pdf/signing-time-missing', {}));
  const timestamp = stamp?.ok === true ? stamp.value : null;
  return {
    field,
    subFilter,
    isDocumentTimestamp: false,
    signer: cms?.signer ?? null,
    certificates: [...(cms?.certificates ?? []), ...(timestamp?.certificates ?? [])],
    signedAt: signature.signedAt,
    timestamp,
    coveredEnd: covered.ok ? covered.value.end : 0,
    problems,
  };
}
