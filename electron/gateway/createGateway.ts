import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { appError } from '../../shared/errors/appError.ts';
import type { DoctorProfile } from '../../shared/fse/doctorProfile.ts';
import type { GatewayEnvironment } from '../../shared/fse/gatewayEnvironment.ts';
import { newSubmissionIdentifier } from '../../shared/fse/identifiers.ts';
import { actClaims } from '../../shared/fse/jwtClaims.ts';
import { bodySchemaOf, serializeBody } from '../../shared/fse/requestBody.ts';
import { requestUrl, verbs } from '../../shared/fse/requestUrl.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Gateway, GatewayCall, PreparedCall } from '../domain/ports/gateway.ts';
import type { Randomness } from '../domain/ports/randomness.ts';
import type { TokenIssuer, TokenPair } from '../domain/ports/tokenIssuer.ts';
import type { Exchange, GatewayRequest, GatewayTransport } from '../domain/ports/transport.ts';
import { callOutcome } from './callOutcome.ts';
import { measureClockOffset } from './clockOffset.ts';
import { writeMultipart } from './multipart.ts';
import { isBlocking, preflight } from './preflight.ts';
import { acceptedTypes, wireContractProblem } from './wireContract.ts';

/** What a gateway client is made of. */
export interface GatewayParts {
  readonly environment: GatewayEnvironment;
  readonly profile: DoctorProfile;
  readonly transport: GatewayTransport;
  readonly tokens: TokenIssuer;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** Says nothing about patient or doctor: the name of the file travels and is logged by others. */
const FILE_NAME = 'documento.pdf';

interface RequestBody {
  readonly contentType: string | null;
  readonly bytes: Buffer | null;
}

function accessRulesOf(metadata: Readonly<Record<string, unknown>>): readonly string[] {
  const rules = metadata['attiCliniciRegoleAccesso'];
  return Array.isArray(rules) ? rules.filter((rule) => typeof rule === 'string') : [];
}

function buildBody(
  call: GatewayCall,
  submissionIdentifier: string,
  randomness: Randomness,
): RequestBody {
  const schema = bodySchemaOf(call.operation);
  if (schema === null) return { contentType: null, bytes: null };
  const json = serializeBody(
    schema.parse({ ...call.metadata, identificativoSottomissione: submissionIdentifier }),
  );
  if (call.document === null) {
    return { contentType: 'application/json', bytes: Buffer.from(json, 'utf8') };
  }
  const { contentType, body } = writeMultipart(
    { requestBody: json, file: call.document.pdf, fileName: FILE_NAME },
    `sintesi-${randomness.uuid()}`,
  );
  return { contentType, bytes: body };
}

function buildRequest(
  call: GatewayCall,
  environment: GatewayEnvironment,
  body: RequestBody,
  tokens: TokenPair,
): GatewayRequest {
  return {
    method: verbs[call.operation],
    url: new URL(requestUrl(environment, call.operation, call.targetId)),
    headers: {
      Accept: acceptedTypes,
      ...(environment.tokens.bearer ? { Authorization: `Bearer ${tokens.authorization}` } : {}),
      'FSE-JWT-Signature': tokens.signature,
      ...(body.contentType === null ? {} : { 'Content-Type': body.contentType }),
    },
    body: body.bytes,
  };
}

/** The gateway's four methods over one transport, as one doctor in one environment. */
export function createGateway(parts: GatewayParts): Gateway {
  const { environment, profile, transport, clock, randomness } = parts;
  // Learnt from the last answer and applied to the next tokens; zero until somebody answers.
  let clockOffsetMs = 0;

  function issueTokens(call: GatewayCall): Promise<Result<TokenPair>> {
    return parts.tokens.issue({
      audience: environment.audience,
      claims: actClaims({
        rule: environment.methods[call.operation],
        profile,
        patientCodiceFiscale: call.patientCodiceFiscale,
        accessRules: accessRulesOf(call.metadata),
        documentSha256: call.document?.sha256 ?? null,
      }),
      lifetimeSeconds: environment.tokens.lifetimeSeconds,
      backdatingSeconds: environment.tokens.backdatingSeconds,
      clockOffsetMs,
    });
  }

  async function exchange(
    request: GatewayRequest,
    options: Parameters<PreparedCall['send']>[0],
  ): Promise<Exchange> {
    try {
      const result = await transport.exchange(request, options);
      if (result.kind === 'answered') {
        clockOffsetMs = measureClockOffset(result.answer, clock.now()) ?? clockOffsetMs;
      }
      return result;
    } catch {
      // A transport that throws is a defect, and what it did with the bytes is anybody's guess.
      const correlationId = randomness.uuid();
      return { kind: 'unknown', error: appError('internal/unexpected', { correlationId }) };
    }
  }

  async function prepare(call: GatewayCall): Promise<Result<PreparedCall>> {
    const obstacle = preflight(call, environment, clockOffsetMs).find(isBlocking);
    if (obstacle !== undefined) return fail(obstacle);
    const submissionIdentifier = newSubmissionIdentifier(profile, {
      at: clock.now(),
      digits: (count) => randomness.digits(count),
    });
    const body = buildBody(call, submissionIdentifier, randomness);
    const tokens = await issueTokens(call);
    if (!tokens.ok) return tokens;
    const request = buildRequest(call, environment, body, tokens.value);
    const broken = wireContractProblem(request, call.operation, environment);
    if (broken !== null) return fail(broken);
    return ok({
      submissionIdentifier,
      authorizationJti: tokens.value.authorizationJti,
      signatureJti: tokens.value.signatureJti,
      method: request.method,
      url: request.url.href,
      requestSha256:
        body.bytes === null ? null : createHash('sha256').update(body.bytes).digest('hex'),
      send: async (options) =>
        callOutcome(
          call.operation,
          await exchange(request, options),
          environment.limits.answerBytes,
        ),
    });
  }

  return { prepare };
}
