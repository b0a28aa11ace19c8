import type { AppError } from '../../../shared/errors/appError.ts';
import type { Result } from '../../../shared/errors/result.ts';

/** One HTTP request to the gateway, complete: nothing is added on the way but Host and Content-Length. */
export interface GatewayRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

/** A complete HTTP answer, whoever gave it. */
export interface GatewayAnswer {
  readonly status: number;
  /** Names in lower case; repeated headers joined as Node does. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Common name of the server certificate the channel verified. */
  readonly peer: string;
  readonly durationMs: number;
}

/**
 * What became of a request, told by how far it got (reliability §7.2.3).
 * - `answered`: a whole answer arrived.
 * - `not-sent`: failed before the first byte of the request; safe to repeat.
 * - `unknown`: at least one byte left and no whole answer came; never resend blindly.
 */
export type Exchange =
  | { readonly kind: 'answered'; readonly answer: GatewayAnswer }
  | { readonly kind: 'not-sent'; readonly error: AppError }
  | { readonly kind: 'unknown'; readonly error: AppError };

/** Observes an exchange; the first-byte call is the point of no return for cancelling. */
export interface ExchangeObserver {
  onFirstByte?(): void;
  onProgress?(sentBytes: number, totalBytes: number): void;
}

/** The channel to the gateway. One request at a time per doctor is the caller's rule, not the channel's. */
export interface GatewayTransport {
  exchange(
    request: GatewayRequest,
    options?: { readonly observer?: ExchangeObserver; readonly signal?: AbortSignal },
  ): Promise<Exchange>;
  /** Closes connections and forgets TLS sessions. */
  close(): Promise<void>;
}

/** The way to the gateway, as it stands for one call. */
export interface OpenedChannel {
  readonly transport: GatewayTransport;
  /** Whether it was opened by this very question, which may have taken a person's time. */
  readonly isNew: boolean;
}

/**
 * Where a call finds its transport. Asked for each call after everything else about it was judged, because opening
 * asks for the card and its PIN. A card that was pulled closes what was open.
 */
export interface GatewayChannel {
  open(): Promise<Result<OpenedChannel>>;
}
