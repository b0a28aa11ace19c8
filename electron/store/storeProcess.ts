import type { Database } from 'better-sqlite3-multiple-ciphers';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { serveHosted } from '../process/serveHosted.ts';
import { archiveFiles } from './archiveFiles.ts';
import { backUpDaily } from './backup.ts';
import { endHold, holdForBackup } from './backupHold.ts';
import { createStoredArchive } from './createStoredArchive.ts';
import { guardedCall, reportDefectsTo } from './guardedCall.ts';
import { checkAtNextOpening, countFullCheck, isFullCheckDue } from './integrityCheck.ts';
import { openDatabase } from './openDatabase.ts';
import { salvageArchive } from './salvage/salvageArchive.ts';
import type { StoredArchive } from './storedArchive.ts';
import type { OpenRequest, SalvageStarter, StoreFunctions } from './storeFunctions.ts';

/** The entry of the store process: the only holder of the open database. */
let session: {
  readonly database: Database;
  readonly archive: StoredArchive;
  readonly request: OpenRequest;
} | null = null;

/** The hold a copier works under. */
let hold: string | null = null;

function withArchive<Value>(operation: (archive: StoredArchive) => Result<Value>): Result<Value> {
  if (session === null) return fail(appError('archive/closed', {}));
  const { archive, database } = session;
  return remembered(database, operation(archive));
}

/** An answer that shows damage makes the next opening look at the whole file. */
function remembered<Value>(database: Database, answer: Result<Value>): Result<Value> {
  if (!answer.ok && answer.error.code === 'archive/corrupt') {
    guardedCall(() => {
      checkAtNextOpening(database);
      return ok();
    });
  }
  return answer;
}

