import { expect, onTestFinished, test } from 'vitest';
import { createStoredArchive } from '../../../electron/store/createStoredArchive.ts';
import { openDatabase } from '../../../electron/store/openDatabase.ts';
import type { StoredArchive } from '../../../electron/store/storedArchive.ts';
import type {
  HistoryQuery,
  NewSubmission,
  SealedDocument,
  Submission,
} from '../../../electron/domain/ports/archive.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { mayBecome, submissionStates } from '../../../shared/fse/submissionState.ts';
import {
  acceptance,
  attemptOf,
  codeOf,
  publication,
  sealedDocument,
  signedBytes,
  someInstant,
  testKey,
  valueOf,
} from '../../support/archiveFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** The archive on a real file, in this process: what the store process runs. */
function archiveOnDisk(): StoredArchive {
  const database = openDatabase(temporaryFolder(), testKey, new Date(someInstant));
  onTestFinished(() => {
    database.close();
  });
  return createStoredArchive(database, { files: null, key: testKey, at: someInstant });
}

function queued(archive: StoredArchive, document = sealedDocument()): NewSubmission {
  const submission = publication(document);
  valueOf(archive.saveDocument(document));
  valueOf(archive.enqueueSigned(signedBytes(document), submission));
  return submission;
}

test('storing the same document again is a success, other bytes under its identifier are refused', () => {
  const archive = archiveOnDisk();
  const document = sealedDocument();
  valueOf(archive.saveDocument(document));
  valueOf(archive.saveDocument({ ...document, sealedAt: '2026-11-22T09:00:00.000Z' }));
  const other = sealedDocument({ documentId: document.documentId, cda: new Uint8Array([1, 2, 3]) });
  expect(codeOf(archive.saveDocument(other))).toBe('archive/document-conflict');
  expect(valueOf(archive.findDocument(document.documentId))).toEqual({ ...document, signed: null });
  expect(valueOf(archive.findDocument('unknown'))).toBeNull();
});

test('what is sealed waits until it is signed or withdrawn', () => {
  const archive = archiveOnDisk();
  const first = sealedDocument();
  const second = sealedDocument({ sealedAt: '2026-11-22T09:00:00.000Z' });
  valueOf(archive.saveDocument(first));
  valueOf(archive.saveDocument(second));
  const waiting = () => valueOf(archive.unsignedDocuments()).map(({ documentId }) => documentId);
  expect(waiting()).toEqual([second.documentId, first.documentId]);
  const [outline] = valueOf(archive.unsignedDocuments());
  const { cda: _bytes, ...facts } = second;
  expect(outline).toEqual(facts);

  valueOf(archive.enqueueSigned(signedBytes(first), publication(first)));
  expect(waiting()).toEqual([second.documentId]);
  expect(codeOf(archive.withdrawDocument(first.documentId, someInstant))).toBe(
    'archive/document-signed',
  );
  valueOf(archive.withdrawDocument(second.documentId, someInstant));
  expect(waiting()).toEqual([]);
  expect(valueOf(archive.findDocument(second.documentId))).toBeNull();
  expect(valueOf(archive.findDocument(first.documentId))).not.toBeNull();
  expect(archive.withdrawDocument('unknown', someInstant).ok).toBe(true);
  expect(valueOf(archive.verifyAudit()).problems).toEqual([]);
});

test('signed bytes and submission are written together or not at all', () => {
  const archive = archiveOnDisk();
  const document = sealedDocument();
  const submission = publication(document);
  expect(codeOf(archive.enqueueSigned(signedBytes(document), submission))).toBe(
    'archive/document-unknown',
  );
  valueOf(archive.saveDocument(document));
  // The submission fails after the signed bytes were written in the same transaction.
  const broken = { ...submission, createdAt: new Date(0) as unknown as string };
  expect(archive.enqueueSigned(signedBytes(document), broken).ok).toBe(false);
  expect(valueOf(archive.findDocument(document.documentId))?.signed).toBeNull();
  expect(valueOf(archive.submissionsIn(submissionStates))).toEqual([]);

  valueOf(archive.enqueueSigned(signedBytes(document), submission));
  valueOf(archive.enqueueSigned(signedBytes(document), submission));
  expect(valueOf(archive.submissionsIn(['queued']))).toHaveLength(1);
});

test('bytes that are not what they claim, or another signature, are refused', () => {
  const archive = archiveOnDisk();
  const document = sealedDocument();
  valueOf(archive.saveDocument(document));
  const signed = signedBytes(document);
  const foreign = { ...signed, cdaSha256: 'f'.repeat(64) };
  const altered = { ...signed, pdf: new Uint8Array([0]) };
  for (const wrong of [foreign, altered]) {
    expect(codeOf(archive.enqueueSigned(wrong, publication(document)))).toBe(
      'archive/signature-mismatch',
    );
  }
  valueOf(archive.enqueueSigned(signed, publication(document)));
  const again = signedBytes(document, 'signed anew');
  expect(codeOf(archive.enqueueSigned(again, publication(document)))).toBe(
    'archive/signature-conflict',
  );
});

