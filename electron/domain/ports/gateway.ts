import type { Result } from '../../../shared/errors/result.ts';
import type { Operation } from '../../../shared/fse/operation.ts';
import type { AttemptEnd } from './archive.ts';
import type { SignedDocument } from './documentPdf.ts';
import type { ExchangeObserver } from './transport.ts';

/** What an attempt is made from; everything else (tokens, submission identifier) is new each time. */
export interface GatewayCall {
  readonly operation: Operation;
  /** The document the act is about, `root^extension`. */
  readonly documentId: string;
  /** The published document addressed in the path; null for create. */
  readonly targetId: string | null;
  readonly patientCodiceFiscale: string;
  /** The request body's fields without the submission identifier. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The signed document for create and replace, null otherwise. */
  readonly document: SignedDocument | null;
}

/** What became of an attempt, already understood (gateway.md §10), seen by itself. */
export type CallOutcome = Omit<AttemptEnd, 'attemptId' | 'endedAt' | 'confirmedByConflict'>;

/** A call ready to leave: its identifiers can be committed before its first byte goes out. */
export interface PreparedCall {
  readonly submissionIdentifier: string;
  readonly authorizationJti: string;
  readonly signatureJti: string;
  readonly method: string;
  readonly url: string;
  readonly requestSha256: string | null;
  /** Sends exactly what was prepared. Never throws. */
  send(options?: {
    readonly observer?: ExchangeObserver;
    readonly signal?: AbortSignal;
  }): Promise<CallOutcome>;
}

/** The gateway's four methods behind one door. */
export interface Gateway {
  /**
   * Builds body, tokens and request and checks them against the contract, then opens the channel, which may ask for
   * the card's PIN: a call that is wrong never costs a PIN. Nothing is sent.
   */
  prepare(call: GatewayCall): Promise<Result<PreparedCall>>;
}
