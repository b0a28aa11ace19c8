import type { Database } from 'better-sqlite3-multiple-ciphers';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { ArchiveTables } from './archiveTables.ts';
import { archiveTables } from './archiveTables.ts';
import { readDocument, storeDocument, storeSigned } from './documentOperations.ts';
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
import { createStoredTerminology } from './storedTerminology.ts';

/**
 * The archive on an open database. Each writing operation is one immediate transaction: what it answers `ok`
 * to is on the disk, and what it answers an error to has left no trace.
 */
export function createStoredArchive(database: Database): StoredArchive {
  const tables = archiveTables(database);

  function write<Value>(operation: (tables: ArchiveTables) => Value): Result<Value> {
    return guardedCall(() => ok(database.transaction(() => operation(tables)).immediate()));
  }
  function read<Value>(operation: (tables: ArchiveTables) => Value): Result<Value> {
    return guardedCall(() => ok(database.transaction(() => operation(tables)).deferred()));
  }

  return {
    saveDocument: (document) =>
      write(() => {
        storeDocument(tables, document);
      }),
    findDocument: (documentId) => read(() => readDocument(tables, documentId)),
    enqueueSigned: (signed, submission) =>
      write(() => {
        storeSigned(tables, submission.documentId, signed);
        storeSubmission(tables, submission);
      }),
    enqueue: (submission) =>
      write(() => {
        storeSubmission(tables, submission);
      }),
    findSubmission: (submissionId) =>
      read(() => tables.submissions.find(submissionId)?.submission ?? null),
    submissionsIn: (states) => read(() => tables.submissions.inStates(states)),
    changeState: (submissionId, to, at) =>
      write(() => {
        setStateWithoutAttempt(tables, submissionId, to, at);
      }),
    beginAttempt: (start) => write(() => storeAttempt(tables, start)),
    endAttempt: (end) =>
      write(() => {
        storeAnswer(tables, end);
      }),
    closeInterruptedAttempts: (at) => write(() => endInterruptedAttempts(tables, at)),
    outboxItems: () => read(() => tables.sendingPlans.items()),
    planSending: (submissionId, plan, at) =>
      write(() => {
        storePlan(tables, submissionId, plan, at);
      }),
    queuePause: () => read(() => readPause(tables)),
    setQueuePause: (pause, at) =>
      write(() => {
        storePause(tables, pause, at);
      }),
    takeLease: (holder, at, until) => write(() => takeSenderLease(tables, holder, at, until)),
    releaseLease: (holder) =>
      write(() => {
        releaseSenderLease(tables, holder);
      }),
    history: (query) => read(() => readHistory(tables, query)),
    submissionsAbout: (documentId) => read(() => tables.submissions.about(documentId)),
    saveIdentity: (identity) =>
      write(() => {
        tables.identities.insert(identity);
      }),
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
    ...createStoredTerminology(database),
  };
}
