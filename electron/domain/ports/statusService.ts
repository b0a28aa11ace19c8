import type { Result } from '../../../shared/errors/result.ts';
import type { TransactionStatus } from '../../../shared/fse/answers/transactionStatus.ts';

/** How a transaction is asked for: by its workflow, or by the trace of a call that had no workflow (ST-07). */
export type TransactionKey = { readonly workflowInstanceId: string } | { readonly traceId: string };

/** The national status service (gateway.md §14): what became of an accepted call. */
export interface StatusService {
  /** Fails with `gateway/status-service-off` where the environment has none; an answer that is no status is an error. */
  ask(key: TransactionKey): Promise<Result<TransactionStatus>>;
}
