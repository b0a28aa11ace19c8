import { createHash } from 'node:crypto';
import { type AppError, appError } from '../../shared/errors/appError.ts';
import type { DoctorProfile } from '../../shared/fse/doctorProfile.ts';
import type { GatewayEnvironment } from '../../shared/fse/gatewayEnvironment.ts';
import { actProblems, claimProblems } from '../../shared/fse/preflight/actPreflight.ts';
import type { GatewayCall } from '../domain/ports/gateway.ts';
import type { SignedDocument } from '../domain/ports/documentPdf.ts';

/** As whom and where a call is made. */
export interface CallContext {
  readonly environment: GatewayEnvironment;
  readonly profile: DoctorProfile;
}

const PDF_MAGIC = '%PDF';

function documentProblems(document: SignedDocument, limitBytes: number): readonly AppError[] {
  const { pdf, sha256 } = document;
  const found = createHash('sha256').update(pdf).digest('hex');
  return [
    Buffer.from(pdf.subarray(0, PDF_MAGIC.length)).toString('latin1') === PDF_MAGIC
      ? null
      : appError('gateway/document-not-pdf', {}),
    pdf.byteLength <= limitBytes
      ? null
      : appError('gateway/document-over-limit', { sizeBytes: pdf.byteLength, limitBytes }),
    found === sha256 ? null : appError('gateway/document-altered', { expected: sha256, found }),
  ].filter((problem) => problem !== null);
}

function attachmentProblems(call: GatewayCall, limitBytes: number): readonly AppError[] {
  const isDue = call.operation === 'create' || call.operation === 'replace';
  if (call.document === null) return isDue ? [appError('gateway/document-missing', {})] : [];
  if (!isDue) return [appError('gateway/document-unexpected', {})];
  return documentProblems(call.document, limitBytes);
}

function clockProblems(
  environment: GatewayEnvironment,
  clockOffsetMs: number,
): readonly AppError[] {
  const offsetSeconds = Math.round(clockOffsetMs / 1000);
  return Math.abs(offsetSeconds) < environment.tokens.clockWarningSeconds
    ? []
    : [appError('gateway/clock-skewed', { offsetSeconds })];
}

/**
 * Everything about a call that can be judged before a card, a key or the network is touched (gateway-checks.md
 * §15: P-01, P-06 to P-09, P-11, P-12, P-14 as far as the call tells), all findings at once. Only
 * `gateway/clock-skewed` lets the call proceed.
 */
export function preflight(
  call: GatewayCall,
  { environment, profile }: CallContext,
  clockOffsetMs: number,
): readonly AppError[] {
  return [
    ...attachmentProblems(call, environment.limits.documentBytes),
    ...actProblems(call),
    ...claimProblems(call, profile, environment),
    ...clockProblems(environment, clockOffsetMs),
  ];
}

/** Whether a finding of the pre-flight forbids the call. */
export function isBlocking(finding: AppError): boolean {
  return finding.code !== 'gateway/clock-skewed';
}
