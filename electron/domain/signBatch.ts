import { appError, type AppError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { findCertificate, signUnlocked, unlockCertificate } from './cardAccess.ts';
import type { PinReason, ReadyCertificate } from './cardAccess.ts';
import type { SealedDocument } from './ports/archive.ts';
import type { PreparedSignature } from './ports/documentPdf.ts';
import { prepareSignature, type SigningOptions } from './prepareSignature.ts';
import type { SigningPorts } from './signDocument.ts';
import { levelledDocument, type LevelledDocument } from './strengthenSignature.ts';

/** What became of a document of a batch. */
export type BatchOutcome =
  | { readonly kind: 'signed'; readonly document: LevelledDocument }
  /** This document cannot be signed; the others go on. */
  | { readonly kind: 'failed'; readonly error: AppError }
  /** Never given to the card: the person stopped the batch or left it out, or the card stopped with an error of its own. */
  | { readonly kind: 'not-signed'; readonly because: 'cancelled' | 'skipped' | 'card' };

/** A document of the batch with its outcome. */
export interface BatchResult {
  readonly documentId: string;
  readonly outcome: BatchOutcome;
}

/** How a batch is watched and stopped. */
export interface BatchObserver {
  /** Called once for each document, in order, as soon as its outcome is known. */
  onResult?(result: BatchResult, progress: { readonly done: number; readonly total: number }): void;
  /** Whether the person left a document out; asked when its turn comes. */
  isSkipped?(documentId: string): boolean;
  /** Puts a signed document where it is safe before its outcome is told; its error is the document's. */
  keep?(document: SealedDocument, signed: LevelledDocument): Promise<Result<void>>;
  /** Stops the batch before the next signature; what is signed stays signed. */
  readonly signal?: AbortSignal;
}

/** A batch at its end. */
export interface BatchReport {
  /** One for each document, in the order given. */
  readonly results: readonly BatchResult[];
  /** The card's error that stopped the batch, if one did. */
  readonly stoppedBy: AppError | null;
}

/**
 * Documents prepared before the card needs them. Two are enough to keep the slowest document from being waited
 * for, and few enough that the time written in a signature is not far from the time of signing.
 */
const AHEAD = 2;

/** What a batch works with: its parts, who signs, what. */
interface BatchWork {
  readonly ports: SigningPorts;
  readonly signer: ReadyCertificate;
  readonly options: SigningOptions;
  readonly documents: readonly SealedDocument[];
  readonly observer: BatchObserver;
}

/** Prepares documents a little ahead of whoever takes them, in order. */
class PreparationLine {
  readonly #work: BatchWork;
  readonly #begun: Promise<Result<PreparedSignature>>[] = [];

  constructor(work: BatchWork) {
    this.#work = work;
  }

  /** The signature of a document, prepared; the next documents are begun meanwhile. */
  take(index: number): Promise<Result<PreparedSignature>> {
    const { documents } = this.#work;
    for (const document of documents.slice(this.#begun.length, index + 1 + AHEAD)) {
      this.#begun.push(this.#prepare(document));
    }
    return this.#begun[index] ?? Promise.reject(new RangeError('no such document'));
  }

  async #prepare(document: SealedDocument): Promise<Result<PreparedSignature>> {
    const { ports, signer, options } = this.#work;
    const { certificate } = signer;
    if (document.author.codiceFiscale !== certificate.holderCodiceFiscale) {
      const { holderName: holder } = certificate;
      const expected = document.author.codiceFiscale;
      return fail(appError('certificate/other-doctor', { purpose: 'signature', holder, expected }));
    }
    return prepareSignature(ports.pdf, document, signer, options, ports.clock.now());
  }
}

/** Gathers outcomes and tells them in the order of the documents, though some are known before others. */
class OutcomeList {
  readonly #results: Promise<BatchResult>[] = [];
  readonly #observer: BatchObserver;
  readonly #total: number;
  #told: Promise<void> = Promise.resolve();

  constructor(observer: BatchObserver, total: number) {
    this.#observer = observer;
    this.#total = total;
  }

  add(documentId: string, outcome: BatchOutcome | Promise<BatchOutcome>): void {
    const result = Promise.resolve(outcome).then((known) => ({ documentId, outcome: known }));
    const done = this.#results.push(result);
    this.#told = Promise.all([result, this.#told]).then(([known]) => {
      this.#observer.onResult?.(known, { done, total: this.#total });
    });
  }

  async all(): Promise<readonly BatchResult[]> {
    const results = await Promise.all(this.#results);
    await this.#told;
    return results;
  }
}

