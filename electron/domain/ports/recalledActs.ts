import type { Result } from '../../../shared/errors/result.ts';
import type { Operation } from '../../../shared/fse/operation.ts';
import type { SubmissionState } from '../../../shared/fse/submissionState.ts';

/** The end of an attempt of which only the journal of essentials knew, when a copy was put back or salvaged. */
export interface RecalledAnswer {
  /** UTC ISO instant. */
  readonly at: string;
  readonly state: SubmissionState;
  readonly cartId: string | null;
}

/**
 * An act that is only in the journal: it was queued after the copy that was put back, or its row was lost with a damaged
 * file. Nothing else of it is left here; the document is where it was sent.
 */
export interface RecalledAct {
  readonly submissionId: string;
  /** Null where the journal did not keep it. */
  readonly documentId: string | null;
  readonly operation: Operation | null;
  /** How it ended, by the last that is known; null where its outcome is not known. */
  readonly state: SubmissionState | null;
  /** UTC ISO instant of the last that is known. */
  readonly at: string;
  /** Oldest first. */
  readonly answers: readonly RecalledAnswer[];
}

/** What the journal of essentials gave back of acts the archive does not have. Same promises as `Archive`. */
export interface RecalledActs {
  /** The last first; `text`, where there is one, is the beginning of a document, submission or X-CART-id. */
  recalledActs(text: string | null): Promise<Result<readonly RecalledAct[]>>;
}
