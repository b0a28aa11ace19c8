import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { Catalogue, CatalogueHeader } from '../../shared/terminology/concept.ts';
import { parseRow } from './parseRow.ts';

const editionSchema = z.object({
  edition: z.number(),
  inUse: z.literal([0, 1]),
  system: z.string(),
  name: z.string(),
  version: z.string().nullable(),
  publishedOn: z.string().nullable(),
  origin: z.enum(['starter', 'pack', 'file']),
  importedAt: z.string(),
  concepts: z.number(),
});

type EditionRow = z.infer<typeof editionSchema>;

/** An edition of a catalogue, in use or being imported. */
export interface Edition {
  readonly edition: number;
  readonly inUse: boolean;
  readonly catalogue: Catalogue;
}

/** The editions of the catalogues. */
export interface CataloguesTable {
  /** Answers the number of the new edition. */
  begin(header: CatalogueHeader, at: string): number;
  find(edition: number): Edition | null;
  /** By system, the starter list of a system first. */
  inUse(): Edition[];
  /** Editions whose import never ended. */
  unfinished(): Edition[];
  addToCount(edition: number, concepts: number): void;
  putInUse(edition: number): void;
  remove(edition: number): void;
}

function editionOf(row: unknown): Edition {
  const { edition, inUse, ...catalogue }: EditionRow = parseRow('catalogues', editionSchema, row);
  return { edition, inUse: inUse === 1, catalogue };
}

const columns = `edition, in_use AS inUse, system, name, version, published_on AS publishedOn, origin,
  imported_at AS importedAt, concepts`;

/** Opens the table on a database. */
export function cataloguesTable(database: Database): CataloguesTable {
  const begin = database.prepare(`
    INSERT INTO catalogues (system, name, version, published_on, origin, imported_at)
    VALUES (@system, @name, @version, @publishedOn, @origin, @at)`);
  const find = database.prepare(`SELECT ${columns} FROM catalogues WHERE edition = ?`);
  const inState = database.prepare(`
    SELECT ${columns} FROM catalogues WHERE in_use = ? ORDER BY system, origin <> 'starter'`);
  const count = database.prepare('UPDATE catalogues SET concepts = concepts + ? WHERE edition = ?');
  const putInUse = database.prepare('UPDATE catalogues SET in_use = 1 WHERE edition = ?');
  const remove = database.prepare('DELETE FROM catalogues WHERE edition = ?');
  return {
    begin: ({ system, name, version, publishedOn, origin }, at) =>
      Number(begin.run({ system, name, version, publishedOn, origin, at }).lastInsertRowid),
    find: (edition) => {
      const row = find.get(edition);
      return row === undefined ? null : editionOf(row);
    },
    inUse: () => inState.all(1).map(editionOf),
    unfinished: () => inState.all(0).map(editionOf),
    addToCount: (edition, concepts) => {
      count.run(concepts, edition);
    },
    putInUse: (edition) => {
      putInUse.run(edition);
    },
    remove: (edition) => {
      remove.run(edition);
    },
  };
}
