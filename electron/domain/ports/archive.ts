import type { BackupMaker } from './backupMaker.ts';
import type { AppError } from '../../../shared/errors/appError.ts';
import type { Result } from '../../../shared/errors/result.ts';
import type { Operation } from '../../../shared/fse/operation.ts';
import type { SubmissionState } from '../../../shared/fse/submissionState.ts';
import type { AuditTrail } from './auditTrail.ts';
import type { SignedDocument } from './documentPdf.ts';
import type { DraftStore } from './draftStore.ts';
import type { ExchangeJournal } from './exchangeJournal.ts';
import type { OutboxStore } from './outboxStore.ts';
import type { PatientBook } from './patientBook.ts';
import type { RecalledActs, RecalledAnswer } from './recalledActs.ts';
import type { RecordKeeping } from './recordKeeping.ts';
import type { PersonIdentity, SealedDocument } from './sealedDocument.ts';
import type { Terminology } from './terminology.ts';

export type { PersonIdentity, SealedDocument };

/** A sealed document as the archive holds it, with its signature where there is one. */
export interface ArchivedDocument extends SealedDocument {
  readonly signed: SignedDocument | null;
}

/** A document that was sealed and is not signed: everything but its bytes. */
export type UnsignedDocument = Omit<SealedDocument, 'cda'>;

/** An act to be carried out at the gateway. Written before anything is sent. */
export interface NewSubmission {
  /** UUID minted once. */
  readonly submissionId: string;
  readonly operation: Operation;
  /** The document the act is about: the new one for create and replace, the published one otherwise. */
  readonly documentId: string;
  /** The published document addressed in the path; null for create. */
  readonly targetId: string | null;
  /** The request body's fields without the submission identifier, which is new for each attempt. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Why, in the doctor's words, where it was asked; kept here and never sent. */
  readonly reason?: string | null;
  readonly createdAt: string;
}

/** A submission as the archive holds it. */
export interface Submission extends NewSubmission {
  readonly state: SubmissionState;
  readonly updatedAt: string;
}

/** What is committed before the first byte of a request leaves (reliability §7.2.2). */
export interface AttemptStart {
  readonly attemptId: string;
  readonly submissionId: string;
  /** `identificativoSottomissione` of this attempt. */
  readonly submissionIdentifier: string;
  readonly authorizationJti: string;
  readonly signatureJti: string;
  readonly method: string;
  readonly url: string;
  /** SHA-256 of the request body, or null where there is none. */
  readonly requestSha256: string | null;
  readonly startedAt: string;
}

/** What is committed, in one transaction with the new state, as soon as an exchange ends. */
export interface AttemptEnd {
  readonly attemptId: string;
  readonly endedAt: string;
  readonly state: SubmissionState;
  readonly exchange: 'answered' | 'not-sent' | 'unknown';
  readonly httpStatus: number | null;
  readonly cartId: string | null;
  readonly traceId: string | null;
  readonly workflowInstanceId: string | null;
  readonly transactionId: string | null;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: Uint8Array | null;
  readonly error: AppError | null;
  readonly warning: string | null;
  /** Whether the refusal of a repeated attempt proved that an earlier one, of unknown outcome, was accepted. */
  readonly confirmedByConflict: boolean;
}

/** One attempt in the history: its start and, unless the program died, its end. */
export interface Attempt {
  readonly start: AttemptStart;
  readonly number: number;
  readonly end: AttemptEnd | null;
}

/** A row of the history: an act, its document's identity and all its attempts. */
export interface HistoryEntry {
  readonly submission: Submission;
  readonly patient: PersonIdentity;
  readonly attempts: readonly Attempt[];
  /** What only the journal knew of its attempts, oldest first; empty where no older copy was ever put back. */
  readonly recalled: readonly RecalledAnswer[];
}

