import type { NewSubmission, SealedDocument } from '../../../electron/domain/ports/archive.ts';
import type { HistoryEntry } from '../../../electron/domain/ports/archive.ts';
import type { SignedDocument } from '../../../electron/domain/ports/documentPdf.ts';
import type { SettingsInput } from '../../../electron/domain/settings.ts';
import type { Operation } from '../../../shared/fse/operation.ts';

/** An act with everything that is queued for it; the document only where the act carries one. */
export interface PreparedAct {
  readonly submission: NewSubmission;
  readonly document: { readonly sealed: SealedDocument; readonly signed: SignedDocument } | null;
}

/** What happens to the program at its first exchange of an operation. */
export type Disturbance =
  | { readonly kind: 'none' }
  /** SIGKILL: the attempt is written and nothing sent; the first byte has left; the answer is not yet written. */
  | {
      readonly kind: 'kill';
      readonly at: 'before-exchange' | 'first-byte' | 'after-exchange';
    }
  /** Ends in good order after the exchange. */
  | { readonly kind: 'stop' }
  /** The wall clock is set after the exchange. */
  | { readonly kind: 'clock-jump'; readonly milliseconds: number };

/** What a worker is told. */
export interface WorkerOrder {
  readonly directory: string;
  readonly key: Uint8Array;
  readonly pkiDirectory: string;
  readonly profile: SettingsInput['profile'];
  readonly baseUrl: string;
  readonly acts: readonly PreparedAct[];
  readonly operation: Operation;
  readonly disturbance: Disturbance;
  readonly responseTimeoutMs: number;
}

/** What a worker has to say when it is not killed. */
export type WorkerReport =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly reason: string }
  | {
      readonly kind: 'settled';
      readonly history: readonly HistoryEntry[];
      /** Heap in use at the end, in bytes. */
      readonly heapBytes: number;
      /** Milliseconds each flush round-trip took per act. */
      readonly elapsedMs: number;
    };