test('a document is published by one act; after a refusal another act may carry it', () => {
  const archive = archiveOnDisk();
  const document = sealedDocument();
  const submission = queued(archive, document);
  const second = publication(document);
  expect(codeOf(archive.enqueue(second))).toBe('archive/already-submitted');
  const changed = { ...submission, metadata: { tipologiaStruttura: 'Ospedale' } };
  expect(codeOf(archive.enqueue(changed))).toBe('archive/submission-conflict');
  const attempt = attemptOf(submission);
  valueOf(archive.beginAttempt(attempt));
  valueOf(archive.endAttempt(acceptance(attempt, { state: 'refused', httpStatus: 422 })));
  valueOf(archive.enqueue(second));
  expect(codeOf(archive.enqueue(publication(sealedDocument())))).toBe('archive/document-unknown');
  const unsigned = sealedDocument();
  valueOf(archive.saveDocument(unsigned));
  expect(codeOf(archive.enqueue(publication(unsigned)))).toBe('archive/signature-missing');
});

test('an attempt begins from queued and outcome-unknown only, with the next number', () => {
  const archive = archiveOnDisk();
  const submission = queued(archive);
  const first = attemptOf(submission);
  expect(valueOf(archive.beginAttempt(first))).toBe(1);
  // The answer got lost, the caller asks again: same attempt, same number.
  expect(valueOf(archive.beginAttempt(first))).toBe(1);
  expect(archive.beginAttempt(attemptOf(submission))).toMatchObject({
    error: { code: 'archive/transition-refused', data: { from: 'sending', to: 'sending' } },
  });
  const unknown = acceptance(first, {
    state: 'outcome-unknown',
    exchange: 'unknown',
    cartId: null,
  });
  valueOf(archive.endAttempt(unknown));
  expect(codeOf(archive.beginAttempt(first))).toBe('archive/attempt-conflict');
  const second = attemptOf(submission);
  expect(valueOf(archive.beginAttempt(second))).toBe(2);
  valueOf(archive.endAttempt(acceptance(second)));
  expect(codeOf(archive.beginAttempt(attemptOf(submission)))).toBe('archive/transition-refused');
  expect(codeOf(archive.beginAttempt(attemptOf({ submissionId: 'none' })))).toBe(
    'archive/submission-unknown',
  );
});

test('the end of an attempt is written with the state or not at all, once', () => {
  const archive = archiveOnDisk();
  const submission = queued(archive);
  const attempt = attemptOf(submission);
  valueOf(archive.beginAttempt(attempt));
  const end = acceptance(attempt, {
    error: appError('archive/attempt-interrupted', {}),
    warning: 'attenzione',
    responseBody: null,
  });
  expect(codeOf(archive.endAttempt({ ...end, state: 'cancelled' }))).toBe(
    'archive/transition-refused',
  );
  expect(valueOf(archive.history({}))[0]?.attempts[0]?.end).toBeNull();
  valueOf(archive.endAttempt(end));
  valueOf(archive.endAttempt(end));
  expect(codeOf(archive.endAttempt({ ...end, cartId: 'another' }))).toBe(
    'archive/attempt-conflict',
  );
  expect(codeOf(archive.endAttempt({ ...end, attemptId: 'none' }))).toBe('archive/attempt-unknown');
  expect(valueOf(archive.history({}))[0]?.attempts[0]?.end).toEqual(end);
  expect(valueOf(archive.findSubmission(submission.submissionId))?.state).toBe('accepted');
});

test('without an attempt the state changes by the table, and never from or to sending', () => {
  for (const to of submissionStates) {
    const archive = archiveOnDisk();
    const { submissionId } = queued(archive);
    const result = archive.changeState(submissionId, to, someInstant);
    expect(result.ok).toBe(to !== 'sending' && mayBecome('queued', to));
  }
  const archive = archiveOnDisk();
  const submission = queued(archive);
  valueOf(archive.beginAttempt(attemptOf(submission)));
  expect(codeOf(archive.changeState(submission.submissionId, 'queued', someInstant))).toBe(
    'archive/transition-refused',
  );
});

