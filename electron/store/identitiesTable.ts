import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { KeptIdentity, StoredIdentity } from '../domain/ports/archive.ts';
import { blobColumn } from './columnSchemas.ts';
import { parseRow } from './parseRow.ts';

const rowSchema: z.ZodType<KeptIdentity> = z.object({
  fingerprint: z.string(),
  environment: z.string(),
  certificate: blobColumn,
  // An empty blob is the place of a key that was destroyed: the certificate stays for the records.
  privateKey: blobColumn.transform((bytes) => (bytes.byteLength === 0 ? null : bytes)),
  importedAt: z.string(),
  chosenAt: z.string().nullable(),
  provenAt: z.string().nullable(),
});

/** The doctor's gateway keys and certificates, by environment. */
export interface IdentitiesTable {
  /** Keeps the first import of a certificate: importing it again only brings back a destroyed key. */
  insert(identity: StoredIdentity): void;
  /** Newest import first. */
  ofEnvironment(environment: string): KeptIdentity[];
  /** Each answers whether there is such an identity. */
  choose(environment: string, fingerprint: string, at: string): boolean;
  prove(environment: string, fingerprint: string, at: string): boolean;
  destroyKey(environment: string, fingerprint: string): boolean;
}

/** Opens the table on a database. */
export function identitiesTable(database: Database): IdentitiesTable {
  const insert = database.prepare(`
    INSERT INTO identities (environment, fingerprint, imported_at, certificate, private_key)
    VALUES (@environment, @fingerprint, @importedAt, @certificate, @privateKey)
    ON CONFLICT (environment, fingerprint) DO UPDATE SET private_key = excluded.private_key
      WHERE length(private_key) = 0`);
  const ofEnvironment = database.prepare(`
    SELECT fingerprint, environment, certificate, private_key AS privateKey, imported_at AS importedAt,
           chosen_at AS chosenAt, proven_at AS provenAt
    FROM identities WHERE environment = ? ORDER BY imported_at DESC, fingerprint`);
  const choose = database.prepare(
    'UPDATE identities SET chosen_at = ? WHERE environment = ? AND fingerprint = ?',
  );
  // The first proof is the one that counts.
  const prove = database.prepare(
    'UPDATE identities SET proven_at = coalesce(proven_at, ?) WHERE environment = ? AND fingerprint = ?',
  );
  const destroyKey = database.prepare(
    "UPDATE identities SET private_key = x'' WHERE environment = ? AND fingerprint = ?",
  );
  return {
    insert: (identity) => {
      insert.run(identity);
    },
    ofEnvironment: (environment) =>
      ofEnvironment.all(environment).map((row) => parseRow('identities', rowSchema, row)),
    choose: (environment, fingerprint, at) => choose.run(at, environment, fingerprint).changes > 0,
    prove: (environment, fingerprint, at) => prove.run(at, environment, fingerprint).changes > 0,
    destroyKey: (environment, fingerprint) => destroyKey.run(environment, fingerprint).changes > 0,
  };
}