/** What the history is searched by; every given field must match. */
export interface HistoryQuery {
  /** Patient name or codice fiscale, document, X-CART-id, trace or workflow id: prefix, accents ignored. */
  readonly text?: string;
  readonly operation?: Operation;
  readonly state?: SubmissionState;
  /** Only acts after which nothing that is not refused or cancelled too was done with the patient's documents. */
  readonly isLast?: boolean;
  /** UTC ISO instants, inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** The doctor's Sogei signature key with its certificate, as kept in the encrypted archive. */
export interface StoredIdentity {
  /** SHA-256 of the certificate's DER. */
  readonly fingerprint: string;
  readonly environment: string;
  readonly certificate: Uint8Array;
  /** PKCS#8 DER; in the clear only inside the encrypted file and in main while a token is being made. */
  readonly privateKey: Uint8Array;
  readonly importedAt: string;
}

/** An identity with its history; of a retired one only the certificate is left, for the records. */
export interface KeptIdentity extends Omit<StoredIdentity, 'privateKey'> {
  /** Null once destroyed. */
  readonly privateKey: Uint8Array | null;
  /** When the person last chose it over the others; null = never. */
  readonly chosenAt: string | null;
  /** When the gateway first accepted a call signed with it; null = not yet. */
  readonly provenAt: string | null;
}

/** A pair of certificate requests that waits for its answer, with the keys they were made for. */
export interface IdentityRequest {
  readonly requestId: string;
  readonly environment: string;
  readonly createdAt: string;
  /** Common names asked for. */
  readonly signatureName: string;
  readonly authenticationName: string;
  /** PKCS#10 requests as DER (RFC 2986). */
  readonly signatureRequest: Uint8Array;
  readonly authenticationRequest: Uint8Array;
  /** PKCS#8 DER. */
  readonly signatureKey: Uint8Array;
  readonly authenticationKey: Uint8Array;
}

/**
 * The encrypted archive. Every method that returns `ok` has committed with full synchronisation.
 * Failures are error values of the area `archive/`.
 */
export interface Archive
  extends
    OutboxStore,
    AuditTrail,
    RecalledActs,
    PatientBook,
    RecordKeeping,
    Terminology,
    DraftStore,
    ExchangeJournal,
    BackupMaker {
  /** Stores a sealed document; storing the same bytes again is a success, other bytes under one id are refused. */
  saveDocument(document: SealedDocument): Promise<Result<void>>;
  findDocument(documentId: string): Promise<Result<ArchivedDocument | null>>;
  /** Documents sealed and neither signed nor ever queued, the last sealed first. */
  unsignedDocuments(): Promise<Result<readonly UnsignedDocument[]>>;
  /**
   * Removes a document that was sealed and never signed nor queued; nothing happens where it is unknown.
   * `archive/document-signed` for any other: what was signed stays for ever.
   */
  withdrawDocument(documentId: string, at: string): Promise<Result<void>>;
  /** Signed bytes, the submission that will carry them and the end of the draft they came from, in one transaction. */
  enqueueSigned(signed: SignedDocument, submission: NewSubmission): Promise<Result<void>>;
  /** A submission that carries no document (update metadata, annul). */
  enqueue(submission: NewSubmission): Promise<Result<void>>;
  findSubmission(submissionId: string): Promise<Result<Submission | null>>;
  /** Submissions in one of the states, oldest first. */
  submissionsIn(states: readonly SubmissionState[]): Promise<Result<readonly Submission[]>>;
  /** Changes the state without an attempt (cancel, block, unblock). */
  changeState(submissionId: string, to: SubmissionState, at: string): Promise<Result<void>>;
  /** Writes the attempt and moves the submission to `sending`; answers the attempt's number, from 1. */
  beginAttempt(start: AttemptStart): Promise<Result<number>>;
  /** Writes answer, identifiers and the new state in one transaction. */
  endAttempt(end: AttemptEnd): Promise<Result<void>>;
  /** Attempts without an end, left by a process that died: they become `outcome-unknown`. Answers how many. */
  closeInterruptedAttempts(at: string): Promise<Result<number>>;
  history(query: HistoryQuery): Promise<Result<readonly HistoryEntry[]>>;
  /** How many acts the query matches in all, whatever its limit and offset. */
  countHistory(query: HistoryQuery): Promise<Result<number>>;
  /** Every submission that carries the document or addresses it as its target, oldest first. */
  submissionsAbout(documentId: string): Promise<Result<readonly Submission[]>>;
  saveIdentity(identity: StoredIdentity): Promise<Result<void>>;
  /** Newest import first. */
  identities(environment: string): Promise<Result<readonly KeptIdentity[]>>;
  /** The person's choice among several; each of the next three answers whether there is such an identity. */
  chooseIdentity(environment: string, fingerprint: string, at: string): Promise<Result<boolean>>;
  /** The gateway has accepted a call signed with it; only the first time counts. */
  proveIdentity(environment: string, fingerprint: string, at: string): Promise<Result<boolean>>;
  /** Destroys the private key; the certificate stays. */
  destroyIdentityKey(environment: string, fingerprint: string): Promise<Result<boolean>>;
  saveIdentityRequest(request: IdentityRequest): Promise<Result<void>>;
  /** Requests still waiting, oldest first. */
  identityRequests(environment: string): Promise<Result<readonly IdentityRequest[]>>;
  /** Removes a request with its keys. */
  forgetIdentityRequest(requestId: string): Promise<Result<void>>;
  close(): Promise<void>;
}