test('submissions about a document are those that carry it and those that address it, oldest first', () => {
  const archive = archiveOnDisk();
  const document = sealedDocument();
  const create = queued(archive, document);
  const update = publication(document, {
    operation: 'update-metadata',
    targetId: document.documentId,
  });
  valueOf(archive.enqueue(update));
  const next = sealedDocument({ replaces: document.documentId, version: 2 });
  valueOf(archive.saveDocument(next));
  const replace = publication(next, { operation: 'replace', targetId: document.documentId });
  valueOf(archive.enqueueSigned(signedBytes(next), replace));
  queued(archive);
  const about = valueOf(archive.submissionsAbout(document.documentId));
  expect(about.map(({ submissionId }) => submissionId)).toEqual([
    create.submissionId,
    update.submissionId,
    replace.submissionId,
  ]);
});

test('identities are kept by environment, the first import staying', () => {
  const archive = archiveOnDisk();
  const identity = {
    fingerprint: 'ab',
    environment: 'test',
    certificate: new Uint8Array([1]),
    privateKey: new Uint8Array([2]),
    importedAt: someInstant,
  };
  valueOf(archive.saveIdentity(identity));
  valueOf(archive.saveIdentity({ ...identity, importedAt: '2030-01-01T00:00:00.000Z' }));
  valueOf(archive.saveIdentity({ ...identity, environment: 'production' }));
  expect(valueOf(archive.identities('test'))).toEqual([
    { ...identity, chosenAt: null, provenAt: null },
  ]);
});

test('an identity remembers choice and first proof; a destroyed key leaves the certificate', () => {
  const archive = archiveOnDisk();
  const identity = {
    fingerprint: 'ab',
    environment: 'test',
    certificate: new Uint8Array([1]),
    privateKey: new Uint8Array([2]),
    importedAt: someInstant,
  };
  const later = '2030-01-01T00:00:00.000Z';
  valueOf(archive.saveIdentity(identity));
  expect(valueOf(archive.chooseIdentity('test', 'ab', someInstant))).toBe(true);
  expect(valueOf(archive.chooseIdentity('production', 'ab', someInstant))).toBe(false);
  valueOf(archive.proveIdentity('test', 'ab', someInstant));
  valueOf(archive.proveIdentity('test', 'ab', later));
  const kept = { ...identity, chosenAt: someInstant, provenAt: someInstant };
  expect(valueOf(archive.identities('test'))).toEqual([kept]);
  expect(valueOf(archive.destroyIdentityKey('test', 'ab'))).toBe(true);
  expect(valueOf(archive.identities('test'))).toEqual([{ ...kept, privateKey: null }]);
  valueOf(archive.saveIdentity(identity));
  expect(valueOf(archive.identities('test'))).toEqual([kept]);
});

test('certificate requests wait with their keys, and go with them', () => {
  const archive = archiveOnDisk();
  const request = {
    requestId: 'r1',
    environment: 'test',
    createdAt: someInstant,
    signatureName: 'S1#090201PSS',
    authenticationName: 'A1#090201PSS',
    signatureRequest: new Uint8Array([1]),
    authenticationRequest: new Uint8Array([2]),
    signatureKey: new Uint8Array([3]),
    authenticationKey: new Uint8Array([4]),
  };
  valueOf(archive.saveIdentityRequest(request));
  expect(valueOf(archive.identityRequests('test'))).toEqual([request]);
  expect(valueOf(archive.identityRequests('production'))).toEqual([]);
  valueOf(archive.forgetIdentityRequest('r1'));
  expect(valueOf(archive.identityRequests('test'))).toEqual([]);
});

/** Three acts about three patients, the newest last. */
function searchable(): { archive: StoredArchive; documents: SealedDocument[]; cartIds: string[] } {
  const archive = archiveOnDisk();
  const people = [
    { codiceFiscale: 'RMSLSO31M04Z404R', family: 'D’Amìco Rossi', given: 'Niccolò' },
    { codiceFiscale: 'MNTMRA03M71C615V', family: 'Montàgna', given: 'Maria' },
    { codiceFiscale: 'DRCGNN12A46A326K', family: 'Rossini', given: 'Giovanna' },
  ];
  const cartIds: string[] = [];
  const documents = people.map((patient, index) => {
    const document = sealedDocument({ patient });
    const submission = publication(document, {
      createdAt: `2026-11-2${String(index)}T10:00:00.000Z`,
    });
    valueOf(archive.saveDocument(document));
    valueOf(archive.enqueueSigned(signedBytes(document), submission));
    const attempt = attemptOf(submission);
    const end = acceptance(attempt, { traceId: `trace00${String(index)}` });
    valueOf(archive.beginAttempt(attempt));
    valueOf(archive.endAttempt(end));
    cartIds.push(end.cartId ?? '');
    return document;
  });
  return { archive, documents, cartIds };
}