function batchQuestion({ documents }: BatchWork): PinReason {
  const { length } = documents;
  const reason = length === 1 ? 'Firma di un profilo' : `Firma di ${String(length)} profili`;
  return { purpose: 'signature', reason };
}

function failed(error: AppError): BatchOutcome {
  return { kind: 'failed', error };
}

/** Closes a signature while the card goes on: the outcome comes later. */
async function completed(
  { ports, observer }: BatchWork,
  sealed: SealedDocument,
  prepared: PreparedSignature,
  value: Uint8Array,
): Promise<BatchOutcome> {
  const result = await ports.pdf.complete(prepared, value);
  if (!result.ok) return failed(result.error);
  const document = await levelledDocument(ports.evidence, result.value);
  const kept = (await observer.keep?.(sealed, document)) ?? ok();
  return kept.ok ? { kind: 'signed', document } : failed(kept.error);
}

/** Why a document is not given to the card at all; null where its turn has come. */
function reasonToPass(
  { observer }: BatchWork,
  documentId: string,
  stoppedBy: AppError | null,
): 'cancelled' | 'skipped' | 'card' | null {
  if (stoppedBy !== null) return 'card';
  if (isAborted(observer.signal)) return 'cancelled';
  return observer.isSkipped?.(documentId) === true ? 'skipped' : null;
}

/** Gives every document to the card in turn; answers the card's error that ended it, if one did. */
async function signEach(work: BatchWork, outcomes: OutcomeList): Promise<AppError | null> {
  const { ports, signer, documents } = work;
  const line = new PreparationLine(work);
  let stoppedBy: AppError | null = null;
  for (const [index, document] of documents.entries()) {
    const { documentId } = document;
    const early = reasonToPass(work, documentId, stoppedBy);
    const prepared = early === null ? await line.take(index) : null;
    // The person may have spoken while the document was being prepared.
    const because = early ?? reasonToPass(work, documentId, stoppedBy);
    if (because !== null || prepared === null) {
      outcomes.add(documentId, { kind: 'not-signed', because: because ?? 'cancelled' });
      continue;
    }
    if (!prepared.ok) {
      outcomes.add(documentId, failed(prepared.error));
      continue;
    }
    const { mechanism, dataToSign: data } = prepared.value;
    const order = { ...batchQuestion(work), mechanism, data };
    const value = await signUnlocked(ports.card, ports.pins, signer.certificate, order);
    if (!value.ok) stoppedBy = value.error;
    outcomes.add(
      documentId,
      value.ok ? completed(work, document, prepared.value, value.value) : failed(value.error),
    );
  }
  return stoppedBy;
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

/** A batch the person stopped before the card was asked for anything. */
function allStopped(documents: readonly SealedDocument[], observer: BatchObserver): BatchReport {
  const results = documents.map(({ documentId }) => {
    const outcome = { kind: 'not-signed', because: 'cancelled' } as const;
    return { documentId, outcome };
  });
  for (const [index, result] of results.entries()) {
    observer.onResult?.(result, { done: index + 1, total: results.length });
  }
  return { results, stoppedBy: null };
}

/**
 * Signs many documents of one doctor: the PIN is asked once (at each signature where the card wants it so), the
 * next documents are laid out and prepared while the card signs, and finished ones are closed and verified
 * meanwhile, so that the card is the only thing waited for. One private-key operation per document.
 *
 * A document that cannot be prepared or closed fails alone. An error of the card, a wrong PIN first of all, stops the
 * batch: nothing is tried a second time. Errors, with no document touched: those of the certificate and of the PIN.
 */
export async function signBatch(
  ports: SigningPorts,
  documents: readonly SealedDocument[],
  options: SigningOptions,
  observer: BatchObserver = {},
): Promise<Result<BatchReport>> {
  const [first] = documents;
  if (first === undefined) return ok({ results: [], stoppedBy: null });
  const signer = await findCertificate(ports.card, {
    purpose: 'signature',
    codiceFiscale: first.author.codiceFiscale,
    fingerprint: options.fingerprint,
  });
  if (!signer.ok) return signer;
  // Finding the certificate may take as long as a card that is being read: who stopped meanwhile is asked for no PIN.
  if (isAborted(observer.signal)) return ok(allStopped(documents, observer));
  const work = { ports, signer: signer.value, options, documents, observer };
  const { certificate } = signer.value;
  const unlocked = await unlockCertificate(
    ports.card,
    ports.pins,
    certificate,
    batchQuestion(work),
  );
  if (!unlocked.ok) return unlocked;
  const outcomes = new OutcomeList(observer, documents.length);
  const stoppedBy = await signEach(work, outcomes);
  return ok({ results: await outcomes.all(), stoppedBy });
}
