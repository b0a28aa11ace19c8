import { jsonAnswer, type ExchangeIds, type WireAnswer } from './wireAnswer.ts';

/** What the regional service answers by itself. */
export type MiddlewareError =
  | 'io_error'
  | 'internal_error'
  | 'authentication_error'
  | 'patient-unknown'
  | 'patient-code'
  | 'lost-answer';

/** The constant the region writes in place of trace identifiers (field failure TO-03). */
export const regionalTraceId = 'R3VERR';

interface RegionalProblem {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly instance?: string;
  readonly hasTrace: boolean;
}

const problems: Readonly<Record<MiddlewareError, RegionalProblem>> = {
  io_error: {
    status: 504,
    type: 'mw/io_error',
    title: 'Errore di comunicazione',
    detail: 'Gateway nazionale non raggiungibile',
    hasTrace: false,
  },
  internal_error: {
    status: 500,
    type: 'mw/internal_error',
    title: 'Errore interno',
    detail: 'Errore interno del middleware regionale',
    hasTrace: false,
  },
  authentication_error: {
    status: 401,
    type: 'mw/authentication_error',
    title: 'Errore di autenticazione',
    detail: 'Chiamante non riconosciuto',
    hasTrace: false,
  },
  'patient-unknown': {
    status: 400,
    type: '/msg/cda-element',
    title: 'Error anonymizing cda.',
    detail: 'Codice fiscale non trovato in anagrafe',
    instance: '/msg/cda-anonymizaton',
    hasTrace: true,
  },
  'patient-code': {
    status: 400,
    type: '[GTW-015]',
    title: 'Errore di validazione',
    detail: 'Il codice fiscale nel CDA non ha un formato valido.',
    hasTrace: true,
  },
  'lost-answer': {
    status: 500,
    type: 'FSE_ER_000',
    title: 'Errore generico',
    detail: 'Gateway Response is null',
    hasTrace: true,
  },
};

/** An answer of the regional service (gateway.md §10.1 shape 3, field failures TO-01, TO-02, TO-11). */
export function middlewareAnswer(error: MiddlewareError): WireAnswer {
  const { hasTrace, status, ...problem } = problems[error];
  const trace = hasTrace ? { traceID: regionalTraceId, spanID: regionalTraceId } : {};
  return jsonAnswer(status, 'application/problem+json', { ...trace, ...problem, status });
}

/** A 500 whose text is the index's, as the region passes it on (field failure TO-04). */
export function indexErrorAnswer(text: string, ids: ExchangeIds): WireAnswer {
  return jsonAnswer(500, 'application/problem+json', {
    traceID: ids.traceId,
    spanID: ids.traceId,
    type: '/msg/ini-error',
    title: 'Ini error.',
    detail: text,
    status: 500,
    instance: '/msg/service-error/ini',
  });
}
