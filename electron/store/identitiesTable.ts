import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { StoredIdentity } from '../domain/ports/archive.ts';
import { blobColumn } from './columnSchemas.ts';
import { parseRow } from './parseRow.ts';

const rowSchema: z.ZodType<StoredIdentity> = z.object({
  fingerprint: z.string(),
  environment: z.string(),
  certificate: blobColumn,
  privateKey: blobColumn,
  importedAt: z.string(),
});

/** The doctor's gateway keys and certificates, by environment. */
export interface IdentitiesTable {
  /** Keeps the first import of a certificate: importing it again changes nothing. */
  insert(identity: StoredIdentity): void;
  /** Newest import first. */
  ofEnvironment(environment: string): StoredIdentity[];
}

/** Opens the table on a database. */
export function identitiesTable(database: Database): IdentitiesTable {
  const insert = database.prepare(`
    INSERT INTO identities (environment, fingerprint, imported_at, certificate, private_key)
    VALUES (@environment, @fingerprint, @importedAt, @certificate, @privateKey)
    ON CONFLICT (environment, fingerprint) DO NOTHING`);
  const ofEnvironment = database.prepare(`
    SELECT fingerprint, environment, certificate, private_key AS privateKey, imported_at AS importedAt
    FROM identities WHERE environment = ? ORDER BY imported_at DESC, fingerprint`);
  return {
    insert: (identity) => {
      insert.run(identity);
    },
    ofEnvironment: (environment) =>
      ofEnvironment.all(environment).map((row) => parseRow('identities', rowSchema, row)),
  };
}
