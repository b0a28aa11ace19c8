import { createHash } from 'node:crypto';
import { type AppError, appError } from '../../shared/errors/appError.ts';
import type { GatewayEnvironment } from '../../shared/fse/gatewayEnvironment.ts';
import { isDocumentId } from '../../shared/fse/identifiers.ts';
import { bodySchemaOf } from '../../shared/fse/requestBody.ts';
import { addressesTarget } from '../../shared/fse/requestUrl.ts';
import { isValidCodiceFiscale } from '../../shared/person/codiceFiscale.ts';
import type { GatewayCall } from '../domain/ports/gateway.ts';
import type { SignedDocument } from '../domain/ports/documentPdf.ts';

/** Stands for the identifier every attempt makes anew, so that metadata can be judged before there is one. */
const SAMPLE_SUBMISSION = '2.16.840.1.113883.2.9.2.90.4.3.1';

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

function identifierProblems(call: GatewayCall): readonly AppError[] {
  const { documentId, targetId, operation } = call;
  const invalid = [documentId, targetId].filter((id) => id !== null && !isDocumentId(id));
  const problems: AppError[] = invalid.map((id) =>
    appError('gateway/document-id-invalid', { id: id ?? '' }),
  );
  if (addressesTarget(operation)) {
    if (targetId === null) problems.push(appError('gateway/target-missing', {}));
    if (operation === 'replace' && targetId === documentId) {
      problems.push(appError('gateway/replaces-itself', {}));
    }
  } else if (targetId !== null) {
    problems.push(appError('gateway/target-unexpected', {}));
  }
  return problems;
}

function bodyProblems(call: GatewayCall): readonly AppError[] {
  const schema = bodySchemaOf(call.operation);
  if (schema === null) return [];
  const parsed = schema.safeParse({
    ...call.metadata,
    identificativoSottomissione: SAMPLE_SUBMISSION,
  });
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) =>
      'keys' in issue ? issue.keys.join('.') : issue.path.join('.'),
    );
    return [appError('gateway/body-invalid', { fields: [...new Set(fields)] })];
  }
  const declared = 'identificativoDoc' in parsed.data ? parsed.data.identificativoDoc : null;
  return declared === null || declared === call.documentId
    ? []
    : [appError('gateway/document-id-mismatch', {})];
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
 * §15: P-01, P-06 to P-09, P-12, P-14 as far as the call tells), all findings at once. Only `gateway/clock-skewed`
 * lets the call proceed.
 */
export function preflight(
  call: GatewayCall,
  environment: GatewayEnvironment,
  clockOffsetMs: number,
): readonly AppError[] {
  return [
    ...attachmentProblems(call, environment.limits.documentBytes),
    ...identifierProblems(call),
    ...bodyProblems(call),
    ...(isValidCodiceFiscale(call.patientCodiceFiscale)
      ? []
      : [appError('gateway/patient-code-invalid', {})]),
    ...clockProblems(environment, clockOffsetMs),
  ];
}

/** Whether a finding of the pre-flight forbids the call. */
export function isBlocking(finding: AppError): boolean {
  return finding.code !== 'gateway/clock-skewed';
}
