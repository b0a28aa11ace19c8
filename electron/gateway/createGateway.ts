import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { appError } from '../../shared/errors/appError.ts';
import { measureClockOffset } from '../../shared/fse/answers/clockOffset.ts';
import type { DoctorProfile } from '../../shared/fse/doctorProfile.ts';
import type { GatewayEnvironment } from '../../shared/fse/gatewayEnvironment.ts';
import { newSubmissionIdentifier } from '../../shared/fse/identifiers.ts';
import { accessRulesOf, actClaims } from '../../shared/fse/jwtClaims.ts';
import { bodySchemaOf, serializeBody } from '../../shared/fse/requestBody.ts';
import { requestUrl, verbs } from '../../shared/fse/requestUrl.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Gateway, GatewayCall, PreparedCall } from '../domain/ports/gateway.ts';
import type { Randomness } from '../domain/ports/randomness.ts';
import type { TokenIssuer, TokenPair } from '../domain/ports/tokenIssuer.ts';
import type {
  Exchange,
  GatewayChannel,
  GatewayRequest,
  GatewayTransport,
} from '../domain/ports/transport.ts';
import { callOutcome } from './callOutcome.ts';
import { writeMultipart } from './multipart.ts';
import { isBlocking, preflight } from './preflight.ts';
import { acceptedTypes, wireContractProblem } from './wireContract.ts';

/** What a gateway client is made of. */
export interface GatewayParts {
  readonly environment: GatewayEnvironment;
  readonly profile: DoctorProfile;
  readonly channel: GatewayChannel;
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

/** A whole request with the identifiers it carries. */
interface AssembledCall {
  readonly request: GatewayRequest;
  readonly submissionIdentifier: string;
  readonly tokens: TokenPair;
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

/** The gateway's four methods over one channel, as one doctor in one environment. */
export function createGateway(parts: GatewayParts): Gateway {
  const { environment, profile, channel, clock, randomness } = parts;
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
    transport: GatewayTransport,
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

  /** Builds the whole request and judges it; needs neither card nor network. */
  async function assemble(call: GatewayCall): Promise<Result<AssembledCall>> {
    const submissionIdentifier = newSubmissionIdentifier(profile, {
      at: clock.now(),
      digits: (count) => randomness.digits(count),
    });
    const body = buildBody(call, submissionIdentifier, randomness);
    const tokens = await issueTokens(call);
    if (!tokens.ok) return tokens;
    const request = buildRequest(call, environment, body, tokens.value);
    const broken = wireContractProblem(request, call.operation, environment);
    return broken === null
      ? ok({ request, submissionIdentifier, tokens: tokens.value })
      : fail(broken);
  }

  async function prepare(call: GatewayCall): Promise<Result<PreparedCall>> {
    const obstacle = preflight(call, parts, clockOffsetMs).find(isBlocking);
    if (obstacle !== undefined) return fail(obstacle);
    const rehearsed = await assemble(call);
    if (!rehearsed.ok) return rehearsed;
    const opened = await channel.open();
    if (!opened.ok) return opened;
    const { transport, isNew } = opened.value;
    // A person may have taken minutes over the PIN: tokens are never older than the card's session.
    const assembled = isNew ? await assemble(call) : rehearsed;
    if (!assembled.ok) return assembled;
    const { request, submissionIdentifier, tokens } = assembled.value;
    return ok({
      submissionIdentifier,
      authorizationJti: tokens.authorizationJti,
      signatureJti: tokens.signatureJti,
      method: request.method,
      url: request.url.href,
      requestSha256:
        request.body === null ? null : createHash('sha256').update(request.body).digest('hex'),
      send: async (options) =>
        callOutcome(
          call.operation,
          await exchange(transport, request, options),
          environment.limits.answerBytes,
        ),
    });
  }

  return { prepare };
}
