import { expect, onTestFinished, test } from 'vitest';
import { createStoredArchive } from '../../../electron/store/createStoredArchive.ts';
import { openDatabase } from '../../../electron/store/openDatabase.ts';
import { migrations } from '../../../electron/store/migrations/migrationList.ts';
import type { StoredArchive } from '../../../electron/store/storedArchive.ts';
import type { NewSubmission, SealedDocument } from '../../../electron/domain/ports/archive.ts';
import { appError } from '../../../shared/errors/appError.ts';
import {
  acceptance,
  attemptOf,
  publication,
  sealedDocument,
  signedBytes,
  someInstant,
  testKey,
  valueOf,
} from '../../support/archiveFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const armstrong = { codiceFiscale: 'RMSLSO31M04Z404R', family: 'Armstrong', given: 'Louis' };
const noBirth = { birthDate: null, gender: null };

function archiveIn(folder: string): StoredArchive {
  const database = openDatabase(folder, testKey, new Date(someInstant));
  onTestFinished(() => {
    database.close();
  });
  return createStoredArchive(database, { files: null, key: testKey, at: someInstant });
}

/** Carries an act to its end with an answer. */
function carryOut(
  archive: StoredArchive,
  submission: NewSubmission,
  answer: Parameters<typeof acceptance>[1] = {},
): void {
  const attempt = attemptOf(submission);
  valueOf(archive.beginAttempt(attempt));
  valueOf(archive.endAttempt(acceptance(attempt, answer)));
}

function publish(archive: StoredArchive, document: SealedDocument): NewSubmission {
  const submission = publication(document, {
    operation: document.replaces === null ? 'create' : 'replace',
    targetId: document.replaces,
  });
  valueOf(archive.saveDocument(document));
  valueOf(archive.enqueueSigned(signedBytes(document), submission));
  return submission;
}

test('a patient is of the list from the first document on, and keeps what was said once', () => {
  const archive = archiveIn(temporaryFolder());
  const first = { ...armstrong, birthDate: '1931-08-04', gender: 'M' } as const;
  expect(valueOf(archive.notePatient(first, 'import', someInstant))).toBe(true);
  valueOf(archive.saveDocument(sealedDocument({ patient: { ...armstrong, given: 'Louis D.' } })));
  expect(valueOf(archive.notePatient({ ...armstrong, ...noBirth }, 'hand', someInstant))).toBe(
    false,
  );
  const [facts, ...others] = valueOf(archive.patients({}));
  expect(others).toEqual([]);
  expect(facts?.patient).toEqual(first);
  expect(facts?.origin).toBe('import');
});

test('is found by the beginning of surname, name or codice fiscale, accents and case ignored', () => {
  const archive = archiveIn(temporaryFolder());
  const people = [
    armstrong,
    { codiceFiscale: 'CVLNCL62L30X999N', family: 'Cavalcànti', given: 'Niccolò' },
    { codiceFiscale: 'DNGPCR47A61X999M', family: "D'Angelo", given: 'Piccarda' },
  ];
  for (const person of people) {
    valueOf(archive.notePatient({ ...person, ...noBirth }, 'hand', someInstant));
  }
  const found = (text: string) =>
    valueOf(archive.patients({ text })).map(({ patient }) => patient.family);
  expect(found('cavalca')).toEqual(['Cavalcànti']);
  expect(found('NICCOLO cav')).toEqual(['Cavalcànti']);
  expect(found('rmslso')).toEqual(['Armstrong']);
  expect(found("d'ang")).toEqual(["D'Angelo"]);
  expect(found('angelo')).toEqual(["D'Angelo"]);
  expect(found('rong')).toEqual([]);
  expect(found('"*')).toEqual([]);
  expect(found(' ')).toHaveLength(3);
  // A name corrected later is found by the new one only.
  valueOf(archive.notePatient({ ...armstrong, family: 'Àrmani', ...noBirth }, 'hand', someInstant));
  expect(found('armstrong')).toEqual([]);
  expect(found('armani')).toEqual(['Àrmani']);
});

