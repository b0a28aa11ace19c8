import type { MethodCode } from '../routing.ts';

/** `rejected`: accepted, then refused by the index. */
export type DocumentStatus = 'published' | 'replaced' | 'annulled' | 'rejected';

/** A document the gateway holds. */
export interface LedgerDocument {
  /** `identificativoDoc`, `root^extension`. */
  readonly id: string;
  /** `root^extension` of the CDA's `setId`, null when the CDA has none. */
  readonly setId: string | null;
  readonly version: string | null;
  readonly status: DocumentStatus;
  readonly replacedBy: string | null;
  readonly replaces: string | null;
  readonly patientId: string | null;
  /** Index metadata: the body as last accepted, updates merged in. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Of the PDF bytes, lower-case hexadecimal. */
  readonly sha256: string;
  /** Exactly the bytes of the `file` part. */
  readonly pdf: Buffer;
  readonly workflowInstanceId: string;
}

/** The methods that do something to what the gateway holds. */
export type PublishingMethod = Exclude<MethodCode, 'V'>;

/** An accepted call and what it did. */
export interface LedgerSubmission {
  readonly submissionId: string | null;
  readonly method: PublishingMethod;
  readonly documentId: string;
  readonly targetId: string | null;
  readonly cartId: string;
  readonly traceId: string;
  readonly workflowInstanceId: string;
  /** Region of the certificate that signed the call: the issuer of the transaction (S-03). */
  readonly issuer: string;
  /** Claim `sub` of the caller. */
  readonly subject: string;
  readonly at: string;
  readonly indexing: Indexing;
}

/** How far the index is with an accepted call. */
export type Indexing =
  | { readonly state: 'done' | 'deferred' }
  /** Will be known at `dueAt`; `error` is the text the index will refuse with, null when it will accept. */
  | { readonly state: 'pending'; readonly dueAt: string; readonly error: string | null }
  | { readonly state: 'failed'; readonly error: string };

/** One HTTP exchange, refused or not; `null` status when the connection was cut instead of answered. */
export interface LedgerCall {
  readonly at: string;
  readonly verb: string;
  readonly path: string;
  readonly cartId: string | null;
  readonly status: number | null;
  /** The check that refused, null when none did. */
  readonly refusedBy: string | null;
  /** The fault of the script that struck, null when none did. */
  readonly fault: string | null;
}

/** All a gateway holds, in order of arrival. */
export interface Ledger {
  readonly documents: readonly LedgerDocument[];
  readonly submissions: readonly LedgerSubmission[];
  readonly calls: readonly LedgerCall[];
}

/** A ledger with nothing in it. */
export const emptyLedger: Ledger = { documents: [], submissions: [], calls: [] };
