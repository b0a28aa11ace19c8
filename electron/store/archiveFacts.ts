import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { readSchemaVersion } from './migrate.ts';

/** What a copy of the archive must hold to be a copy of that instant: cheap to read, different after any deed. */
export interface ArchiveFacts {
  readonly schema: number;
  /** The last row of the audit trail; null while it is empty. */
  readonly lastDeed: { readonly sequence: number; readonly hash: string } | null;
  /** Pages of the file: a copy with another number was cut or grew. */
  readonly pages: number;
}

const deedSchema = z.object({ sequence: z.number().int(), hash: z.string() });

/** Reads the facts; the database must have a schema. */
export function readFacts(database: Database): ArchiveFacts {
  const last = database
    .prepare('SELECT sequence, hash FROM audit_trail ORDER BY sequence DESC LIMIT 1')
    .get();
  return {
    schema: readSchemaVersion(database),
    lastDeed: last === undefined ? null : deedSchema.parse(last),
    pages: z
      .number()
      .int()
      .parse(database.pragma('page_count', { simple: true })),
  };
}

/** What of the facts is not the same, by name; empty where all is. */
export function differences(expected: ArchiveFacts, found: ArchiveFacts): readonly string[] {
  return [
    ...(expected.schema === found.schema ? [] : ['schema']),
    ...(expected.pages === found.pages ? [] : ['page_count']),
    ...(expected.lastDeed?.sequence === found.lastDeed?.sequence &&
    expected.lastDeed?.hash === found.lastDeed?.hash
      ? []
      : ['audit_trail']),
  ];
}