test('the standing profile is the accepted one that nothing has replaced or annulled', () => {
  const archive = archiveIn(temporaryFolder());
  const standing = () => valueOf(archive.patients({}))[0]?.standing?.version ?? null;
  const first = sealedDocument({ patient: armstrong });
  const create = publish(archive, first);
  expect(standing()).toBeNull();
  carryOut(archive, create);
  expect(standing()).toBe(1);
  const second = sealedDocument({
    patient: armstrong,
    version: 2,
    replaces: first.documentId,
    setId: first.setId,
    effectiveAt: '2026-11-23T08:00:00.000Z',
  });
  const replace = publish(archive, second);
  expect(standing()).toBe(1);
  carryOut(archive, replace);
  expect(standing()).toBe(2);
  const annul = publication(second, { operation: 'annul', targetId: second.documentId });
  valueOf(archive.enqueue(annul));
  expect(standing()).toBe(2);
  carryOut(archive, annul, { httpStatus: 200 });
  expect(standing()).toBeNull();
  expect(
    valueOf(archive.versionsOf(armstrong.codiceFiscale)).map(({ version, state, ended }) => [
      version,
      state,
      ended,
    ]),
  ).toEqual([
    [2, 'accepted', 'annulled'],
    [1, 'accepted', 'replaced'],
  ]);
});

test('the newest act tells its state and the error of its last answer', () => {
  const archive = archiveIn(temporaryFolder());
  const act = publish(archive, sealedDocument({ patient: armstrong }));
  const latest = () => valueOf(archive.patients({}))[0]?.latestAct;
  expect(latest()).toMatchObject({ state: 'queued', error: null });
  const error = appError('archive/closed', {});
  carryOut(archive, act, { state: 'refused', httpStatus: 422, error });
  expect(latest()).toMatchObject({ submissionId: act.submissionId, state: 'refused', error });
});

test('a sealed document without a signature waits for it', () => {
  const archive = archiveIn(temporaryFolder());
  const document = sealedDocument({ patient: armstrong });
  valueOf(archive.saveDocument(document));
  const unsigned = () => valueOf(archive.patients({ codiceFiscale: armstrong.codiceFiscale }))[0];
  expect(unsigned()?.unsigned).toEqual({
    documentId: document.documentId,
    version: 1,
    sealedAt: document.sealedAt,
  });
  publish(archive, document);
  expect(unsigned()?.unsigned).toBeNull();
});

test('news of the record program is marked and taken back', () => {
  const archive = archiveIn(temporaryFolder());
  valueOf(archive.notePatient({ ...armstrong, ...noBirth }, 'import', someInstant));
  const mark = () => valueOf(archive.patients({}))[0]?.recordChangedAt;
  valueOf(archive.markRecordChanged(armstrong.codiceFiscale, someInstant));
  expect(mark()).toBe(someInstant);
  valueOf(archive.markRecordChanged(armstrong.codiceFiscale, null));
  expect(mark()).toBeNull();
});

test('an archive of before has its patients from its documents', () => {
  const folder = temporaryFolder();
  const database = openDatabase(folder, testKey, new Date(someInstant));
  // What the file was before the step: its tables gone, its number the one before.
  database.exec(`
    DROP TABLE patient_search; DROP TABLE patients;
    DROP INDEX documents_facts; DROP INDEX documents_patient_facts;
    CREATE INDEX documents_by_patient ON documents (patient_cf);
    DELETE FROM documents`);
  const insert = database.prepare(`
    INSERT INTO documents (document_id, set_id, version, patient_cf, patient_family, patient_given, author_cf,
      author_family, author_given, effective_at, sealed_at, cda_sha256, cda)
    VALUES (?, 's', ?, ?, ?, 'Louis', 'A', 'B', 'C', ?, ?, 'h', x'00')`);
  insert.run('d1', 1, armstrong.codiceFiscale, 'Amstrong', someInstant, '2026-01-01T00:00:00.000Z');
  insert.run('d2', 2, armstrong.codiceFiscale, 'Armstròng', someInstant, someInstant);
  const step = migrations.find(({ sql }) => sql.includes('CREATE TABLE patients'));
  database.exec(step?.sql ?? '');
  database.close();
  const archive = archiveIn(folder);
  expect(valueOf(archive.patients({ text: 'armstrong' })).map(({ patient }) => patient)).toEqual([
    { ...armstrong, family: 'Armstròng', ...noBirth },
  ]);
});
