import Database from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { migrate, readSchemaVersion } from '../../../electron/store/migrate.ts';
import { schemaVersion } from '../../../electron/store/migrations/migrationList.ts';
import { mayBecome, submissionStates } from '../../../shared/fse/submissionState.ts';

function databaseWithState(state: string): Database.Database {
  const database = new Database(':memory:');
  migrate(database);
  database.pragma('foreign_keys = OFF');
  // The only way to stand in any state at once is to put the guards aside for the preparation.
  database.exec('DROP TRIGGER submission_birth');
  database
    .prepare(
      `INSERT INTO submissions (submission_id, operation, document_id, metadata, state, created_at, updated_at)
       VALUES ('s', 'create', 'd', '{}', ?, '', '')`,
    )
    .run(state);
  return database;
}

for (const from of submissionStates) {
  for (const to of submissionStates) {
    const allowed = mayBecome(from, to);
    test(`the database ${allowed ? 'allows' : 'refuses'} ${from} -> ${to}`, () => {
      const database = databaseWithState(from);
      const change = () => database.prepare('UPDATE submissions SET state = ?').run(to);
      if (allowed) expect(change().changes).toBe(1);
      else expect(change).toThrow('submission transition refused');
      const after = database.prepare('SELECT state FROM submissions').pluck().get();
      expect(after).toBe(allowed ? to : from);
      database.close();
    });
  }
}

for (const state of submissionStates.filter((each) => each !== 'queued')) {
  test(`a submission cannot be born ${state}`, () => {
    const database = new Database(':memory:');
    migrate(database);
    const birth = () =>
      database
        .prepare(
          `INSERT INTO submissions (submission_id, operation, document_id, metadata, state, created_at, updated_at)
           VALUES ('s', 'create', 'd', '{}', ?, '', '')`,
        )
        .run(state);
    expect(birth).toThrow('submission transition refused');
    database.close();
  });
}

test('an outdated trigger is renewed, and migrating twice changes nothing', () => {
  const database = new Database(':memory:');
  migrate(database);
  const triggers = () =>
    database
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
      .all();
  const current = triggers();
  database.exec(`DROP TRIGGER submission_transition;
    CREATE TRIGGER submission_transition BEFORE UPDATE OF state ON submissions BEGIN SELECT 1; END`);
  expect(triggers()).not.toEqual(current);
  migrate(database);
  expect(triggers()).toEqual(current);
  expect(readSchemaVersion(database)).toBe(schemaVersion);
  database.close();
});
