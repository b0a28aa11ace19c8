import { appError, type AppError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Archive } from '../domain/ports/archive.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { ProcessHost } from '../domain/ports/processHost.ts';
import { backgroundBackup } from './backgroundBackup.ts';
import type { StoreDefect } from './guardedCall.ts';
import { createStoreSession, type StoreClient } from './storeSession.ts';

/** Where the archive is and what opens it. */
export interface ArchiveOptions {
  readonly host: ProcessHost;
  /** The folder of the archive; made when it does not exist. */
  readonly directory: string;
  /** The raw 256-bit key (32 bytes); copied, and wiped when the archive is closed. */
  readonly key: Uint8Array;
  /** Absent: the system's clock. */
  readonly clock?: Clock;
  /** Told when the backup at closing failed; the archive itself is closed in any case. */
  readonly onBackupFailure?: (error: AppError) => void;
  /** Told every defect of the store process; absent, nobody is. */
  readonly onDefect?: (defect: StoreDefect) => void;
}

/**
 * Opens the encrypted archive in a process of its own, making it when the folder is empty. Every start-up case
 * of reliability §5-§6 is an error of the area `archive/`, and leaves the files as they were.
 * If the process dies, the calls under way answer `archive/process-lost` and the next one starts it again.
 */
export async function openArchive(options: ArchiveOptions): Promise<Result<Archive>> {
  const clock = options.clock ?? { now: () => new Date() };
  const settled = { onDefect: () => undefined, ...options, clock };
  const session = createStoreSession(settled);
  const opened = await session.call(() => Promise.resolve(ok()));
  if (!opened.ok) {
    await session.end();
    return fail(opened.error);
  }
  let closed = false;
  const key = new Uint8Array(options.key);
  const backups = backgroundBackup({ ...settled, key, session });
  const call = <Value>(
    operation: (client: StoreClient) => Promise<Result<Value>>,
  ): Promise<Result<Value>> =>
    closed ? Promise.resolve(fail(appError('archive/closed', {}))) : session.call(operation);
  return ok({
    saveDocument: (document) => call((client) => client.saveDocument(document)),
    findDocument: (documentId) => call((client) => client.findDocument(documentId)),
    unsignedDocuments: () => call((client) => client.unsignedDocuments()),
    withdrawDocument: (documentId, at) => call((client) => client.withdrawDocument(documentId, at)),
    enqueueSigned: (signed, submission) =>
      call((client) => client.enqueueSigned(signed, submission)),
    enqueue: (submission) => call((client) => client.enqueue(submission)),
    findSubmission: (submissionId) => call((client) => client.findSubmission(submissionId)),
    submissionsIn: (states) => call((client) => client.submissionsIn(states)),
    changeState: (submissionId, to, at) =>
      call((client) => client.changeState(submissionId, to, at)),
    beginAttempt: (start) => call((client) => client.beginAttempt(start)),
    endAttempt: (end) => call((client) => client.endAttempt(end)),
    closeInterruptedAttempts: (at) => call((client) => client.closeInterruptedAttempts(at)),
    outboxItems: () => call((client) => client.outboxItems()),
    planSending: (submissionId, plan, at) =>
      call((client) => client.planSending(submissionId, plan, at)),
    queuePause: () => call((client) => client.queuePause()),
    setQueuePause: (pause, at) => call((client) => client.setQueuePause(pause, at)),
    takeLease: (holder, at, until) => call((client) => client.takeLease(holder, at, until)),
    releaseLease: (holder) => call((client) => client.releaseLease(holder)),
    noteDeed: (deed, documentId, at) => call((client) => client.noteDeed(deed, documentId, at)),
    verifyAudit: () => call((client) => client.verifyAudit()),
    recalledActs: (text) => call((client) => client.recalledActs(text)),
    history: (query) => call((client) => client.history(query)),
    countHistory: (query) => call((client) => client.countHistory(query)),
    submissionsAbout: (documentId) => call((client) => client.submissionsAbout(documentId)),
    saveIdentity: (identity) => call((client) => client.saveIdentity(identity)),
    identities: (environment) => call((client) => client.identities(environment)),
    chooseIdentity: (environment, fingerprint, at) =>
      call((client) => client.chooseIdentity(environment, fingerprint, at)),
    proveIdentity: (environment, fingerprint, at) =>
      call((client) => client.proveIdentity(environment, fingerprint, at)),
    destroyIdentityKey: (environment, fingerprint) =>
      call((client) => client.destroyIdentityKey(environment, fingerprint)),
    saveIdentityRequest: (request) => call((client) => client.saveIdentityRequest(request)),
    identityRequests: (environment) => call((client) => client.identityRequests(environment)),
    forgetIdentityRequest: (requestId) => call((client) => client.forgetIdentityRequest(requestId)),
    notePatient: (patient, origin, at) => call((client) => client.notePatient(patient, origin, at)),
    patients: (query) => call((client) => client.patients(query)),
    versionsOf: (codiceFiscale) => call((client) => client.versionsOf(codiceFiscale)),
    markRecordChanged: (codiceFiscale, at) =>
      call((client) => client.markRecordChanged(codiceFiscale, at)),
    recordExchange: (file) => call((client) => client.recordExchange(file)),
    findExchange: (sha256) => call((client) => client.findExchange(sha256)),
    exchanges: (limit) => call((client) => client.exchanges(limit)),
    exchangedFromFolder: () => call((client) => client.exchangedFromFolder()),
    beginCatalogue: (header, at) => call((client) => client.beginCatalogue(header, at)),
    addConcepts: (edition, concepts) => call((client) => client.addConcepts(edition, concepts)),
    publishCatalogue: (edition) => call((client) => client.publishCatalogue(edition)),
    catalogues: () => call((client) => client.catalogues()),
    searchConcepts: (query) => call((client) => client.searchConcepts(query)),
    unknownCodes: (system, codes) => call((client) => client.unknownCodes(system, codes)),
    recordConceptUse: (system, code, at) =>
      call((client) => client.recordConceptUse(system, code, at)),
    applyRetention: (limits, at) => call((client) => client.applyRetention(limits, at)),
    erasePatient: (codiceFiscale, at) => call((client) => client.erasePatient(codiceFiscale, at)),
    deedsAbout: (codiceFiscale) => call((client) => client.deedsAbout(codiceFiscale)),
    holdings: () => call((client) => client.holdings()),
    addDraft: (draft) => call((client) => client.addDraft(draft)),
    findDraft: (draftId) => call((client) => client.findDraft(draftId)),
    draftOfDocument: (documentId) => call((client) => client.draftOfDocument(documentId)),
    drafts: () => call((client) => client.drafts()),
    saveDraft: (draftId, revision, content, at) =>
      call((client) => client.saveDraft(draftId, revision, content, at)),
    markDraftOpen: (draftId, at) => call((client) => client.markDraftOpen(draftId, at)),
    sealDraft: (draftId, document) => call((client) => client.sealDraft(draftId, document)),
    maskedEntries: (documentId) => call((client) => client.maskedEntries(documentId)),
    reopenDraft: (draftId, at) => call((client) => client.reopenDraft(draftId, at)),
    removeDraft: (draftId, at) => call((client) => client.removeDraft(draftId, at)),
    documentsOfPatient: (codiceFiscale) =>
      call((client) => client.documentsOfPatient(codiceFiscale)),
    backUp: () =>
      closed ? Promise.resolve(fail(appError('archive/closed', {}))) : backups.backUp(),
    isCheckOwed: () => (closed ? Promise.resolve(false) : backups.isCheckOwed()),
    close: async () => {
      if (closed) return;
      closed = true;
      await backups.cancel();
      key.fill(0);
      const ended = await session.end();
      if (!ended.ok) options.onBackupFailure?.(ended.error);
    },
  });
}