const functions: StoreFunctions = {
  open: (request) =>
    guardedCall(() => {
      const database = openDatabase(request.directory, request.key, new Date(request.at));
      session = {
        database,
        archive: createStoredArchive(database, {
          files: archiveFiles(request.directory),
          key: request.key,
          at: request.at,
        }),
        request,
      };
      return ok();
    }),
  shut: (at) =>
    guardedCall(() => {
      if (session === null) return ok();
      const { database, request } = session;
      session = null;
      const backedUp = guardedCall(() => {
        backUpDaily(database, archiveFiles(request.directory), request.key, new Date(at));
        return ok();
      });
      remembered(database, backedUp);
      database.close();
      return backedUp;
    }),
  isWholeCheckDue: (at) =>
    guardedCall(() => {
      if (session === null) return fail(appError('archive/closed', {}));
      return ok(isFullCheckDue(session.database, new Date(at)));
    }),
  noteWholeCheck: (at, isSound) =>
    guardedCall(() => {
      if (session === null) return fail(appError('archive/closed', {}));
      if (isSound) countFullCheck(session.database, at);
      else checkAtNextOpening(session.database);
      return ok();
    }),
  salvage: ({ directory, key, at }) =>
    salvageArchive(directory, key, new Date(at), (progress) => {
      void starter.salvageProgress.asEvent(progress);
    }),
  holdForBackup: () =>
    guardedCall(() => {
      if (session === null) return fail(appError('archive/closed', {}));
      const held = holdForBackup(session.database);
      hold = held.id;
      return ok(held);
    }),
  releaseHold: (id) =>
    guardedCall(() => {
      if (session === null || hold !== id) return fail(appError('archive/process-lost', {}));
      hold = null;
      endHold(session.database);
      return ok();
    }),
  saveDocument: (document) => withArchive((archive) => archive.saveDocument(document)),
  findDocument: (documentId) => withArchive((archive) => archive.findDocument(documentId)),
  unsignedDocuments: () => withArchive((archive) => archive.unsignedDocuments()),
  withdrawDocument: (documentId, at) =>
    withArchive((archive) => archive.withdrawDocument(documentId, at)),
  enqueueSigned: (signed, submission) =>
    withArchive((archive) => archive.enqueueSigned(signed, submission)),
  enqueue: (submission) => withArchive((archive) => archive.enqueue(submission)),
  findSubmission: (submissionId) => withArchive((archive) => archive.findSubmission(submissionId)),
  submissionsIn: (states) => withArchive((archive) => archive.submissionsIn(states)),
  changeState: (submissionId, to, at) =>
    withArchive((archive) => archive.changeState(submissionId, to, at)),
  beginAttempt: (start) => withArchive((archive) => archive.beginAttempt(start)),
  endAttempt: (end) => withArchive((archive) => archive.endAttempt(end)),
  closeInterruptedAttempts: (at) => withArchive((archive) => archive.closeInterruptedAttempts(at)),
  outboxItems: () => withArchive((archive) => archive.outboxItems()),
  planSending: (submissionId, plan, at) =>
    withArchive((archive) => archive.planSending(submissionId, plan, at)),
  queuePause: () => withArchive((archive) => archive.queuePause()),
  setQueuePause: (pause, at) => withArchive((archive) => archive.setQueuePause(pause, at)),
  takeLease: (holder, at, until) => withArchive((archive) => archive.takeLease(holder, at, until)),
  releaseLease: (holder) => withArchive((archive) => archive.releaseLease(holder)),
  applyRetention: (limits, at) => withArchive((archive) => archive.applyRetention(limits, at)),
  erasePatient: (codiceFiscale, at) =>
    withArchive((archive) => archive.erasePatient(codiceFiscale, at)),
  deedsAbout: (codiceFiscale) => withArchive((archive) => archive.deedsAbout(codiceFiscale)),
  holdings: () => withArchive((archive) => archive.holdings()),
  addDraft: (draft) => withArchive((archive) => archive.addDraft(draft)),
  findDraft: (draftId) => withArchive((archive) => archive.findDraft(draftId)),
  draftOfDocument: (documentId) => withArchive((archive) => archive.draftOfDocument(documentId)),
  drafts: () => withArchive((archive) => archive.drafts()),
  saveDraft: (draftId, revision, content, at) =>
    withArchive((archive) => archive.saveDraft(draftId, revision, content, at)),
  markDraftOpen: (draftId, at) => withArchive((archive) => archive.markDraftOpen(draftId, at)),
  sealDraft: (draftId, document) => withArchive((archive) => archive.sealDraft(draftId, document)),
  maskedEntries: (documentId) => withArchive((archive) => archive.maskedEntries(documentId)),
  reopenDraft: (draftId, at) => withArchive((archive) => archive.reopenDraft(draftId, at)),
  removeDraft: (draftId, at) => withArchive((archive) => archive.removeDraft(draftId, at)),
  documentsOfPatient: (codiceFiscale) =>
    withArchive((archive) => archive.documentsOfPatient(codiceFiscale)),
  noteDeed: (deed, documentId, at) =>
    withArchive((archive) => archive.noteDeed(deed, documentId, at)),
  verifyAudit: () => withArchive((archive) => archive.verifyAudit()),
  recalledActs: (text) => withArchive((archive) => archive.recalledActs(text)),
  history: (query) => withArchive((archive) => archive.history(query)),
  countHistory: (query) => withArchive((archive) => archive.countHistory(query)),
  submissionsAbout: (documentId) => withArchive((archive) => archive.submissionsAbout(documentId)),
  saveIdentity: (identity) => withArchive((archive) => archive.saveIdentity(identity)),
  identities: (environment) => withArchive((archive) => archive.identities(environment)),
  chooseIdentity: (environment, fingerprint, at) =>
    withArchive((archive) => archive.chooseIdentity(environment, fingerprint, at)),
  proveIdentity: (environment, fingerprint, at) =>
    withArchive((archive) => archive.proveIdentity(environment, fingerprint, at)),
  destroyIdentityKey: (environment, fingerprint) =>
    withArchive((archive) => archive.destroyIdentityKey(environment, fingerprint)),
  saveIdentityRequest: (request) => withArchive((archive) => archive.saveIdentityRequest(request)),
  identityRequests: (environment) =>
    withArchive((archive) => archive.identityRequests(environment)),
  forgetIdentityRequest: (requestId) =>
    withArchive((archive) => archive.forgetIdentityRequest(requestId)),
  notePatient: (patient, origin, at) =>
    withArchive((archive) => archive.notePatient(patient, origin, at)),
  patients: (query) => withArchive((archive) => archive.patients(query)),
  versionsOf: (codiceFiscale) => withArchive((archive) => archive.versionsOf(codiceFiscale)),
  markRecordChanged: (codiceFiscale, at) =>
    withArchive((archive) => archive.markRecordChanged(codiceFiscale, at)),
  recordExchange: (file) => withArchive((archive) => archive.recordExchange(file)),
  findExchange: (sha256) => withArchive((archive) => archive.findExchange(sha256)),
  exchanges: (limit) => withArchive((archive) => archive.exchanges(limit)),
  exchangedFromFolder: () => withArchive((archive) => archive.exchangedFromFolder()),
  beginCatalogue: (header, at) => withArchive((archive) => archive.beginCatalogue(header, at)),
  addConcepts: (edition, concepts) =>
    withArchive((archive) => archive.addConcepts(edition, concepts)),
  publishCatalogue: (edition) => withArchive((archive) => archive.publishCatalogue(edition)),
  catalogues: () => withArchive((archive) => archive.catalogues()),
  searchConcepts: (query) => withArchive((archive) => archive.searchConcepts(query)),
  unknownCodes: (system, codes) => withArchive((archive) => archive.unknownCodes(system, codes)),
  recordConceptUse: (system, code, at) =>
    withArchive((archive) => archive.recordConceptUse(system, code, at)),
};

const starter = serveHosted<SalvageStarter>(functions);
reportDefectsTo((defect) => {
  void starter.defect.asEvent(defect);
});
