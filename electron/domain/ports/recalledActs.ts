import type { Result } from '../../../shared/errors/result.ts';
import type { Operation } from '../../../shared/fse/operation.ts';
import type { SubmissionState } from '../../../shared/fse/submissionState.ts';

/** An answer of which only the journal of essentials kept the end. */
export interface RecalledAnswer {
  /** UTC ISO instant. */
  readonly at: string;
  readonly state: SubmissionState;
  readonly cartId: string | null;
}

/**
 * An act of which the journal knew more than the archive when a copy was put back or a damaged file was salvaged. Of one
 * that was queued after the copy was made nothing else is left here; the document itself is where it was sent.
 */
export interface RecalledAct {
  readonly submissionId: string;
  /** Null where the journal did not keep it. */
  readonly documentId: string | null;
  readonly operation: Operation | null;
  /** How it ended, by the last that is known; null where its outcome is not known. */
  readonly state: SubmissionState | null;
  /** Whether the archive holds the act itself: its story is then in the history too. */
  readonly isArchived: boolean;
  /** UTC ISO instant of the last that is known. */
  readonly at: string;
  /** Oldest first. */
  readonly answers: readonly RecalledAnswer[];
}

/** What the journal of essentials gave back. Same promises as `Archive`. */
export interface RecalledActs {
  /** The last first; `text`, where there is one, is the beginning of a document, submission or X-CART-id. */
  recalledActs(text: string | null): Promise<Result<readonly RecalledAct[]>>;
}
