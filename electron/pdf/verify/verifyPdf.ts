import type {
  PdfVerification,
  SignatureTrust,
  VerifiedSignature,
} from '../../domain/ports/documentPdf.ts';
import { appError, type AppError } from '../../../shared/errors/appError.ts';
import { readCertificate, type SignerCertificate } from '../pades/certificateOutline.ts';
import { gatewayOpinion } from './gatewayOpinion.ts';
import { inspectPdf, type InspectedSignature, type PdfInspection } from './inspectPdf.ts';
import { judgeTrust, type TrustGround } from './trustChain.ts';

const noRevocationData = { crls: [], ocsps: [] };

/** When everything must have been valid: the instant that is proven, else the one claimed, else nothing is known. */
function judgedInstant({ timestamp, signedAt }: InspectedSignature): Date | null {
  if (timestamp !== null) return timestamp.at;
  return signedAt === null ? null : new Date(signedAt);
}

/** A timestamp by an authority nobody knows proves nothing: the claimed time counts then. */
function withTrustedTime(signature: InspectedSignature, ground: Omit<TrustGround, 'at'>) {
  const { timestamp } = signature;
  if (timestamp === null) return signature;
  const judged = judgeTrust(timestamp.authority, { ...ground, at: timestamp.at }, false);
  return judged.problem === null ? signature : { ...signature, timestamp: null };
}

const notJudged: Omit<SignatureTrust, 'qualification'> = {
  status: 'not-judged',
  problem: null,
  chain: [],
  judgedAt: null,
  isTimeProven: false,
  revocation: 'unknown',
};

function trustOf(
  inspected: InspectedSignature,
  { store }: PdfInspection,
  anchors: readonly SignerCertificate[] | null,
): SignatureTrust {
  const { signer } = inspected;
  const qualification = signer?.qualification ?? 'none';
  if (anchors === null || signer === null) return { ...notJudged, qualification };
  const ground = {
    anchors,
    known: [...inspected.certificates, ...(store?.certificates ?? [])],
    revocation: store ?? noRevocationData,
  };
  const signature = withTrustedTime(inspected, ground);
  const at = judgedInstant(signature);
  if (at === null) return { ...notJudged, qualification };
  const { problem, chain, revocation } = judgeTrust(
    signer,
    { ...ground, at },
    !signature.isDocumentTimestamp,
  );
  return {
    status: problem === null ? 'trusted' : 'not-trusted',
    problem,
    chain: chain.map(({ commonName }) => commonName),
    judgedAt: at.toISOString(),
    isTimeProven: signature.isDocumentTimestamp || signature.timestamp !== null,
    revocation,
    qualification,
  };
}

function verifiedSignature(
  signature: InspectedSignature,
  length: number,
  trust: SignatureTrust,
): VerifiedSignature {
  const { signer, timestamp } = signature;
  return {
    field: signature.field,
    kind: signature.isDocumentTimestamp ? 'document-timestamp' : 'signature',
    signerName: signer?.commonName ?? '',
    signerCodiceFiscale: signer?.codiceFiscale ?? null,
    issuerName: signer?.issuerName ?? '',
    signerFingerprint: signer?.fingerprint ?? null,
    signedAt: signature.signedAt,
    timestampedAt: timestamp?.at.toISOString() ?? null,
    timestampAuthority: timestamp?.authority.commonName ?? null,
    coversWholeFile: signature.coveredEnd === length,
    laterChanges: signature.later,
    level: signature.level,
    valid: signature.problems.length === 0 && signature.later !== 'forbidden',
    problems: signature.problems,
    trust,
  };
}

function gatewayProblems({ signatures }: PdfInspection): AppError[][] {
  return signatures.map(({ problems, isDocumentTimestamp, field }) =>
    isDocumentTimestamp ? [appError('pdf/document-timestamp', { field })] : [...problems],
  );
}

function overallTrust(signatures: readonly VerifiedSignature[]): PdfVerification['trust'] {
  const states = signatures.map(({ trust }) => trust.status);
  if (states.includes('not-trusted')) return 'not-trusted';
  return states.length === 0 || states.includes('not-judged') ? 'not-judged' : 'trusted';
}

/**
 * The verdict on a PDF. `verdict` is about integrity; `trust` about who signed, judged only when `authorities`
 * (DER certificates trusted as they are) are given.
 */
export function verifyPdf(
  pdf: Uint8Array,
  authorities: readonly Uint8Array[] | null = null,
): PdfVerification {
  const inspection = inspectPdf(pdf);
  const { problems, fileProblems, cda } = inspection;
  const anchors = authorities?.map(readCertificate).filter((each) => each !== null) ?? null;
  const signatures = inspection.signatures.map((signature) =>
    verifiedSignature(signature, pdf.length, trustOf(signature, inspection, anchors)),
  );
  return {
    verdict: problems.length === 0 ? 'valid' : 'invalid',
    problems,
    trust: overallTrust(signatures),
    gateway: gatewayOpinion(fileProblems, gatewayProblems(inspection)),
    cda,
    claims: inspection.claims,
    signatures,
  };
}
