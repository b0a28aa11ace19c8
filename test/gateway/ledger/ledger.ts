import type { MethodCode } from '../routing.ts';

/** A document the gateway holds. */
export interface LedgerDocument {
  /** `identificativoDoc`, `root^extension`. */
  readonly id: string;
  /** `root^extension` of the CDA's `setId`, null when the CDA has none. */
  readonly setId: string | null;
  readonly version: string | null;
  readonly status: 'published' | 'replaced' | 'annulled';
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

/** An accepted call and what it did. */
export interface LedgerSubmission {
  readonly submissionId: string | null;
  readonly method: MethodCode;
  readonly documentId: string;
  readonly targetId: string | null;
  readonly cartId: string;
  readonly at: string;
  /** `failed`: accepted, then refused by the index later (national mode, a document already there). */
  readonly indexing: 'done' | 'deferred' | 'failed';
}

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

/** What the checks may ask of the ledger. */
export interface LedgerReader {
  find(documentId: string): LedgerDocument | null;
  /** When a CDA of this hash was last validated. */
  validatedAt(cdaHash: string): Date | null;
}

/** The ledger as the server writes it. `changed` is called after every change. */
export interface LedgerBook extends LedgerReader {
  snapshot(): Ledger;
  put(document: LedgerDocument): void;
  noteValidation(cdaHash: string, at: Date): void;
  noteSubmission(submission: LedgerSubmission): void;
  noteCall(call: LedgerCall): void;
}

/** Opens an empty ledger. */
export function createLedger(changed: (ledger: Ledger) => void): LedgerBook {
  const documents = new Map<string, LedgerDocument>();
  const validations = new Map<string, Date>();
  const submissions: LedgerSubmission[] = [];
  const calls: LedgerCall[] = [];
  const snapshot = (): Ledger => ({
    documents: [...documents.values()],
    submissions: [...submissions],
    calls: [...calls],
  });
  return {
    snapshot,
    find: (documentId) => documents.get(documentId) ?? null,
    validatedAt: (cdaHash) => validations.get(cdaHash) ?? null,
    put(document) {
      documents.set(document.id, document);
      changed(snapshot());
    },
    noteValidation(cdaHash, at) {
      validations.set(cdaHash, at);
    },
    noteSubmission(submission) {
      submissions.push(submission);
      changed(snapshot());
    },
    noteCall(call) {
      calls.push(call);
      changed(snapshot());
    },
  };
}
