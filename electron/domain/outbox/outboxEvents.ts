import type { AppError } from '../../../shared/errors/appError.ts';
import type { SubmissionState } from '../../../shared/fse/submissionState.ts';
import type { QueuePause } from '../ports/outboxStore.ts';
import type { WaitingFor } from './consequence.ts';

/** What the outbox as a whole is doing. */
export type OutboxStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'paused'; readonly pause: QueuePause }
  | { readonly kind: 'waiting'; readonly for: WaitingFor; readonly error: AppError }
  /** Server or network failed several times in a row: it is given a rest. */
  | { readonly kind: 'resting'; readonly milliseconds: number };

/** The outcome of the last attempt at an act, or why none was made. */
export interface ItemResult {
  readonly submissionId: string;
  readonly documentId: string;
  readonly state: SubmissionState;
  readonly cartId: string | null;
  readonly error: AppError | null;
  /** UTC ISO instant before which it is not tried again, where it will be. */
  readonly notBefore: string | null;
}

/** How far a flush has come. */
export interface FlushProgress {
  readonly done: number;
  readonly total: number;
  /** Estimate from the pace so far; null before the first attempt has ended. */
  readonly remainingMs: number | null;
}

/** Something that changed. */
export type OutboxEvent =
  | { readonly kind: 'item'; readonly result: ItemResult }
  | { readonly kind: 'progress'; readonly progress: FlushProgress }
  | { readonly kind: 'status'; readonly status: OutboxStatus };

/** Told every change, numbered from 1 without gaps, so that a listener knows whether it missed one. */
export type OutboxListener = (event: OutboxEvent & { readonly sequence: number }) => void;

/** Numbers events and hands them to every listener. */
export class OutboxAnnouncer {
  readonly #listeners = new Set<OutboxListener>();
  #sequence = 0;

  /** Adds a listener; the answer removes it. */
  subscribe(listener: OutboxListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(event: OutboxEvent): void {
    this.#sequence += 1;
    for (const listener of this.#listeners) listener({ ...event, sequence: this.#sequence });
  }
}
