import { type AppError, appError } from '../../errors/appError.ts';
import { isValidCodiceFiscale } from '../../person/codiceFiscale.ts';
import type { DoctorProfile } from '../doctorProfile.ts';
import type { GatewayEnvironment } from '../gatewayEnvironment.ts';
import { isDocumentId } from '../identifiers.ts';
import { accessRulesOf, actClaims, signatureClaimsSchema } from '../jwtClaims.ts';
import type { Operation } from '../operation.ts';
import { bodySchemaOf } from '../requestBody.ts';
import { addressesTarget } from '../requestUrl.ts';

/** What is known of an act before it has a signed document, tokens or a channel. */
export interface ActFacts {
  readonly operation: Operation;
  /** The document the act is about, `root^extension`. */
  readonly documentId: string;
  /** The published document addressed in the path; null for create. */
  readonly targetId: string | null;
  readonly patientCodiceFiscale: string;
  /** The request body's fields without the submission identifier. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

// What every attempt makes anew, so that an act can be judged before there is an attempt.
const SAMPLE_SUBMISSION = '2.16.840.1.113883.2.9.2.90.4.3.1';
const SAMPLE_SHA256 = '0'.repeat(64);
const sampleRegistered = {
  iss: 'integrity:S1#090',
  iat: 1_700_000_000,
  exp: 1_700_000_600,
  jti: '00000000-0000-4000-8000-000000000000',
};

function identifierProblems(act: ActFacts): readonly AppError[] {
  const { documentId, targetId, operation } = act;
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

function bodyProblems(act: ActFacts): readonly AppError[] {
  const schema = bodySchemaOf(act.operation);
  if (schema === null) return [];
  const parsed = schema.safeParse({
    ...act.metadata,
    identificativoSottomissione: SAMPLE_SUBMISSION,
  });
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) =>
      'keys' in issue ? issue.keys.join('.') : issue.path.join('.'),
    );
    return [appError('gateway/body-invalid', { fields: [...new Set(fields)] })];
  }
  const declared = 'identificativoDoc' in parsed.data ? parsed.data.identificativoDoc : null;
  return declared === null || declared === act.documentId
    ? []
    : [appError('gateway/document-id-mismatch', {})];
}

function patientProblems(act: ActFacts): readonly AppError[] {
  return isValidCodiceFiscale(act.patientCodiceFiscale)
    ? []
    : [appError('gateway/patient-code-invalid', {})];
}

/** Identifiers, body and patient of an act (gateway-checks.md §15: P-06, P-08, P-14 as far as the act tells). */
export function actProblems(act: ActFacts): readonly AppError[] {
  return [...identifierProblems(act), ...bodyProblems(act), ...patientProblems(act)];
}

/**
 * The claims an act will carry, judged by their closed schema before any key is touched (gateway-checks.md §15,
 * P-09 and P-11): profile and environment decide all of them but those every token makes anew.
 */
export function claimProblems(
  act: ActFacts,
  profile: DoctorProfile,
  environment: GatewayEnvironment,
): readonly AppError[] {
  const rule = environment.methods[act.operation];
  const { sub, act: claims } = actClaims({
    rule,
    profile,
    patientCodiceFiscale: act.patientCodiceFiscale,
    accessRules: accessRulesOf(act.metadata),
    documentSha256: SAMPLE_SHA256,
  });
  const parsed = signatureClaimsSchema(rule).safeParse({
    ...sampleRegistered,
    sub,
    aud: environment.audience,
    ...claims,
  });
  if (parsed.success) return [];
  const names = parsed.error.issues.map((issue) => issue.path.join('.') || issue.message);
  return [appError('identity/claims-invalid', { claims: [...new Set(names)] })];
}
