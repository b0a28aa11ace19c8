import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { classifyAnswer } from '../../shared/fse/answers/classifyAnswer.ts';
import {
  readTransactionStatus,
  type TransactionStatus,
} from '../../shared/fse/answers/transactionStatus.ts';
import type { DoctorProfile } from '../../shared/fse/doctorProfile.ts';
import type { GatewayEnvironment } from '../../shared/fse/gatewayEnvironment.ts';
import { actClaims } from '../../shared/fse/jwtClaims.ts';
import { encodeSegment } from '../../shared/fse/requestUrl.ts';
import type { StatusService, TransactionKey } from '../domain/ports/statusService.ts';
import type { TokenIssuer } from '../domain/ports/tokenIssuer.ts';
import type { GatewayAnswer, GatewayChannel } from '../domain/ports/transport.ts';
import { decodeBody } from './decodeBody.ts';
import { acceptedTypes } from './wireContract.ts';

/** What a status service is made of. */
export interface StatusServiceParts {
  readonly environment: GatewayEnvironment;
  readonly profile: DoctorProfile;
  readonly channel: GatewayChannel;
  readonly tokens: TokenIssuer;
}

function urlOf({ baseUrl, statusPaths }: GatewayEnvironment, key: TransactionKey): URL {
  const [path, id] =
    'traceId' in key
      ? [statusPaths.byTrace, key.traceId]
      : [statusPaths.byWorkflow, key.workflowInstanceId];
  return new URL(`${baseUrl}/${path.replace('{id}', () => encodeSegment(id))}`);
}

function understand(answer: GatewayAnswer, limitBytes: number): Result<TransactionStatus> {
  const body = decodeBody(answer.body, limitBytes);
  const status = answer.status === 200 ? readTransactionStatus(body) : null;
  if (status !== null) return ok(status);
  // Read as an answer to an act without effect: only its error is of interest here.
  const { status: httpStatus, headers } = answer;
  const { error } = classifyAnswer({ operation: 'annul', status: httpStatus, headers, body });
  return fail(error ?? appError('gateway/status-unreadable', {}));
}

/**
 * The status service over the channel. A call carries the bearer token alone and no `Content-Type`: with one, it was
 * answered 401 or 403 (gateway.md §14, field failure CH-08).
 */
export function createStatusService(parts: StatusServiceParts): StatusService {
  const { environment, profile, channel, tokens } = parts;

  async function ask(key: TransactionKey): Promise<Result<TransactionStatus>> {
    if (!environment.statusService) return fail(appError('gateway/status-service-off', {}));
    const opened = await channel.open();
    if (!opened.ok) return opened;
    const { lifetimeSeconds, backdatingSeconds } = environment.tokens;
    const pair = await tokens.issue({
      audience: environment.audience,
      // Only the first token of the pair is sent, which says nothing of an act or a patient.
      claims: actClaims({
        rule: environment.methods.annul,
        profile,
        patientCodiceFiscale: profile.codiceFiscale,
        accessRules: [],
        documentSha256: null,
      }),
      lifetimeSeconds,
      backdatingSeconds,
      clockOffsetMs: 0,
    });
    if (!pair.ok) return pair;
    const exchange = await opened.value.transport.exchange({
      method: 'GET',
      url: urlOf(environment, key),
      headers: { Accept: acceptedTypes, Authorization: `Bearer ${pair.value.authorization}` },
      body: null,
    });
    return exchange.kind === 'answered'
      ? understand(exchange.answer, environment.limits.answerBytes)
      : fail(exchange.error);
  }

  return { ask };
}
