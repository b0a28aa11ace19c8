import type { AppError } from '../../../shared/errors/appError.ts';
import type { Result } from '../../../shared/errors/result.ts';
import type { Operation } from '../../../shared/fse/operation.ts';
import type { SubmissionState } from '../../../shared/fse/submissionState.ts';

/** When an act may be tried again and why it waits; survives the program. */
export interface SendingPlan {
  /** Attempts in a row that settled nothing. */
  readonly failures: number;
  /** UTC ISO instant before which it is not tried; null = at once. */
  readonly notBefore: string | null;
  /** What a person is told about the waiting; null when it merely waits its turn. */
  readonly obstacle: AppError | null;
}

/** An act that is not settled, as the outbox needs it. */
export interface OutboxItem {
  readonly submissionId: string;
  readonly operation: Operation;
  readonly documentId: string;
  readonly targetId: string | null;
  readonly state: Extract<SubmissionState, 'queued' | 'sending' | 'outcome-unknown' | 'blocked'>;
  readonly createdAt: string;
  /** UTC ISO instant of the last change of state. */
  readonly updatedAt: string;
  readonly plan: SendingPlan;
}

/** Why nothing is sent although acts wait; survives the program, until a person lets it go on. */
export interface QueuePause {
  readonly cause: 'person' | 'configuration';
  /** UTC ISO instant. */
  readonly since: string;
  /** What has to be put right first; null where the person asked for the pause. */
  readonly error: AppError | null;
}

/** What the outbox keeps in the archive besides acts and attempts. Same promises as `Archive`. */
export interface OutboxStore {
  /** Every act that is not settled, in the order of the queue. */
  outboxItems(): Promise<Result<readonly OutboxItem[]>>;
  /** Replaces the plan of an act. */
  planSending(submissionId: string, plan: SendingPlan, at: string): Promise<Result<void>>;
  queuePause(): Promise<Result<QueuePause | null>>;
  /** Null lets the queue go on. */
  setQueuePause(pause: QueuePause | null, at: string): Promise<Result<void>>;
  /**
   * Takes the right to send, or renews it, until `until`: true unless another holder's right has not yet run out
   * at `at` (reliability §7.2.9). UTC ISO instants.
   */
  takeLease(holder: string, at: string, until: string): Promise<Result<boolean>>;
  /** Gives the right back; nothing happens where another holds it. */
  releaseLease(holder: string): Promise<Result<void>>;
}
