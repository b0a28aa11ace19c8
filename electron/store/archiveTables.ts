import type { Database } from 'better-sqlite3-multiple-ciphers';
import { answersTable, type AnswersTable } from './answersTable.ts';
import { auditTable, type AuditTable } from './audit/auditTable.ts';
import { attemptsTable, type AttemptsTable } from './attemptsTable.ts';
import { documentsTable, type DocumentsTable } from './documentsTable.ts';
import { draftsTable, type DraftsTable } from './draftsTable.ts';
import { exchangeTable, type ExchangeTable } from './exchangeTable.ts';
import { historySearch, type HistorySearch } from './historySearch.ts';
import { identitiesTable, type IdentitiesTable } from './identitiesTable.ts';
import { identityRequestsTable, type IdentityRequestsTable } from './identityRequestsTable.ts';
import { leasesTable, type LeasesTable } from './leasesTable.ts';
import { patientsTable, type PatientsTable } from './patientsTable.ts';
import { maskedEntriesTable, type MaskedEntriesTable } from './maskedEntriesTable.ts';
import { recalledDeedsTable, type RecalledDeedsTable } from './recalledDeedsTable.ts';
import { recordsTable, type RecordsTable } from './recordsTable.ts';
import { sendingPlansTable, type SendingPlansTable } from './sendingPlansTable.ts';
import { settingsTable, type SettingsTable } from './settingsTable.ts';
import { signedDocumentsTable, type SignedDocumentsTable } from './signedDocumentsTable.ts';
import { submissionsTable, type SubmissionsTable } from './submissionsTable.ts';

/** Every table of the archive, on one connection. */
export interface ArchiveTables {
  readonly documents: DocumentsTable;
  readonly signedDocuments: SignedDocumentsTable;
  readonly submissions: SubmissionsTable;
  readonly attempts: AttemptsTable;
  readonly answers: AnswersTable;
  readonly identities: IdentitiesTable;
  readonly identityRequests: IdentityRequestsTable;
  readonly patients: PatientsTable;
  readonly exchange: ExchangeTable;
  readonly sendingPlans: SendingPlansTable;
  readonly leases: LeasesTable;
  readonly settings: SettingsTable;
  readonly drafts: DraftsTable;
  readonly maskedEntries: MaskedEntriesTable;
  readonly records: RecordsTable;
  readonly audit: AuditTable;
  readonly recalledDeeds: RecalledDeedsTable;
  readonly search: HistorySearch;
}

/** Opens every table on the connection. */
export function archiveTables(database: Database): ArchiveTables {
  return {
    documents: documentsTable(database),
    signedDocuments: signedDocumentsTable(database),
    submissions: submissionsTable(database),
    attempts: attemptsTable(database),
    answers: answersTable(database),
    identities: identitiesTable(database),
    identityRequests: identityRequestsTable(database),
    patients: patientsTable(database),
    exchange: exchangeTable(database),
    sendingPlans: sendingPlansTable(database),
    leases: leasesTable(database),
    settings: settingsTable(database),
    drafts: draftsTable(database),
    maskedEntries: maskedEntriesTable(database),
    records: recordsTable(database),
    audit: auditTable(database),
    recalledDeeds: recalledDeedsTable(database),
    search: historySearch(database),
  };
}
