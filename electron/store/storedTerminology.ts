import type { Database } from 'better-sqlite3-multiple-ciphers';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { Terminology } from '../domain/ports/terminology.ts';
import { cataloguesTable } from './cataloguesTable.ts';
import { conceptSearch } from './conceptSearch.ts';
import { conceptsTable } from './conceptsTable.ts';
import { conceptUsesTable } from './conceptUsesTable.ts';
import { guardedCall } from './guardedCall.ts';
import {
  appendConcepts,
  findConcepts,
  findUnknownCodes,
  publishEdition,
  removeUnfinished,
  type TerminologyTables,
} from './terminologyOperations.ts';

/** The terminology as the store process runs it: the operations of the port without promises. */
export type StoredTerminology = {
  readonly [Operation in keyof Terminology]: (
    ...given: Parameters<Terminology[Operation]>
  ) => Awaited<ReturnType<Terminology[Operation]>>;
};

/** The terminology on an open database; each writing operation is one immediate transaction. */
export function createStoredTerminology(database: Database): StoredTerminology {
  const tables: TerminologyTables = {
    catalogues: cataloguesTable(database),
    concepts: conceptsTable(database),
    uses: conceptUsesTable(database),
    search: conceptSearch(database),
  };

  function write<Value>(operation: () => Value): Result<Value> {
    return guardedCall(() => ok(database.transaction(operation).immediate()));
  }
  function read<Value>(operation: () => Value): Result<Value> {
    return guardedCall(() => ok(database.transaction(operation).deferred()));
  }

  return {
    beginCatalogue: (header, at) =>
      write(() => {
        removeUnfinished(tables);
        return tables.catalogues.begin(header, at);
      }),
    addConcepts: (edition, concepts) =>
      write(() => {
        appendConcepts(tables, edition, concepts);
      }),
    publishCatalogue: (edition) => write(() => publishEdition(tables, edition)),
    catalogues: () => read(() => tables.catalogues.inUse().map(({ catalogue }) => catalogue)),
    searchConcepts: (query) => read(() => findConcepts(tables, query)),
    unknownCodes: (system, codes) => read(() => findUnknownCodes(tables, system, codes)),
    recordConceptUse: (system, code, at) =>
      write(() => {
        tables.uses.record(system, code, at);
      }),
  };
}
