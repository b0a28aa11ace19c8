import type { Database } from 'better-sqlite3-multiple-ciphers';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { ExchangeJournal } from '../domain/ports/exchangeJournal.ts';
import type { PatientBook } from '../domain/ports/patientBook.ts';
import type { ArchiveTables } from './archiveTables.ts';
import { guardedCall } from './guardedCall.ts';

/** The list of patients, and what came for it, as the store process runs them: the ports without promises. */
export type StoredPatients = {
  readonly [Operation in keyof (PatientBook & ExchangeJournal)]: (
    ...given: Parameters<(PatientBook & ExchangeJournal)[Operation]>
  ) => Awaited<ReturnType<(PatientBook & ExchangeJournal)[Operation]>>;
};

/** The list of patients on an open database; each writing operation is one immediate transaction. */
export function createStoredPatients(
  database: Database,
  { patients, exchange }: Pick<ArchiveTables, 'patients' | 'exchange'>,
): StoredPatients {
  function write<Value>(operation: () => Value): Result<Value> {
    return guardedCall(() => ok(database.transaction(operation).immediate()));
  }
  function read<Value>(operation: () => Value): Result<Value> {
    return guardedCall(() => ok(database.transaction(operation).deferred()));
  }
  return {
    notePatient: (patient, origin, at) => write(() => patients.note(patient, origin, at)),
    patients: (query) => read(() => patients.facts(query)),
    versionsOf: (codiceFiscale) => read(() => patients.versions(codiceFiscale)),
    markRecordChanged: (codiceFiscale, at) =>
      write(() => {
        patients.markRecordChanged(codiceFiscale, at);
      }),
    recordExchange: (file) =>
      write(() => {
        exchange.record(file);
      }),
    findExchange: (sha256) => read(() => exchange.find(sha256)),
    exchanges: (limit) => read(() => exchange.latest(limit)),
    exchangedFromFolder: () => read(() => exchange.fromFolder()),
  };
}
