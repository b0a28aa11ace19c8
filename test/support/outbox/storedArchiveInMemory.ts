import Database from 'better-sqlite3-multiple-ciphers';
import type { Archive } from '../../../electron/domain/ports/archive.ts';
import { createStoredArchive } from '../../../electron/store/createStoredArchive.ts';
import { someInstant, testKey } from '../archiveFixtures.ts';
import { migrate } from '../../../electron/store/migrate.ts';

/**
 * The archive's own tables, triggers and operations on a database in memory, without its process: for tests that
 * need many archives. Closing it does nothing, so that a program may die and find it again.
 */
export function storedArchiveInMemory(): Archive {
  const database = new Database(':memory:');
  migrate(database);
  const stored = createStoredArchive(database, { files: null, key: testKey, at: someInstant });
  return new Proxy({} as Archive, {
    get: (_target, name) => {
      if (name === 'close') return () => Promise.resolve();
      const operation: unknown = Reflect.get(stored, name);
      if (typeof operation !== 'function') return undefined;
      return (...given: unknown[]): unknown =>
        Promise.resolve(Reflect.apply(operation, stored, given));
    },
  });
}
