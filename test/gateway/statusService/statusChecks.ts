import { problem, type Refusal } from '../answers/refusal.ts';
import type { Call } from '../call.ts';
import type { LedgerSubmission } from '../ledger/ledgerEntries.ts';
import { textClaim } from '../tokens/readToken.ts';
import { refuseIf } from '../checks/check.ts';
import type { StatusQuery } from './statusQuery.ts';

/** A status call with what it asks for. */
export interface StatusCall {
  readonly call: Call;
  readonly query: StatusQuery;
  /** The accepted call asked for, or null when there is none. */
  readonly found: LedgerSubmission | null;
}

/** One check of gateway-checks.md §13. */
export interface StatusCheck {
  readonly id: string;
  readonly requires: string;
  examine(status: StatusCall): Refusal | null;
}

function regionOfCaller(call: Call): string | null {
  const subject = textClaim(call.bearer()?.claims ?? null, 'sub') ?? '';
  return /#(.{3})/.exec(subject)?.[1] ?? null;
}

/** The status service's own checks, in order. */
export const statusChecks: readonly StatusCheck[] = [
  {
    id: 'S-01',
    requires: 'a workflow id that was computed',
    examine: ({ query }) =>
      refuseIf(
        query.by === 'workflow' && query.id === 'UNKNOWN_WORKFLOW_ID',
        problem('/msg/wii', '/invalid-id', 'Il workflowInstanceId fornito non è valido', {
          status: 400,
          workflow: 'never',
        }),
      ),
  },
  {
    id: 'S-02',
    requires: 'a bearer subject from which the region can be derived',
    examine: ({ call, query }) =>
      refuseIf(
        query.by !== 'health' && regionOfCaller(call) === null,
        problem(
          '/msg/mandatory-element-token',
          '/jwt-mandatory-field-missing',
          'Il campo sub non è valorizzato correttamente',
          { status: 401, workflow: 'never' },
        ),
      ),
  },
  {
    id: 'S-03',
    requires: 'a caller of the region that made the transaction',
    examine: ({ call, found }) =>
      refuseIf(
        found !== null && regionOfCaller(call) !== found.issuer,
        problem('/msg/unauthorized', '/msg/invalid-issuer-sub', 'Issuer non autorizzato', {
          status: 401,
          workflow: 'never',
        }),
      ),
  },
  {
    id: 'S-04',
    requires: 'a transaction with events',
    examine: ({ query, found }) =>
      refuseIf(
        query.by !== 'health' && found === null,
        problem('/msg/record-not-found', '/record-not-found', 'Record non trovato', {
          status: 404,
          workflow: 'never',
        }),
      ),
  },
];