test('the history is found by prefix, without accents and case, in names and identifiers', () => {
  const { archive, documents, cartIds } = searchable();
  const found = (text: string) =>
    valueOf(archive.history({ text })).map((entry) => entry.patient.given);
  expect(found('ross')).toEqual(['Giovanna', 'Niccolò']);
  expect(found('ROSSI nicco')).toEqual(['Niccolò']);
  expect(found('montagna')).toEqual(['Maria']);
  expect(found('niccolò d’amico')).toEqual(['Niccolò']);
  expect(found('drcgnn12')).toEqual(['Giovanna']);
  expect(found(cartIds[1] ?? '')).toEqual(['Maria']);
  expect(found((cartIds[1] ?? '').slice(0, 20).toUpperCase())).toEqual(['Maria']);
  expect(found('trace002')).toEqual(['Giovanna']);
  expect(found(documents[0]?.documentId.slice(0, -3) ?? '')).toEqual(['Niccolò']);
  expect(found('ossi')).toEqual([]);
  expect(found('  ')).toHaveLength(3);
});

test('what looks like an operator or a wildcard is plain text', () => {
  const { archive } = searchable();
  const hostile = [
    '*',
    '%',
    '_',
    '"',
    '""',
    'NEAR(a b)',
    'rossi OR maria',
    'NOT maria',
    'patient:rossi',
    "'; DROP TABLE documents; --",
    '(',
    'a" OR "b',
    'ro*i',
    '\0',
    '{patient}: rossi',
  ];
  for (const text of hostile) {
    expect(valueOf(archive.history({ text })), text).toEqual([]);
  }
  // Punctuation around a word is not part of it.
  for (const text of ['rossi*', '^rossi', '-rossi']) {
    expect(valueOf(archive.history({ text })), text).toHaveLength(2);
  }
  expect(valueOf(archive.history({}))).toHaveLength(3);
});

test('operation, state, dates and pages narrow the history', () => {
  const { archive } = searchable();
  const given = (query: Parameters<StoredArchive['history']>[0]) =>
    valueOf(archive.history(query)).map((entry) => entry.patient.given);
  expect(given({ from: '2026-11-21T10:00:00.000Z' })).toEqual(['Giovanna', 'Maria']);
  expect(given({ to: '2026-11-21T10:00:00.000Z', text: 'm' })).toEqual(['Maria']);
  expect(given({ state: 'queued' })).toEqual([]);
  expect(given({ state: 'accepted', operation: 'create', limit: 1, offset: 1 })).toEqual(['Maria']);
  expect(given({ operation: 'annul' })).toEqual([]);
});

/** Every combination of a text, an operation, a state and a period. */
function everyQuery(): readonly HistoryQuery[] {
  const days = ['2026-11-21T10:00:00.000Z', '2026-11-22T11:00:00.000Z'];
  const choices: readonly (readonly HistoryQuery[])[] = [
    [{}, { text: 'ross' }, { text: 'm' }],
    [{}, { operation: 'create' }, { operation: 'annul' }],
    [{}, { state: 'accepted' }, { state: 'queued' }],
    [{}, ...days.map((from) => ({ from }))],
    [{}, ...days.map((to) => ({ to }))],
  ];
  return choices.reduce<readonly HistoryQuery[]>(
    (queries, parts) => queries.flatMap((query) => parts.map((part) => ({ ...query, ...part }))),
    [{}],
  );
}

function matches(submission: Submission, { operation, state, from, to }: HistoryQuery): boolean {
  return (
    (operation === undefined || submission.operation === operation) &&
    (state === undefined || submission.state === state) &&
    (from === undefined || submission.createdAt >= from) &&
    (to === undefined || submission.createdAt <= to)
  );
}

test('whatever is asked for, its pages follow each other and its count is theirs', () => {
  const { archive, documents } = searchable();
  const [published] = documents;
  if (published === undefined) throw new Error('nothing published');
  const changes = {
    operation: 'annul',
    targetId: published.documentId,
    createdAt: '2026-11-22T12:00:00.000Z',
  } as const;
  valueOf(archive.enqueue(publication(published, changes)));
  const all = valueOf(archive.history({})).map(({ submission }) => submission);
  expect(all).toHaveLength(4);
  let found = 0;
  for (const query of everyQuery()) {
    const text = query.text === undefined ? {} : { text: query.text };
    const named = valueOf(archive.history(text)).map(({ submission }) => submission);
    const pages = all.flatMap((_, offset) =>
      valueOf(archive.history({ ...query, limit: 1, offset })).map(({ submission }) => submission),
    );
    const asked = JSON.stringify(query);
    expect(pages, asked).toEqual(named.filter((each) => matches(each, query)));
    expect(valueOf(archive.countHistory(query)), asked).toBe(pages.length);
    found += pages.length;
  }
  expect(found).toBeGreaterThan(100);
});
