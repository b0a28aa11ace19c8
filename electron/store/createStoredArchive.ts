import type { Database } from 'better-sqlite3-multiple-ciphers';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { ArchiveTables } from './archiveTables.ts';
import { archiveTables } from './archiveTables.ts';
import { ended, queued } from './audit/deeds.ts';
import type { Deed } from './audit/auditTable.ts';
import { openAudit, type ArchivePlace } from './audit/openAudit.ts';
import { readDocument, removeUnsigned, storeDocument, storeSigned } from './documentOperations.ts';
import { createStoredDrafts } from './storedDrafts.ts';
import { guardedCall } from './guardedCall.ts';
import { readHistory } from './historyOperations.ts';
import {
  endInterruptedAttempts,
  setStateWithoutAttempt,
  storeAnswer,
  storeAttempt,
  storeSubmission,
} from './queueOperations.ts';
import {
  readPause,
  releaseSenderLease,
  storePause,
  storePlan,
  takeSenderLease,
} from './outboxOperations.ts';
import type { StoredArchive } from './storedArchive.ts';
import { createStoredPatients } from './storedPatients.ts';
import { createStoredRecords } from './storedRecords.ts';
import { createStoredTerminology } from './storedTerminology.ts';

/**
 * The archive on an open database. Each writing operation is one immediate transaction: what it answers `ok`
 * to is on the disk, and what it answers an error to has left no trace.
 */
export function createStoredArchive(database: Database, place: ArchivePlace): StoredArchive {
  const tables = archiveTables(database);
  const audit = openAudit(database, tables, place);
  const changes = database.prepare('SELECT total_changes()').pluck();

  /** The deed is written with the change it is about; what changed nothing is no deed. */
  function write<Value>(
    operation: (tables: ArchiveTables) => Value,
    deed: ((value: Value) => Deed) | null = null,
  ): Result<Value> {
    return guardedCall(() => {
      const value = database
        .transaction(() => {
          const before = changes.get();
          const written = operation(tables);
          if (deed !== null && changes.get() !== before) audit.append(deed(written));
          return written;
        })
        .immediate();
      if (deed !== null) audit.catchUp();
      return ok(value);
    });
  }
  function read<Value>(operation: (tables: ArchiveTables) => Value): Result<Value> {
    return guardedCall(() => ok(database.transaction(() => operation(tables)).deferred()));
  }

  return {
    saveDocument: (document) =>
      write(
        () => {
          storeDocument(tables, document);
        },
        () => ({
          at: document.sealedAt,
          action: 'document-sealed',
          documentId: document.documentId,
          patient: audit.pseudonym(document.patient.codiceFiscale),
        }),
      ),
    findDocument: (documentId) => read(() => readDocument(tables, documentId)),
    unsignedDocuments: () => read(() => tables.documents.unsigned()),
    withdrawDocument: (documentId, at) =>
      write(
        () => {
          removeUnsigned(tables, documentId);
        },
        () => ({ at, action: 'document-withdrawn', documentId }),
      ),
    enqueueSigned: (signed, submission) =>
      write(
        () => {
          storeSigned(tables, submission.documentId, signed);
          storeSubmission(tables, submission);
          tables.drafts.removeOfDocument(submission.documentId);
        },
        () => ({ ...queued(submission), actor: signed.signerFingerprint }),
      ),
    enqueue: (submission) =>
      write(
        () => {
          storeSubmission(tables, submission);
        },
        () => queued(submission),
      ),
    findSubmission: (submissionId) =>
      read(() => tables.submissions.find(submissionId)?.submission ?? null),
    submissionsIn: (states) => read(() => tables.submissions.inStates(states)),
    changeState: (submissionId, to, at) =>
      write(
        () => {
          setStateWithoutAttempt(tables, submissionId, to, at);
        },
        () => ({ at, action: 'state-changed', submissionId, outcome: to }),
      ),
    beginAttempt: (start) =>
      write(
        () => storeAttempt(tables, start),
        () => ({
          at: start.startedAt,
          action: 'attempt-begun',
          submissionId: start.submissionId,
          attemptId: start.attemptId,
        }),
      ),
    endAttempt: (end) =>
      write(
        () => {
          storeAnswer(tables, end);
        },
        () => ended(tables, end),
      ),
    closeInterruptedAttempts: (at) =>
      write(
        () => endInterruptedAttempts(tables, at),
        (count) => ({ at, action: 'attempts-interrupted', outcome: String(count) }),
      ),
    outboxItems: () => read(() => tables.sendingPlans.items()),
    planSending: (submissionId, plan, at) =>
      write(() => {
        storePlan(tables, submissionId, plan, at);
      }),
    queuePause: () => read(() => readPause(tables)),
    setQueuePause: (pause, at) =>
      write(
        () => {
          storePause(tables, pause, at);
        },
        () => ({ at, action: pause === null ? 'queue-resumed' : 'queue-paused' }),
      ),
    takeLease: (holder, at, until) => write(() => takeSenderLease(tables, holder, at, until)),
    releaseLease: (holder) =>
      write(() => {
        releaseSenderLease(tables, holder);
      }),
    noteDeed: (action, documentId, at) =>
      guardedCall(() => {
        const about = documentId === null ? {} : { documentId };
        database
          .transaction(() => {
            audit.append({ at, action, ...about });
          })
          .immediate();
        audit.catchUp();
        return ok();
      }),
    verifyAudit: () => read(() => audit.verify()),
    recalledActs: (text) => read(() => tables.recalledDeeds.acts(text)),
    history: (query) => read(() => readHistory(tables, query)),
    countHistory: (query) => read(() => tables.search.count(query)),
    submissionsAbout: (documentId) => read(() => tables.submissions.about(documentId)),
    saveIdentity: (identity) =>
      write(
        () => {
          tables.identities.insert(identity);
        },
        () => ({
          at: identity.importedAt,
          action: 'identity-imported',
          actor: identity.fingerprint,
        }),
      ),
    identities: (environment) => read(() => tables.identities.ofEnvironment(environment)),
    chooseIdentity: (environment, fingerprint, at) =>
      write(() => tables.identities.choose(environment, fingerprint, at)),
    proveIdentity: (environment, fingerprint, at) =>
      write(() => tables.identities.prove(environment, fingerprint, at)),
    destroyIdentityKey: (environment, fingerprint) =>
      write(() => tables.identities.destroyKey(environment, fingerprint)),
    saveIdentityRequest: (request) =>
      write(() => {
        tables.identityRequests.insert(request);
      }),
    identityRequests: (environment) =>
      read(() => tables.identityRequests.ofEnvironment(environment)),
    forgetIdentityRequest: (requestId) =>
      write(() => {
        tables.identityRequests.remove(requestId);
      }),
    ...createStoredPatients(database, tables),
    ...createStoredDrafts({
      pseudonym: (codiceFiscale) => audit.pseudonym(codiceFiscale),
      write,
      read,
    }),
    ...createStoredRecords({
      pseudonym: (codiceFiscale) => audit.pseudonym(codiceFiscale),
      note: (deed) => {
        audit.append(deed);
      },
      write: (operation) => {
        const written = write(operation);
        audit.catchUp();
        return written;
      },
      read,
    }),
    ...createStoredTerminology(database),
  };
}
