import type { SalvagedTableName } from '../../../shared/archive/salvageReport.ts';

/**
 * The column that names the rows of every table that is carried over. Catalogues and the counts of their uses are left
 * out, and the report says so: they come again with import and use.
 */
export const salvageKeys: Readonly<Record<SalvagedTableName, string>> = {
  submissions: 'submission_id',
  attempts: 'attempt_id',
  answers: 'attempt_id',
  sending_plans: 'submission_id',
  audit_trail: 'sequence',
  audit_heads: 'day',
  recalled_deeds: 'hash',
  documents: 'document_id',
  signed_documents: 'document_id',
  masked_entries: 'document_id',
  drafts: 'draft_id',
  identities: 'fingerprint',
  identity_requests: 'request_id',
  settings: 'name',
  patients: 'codice_fiscale',
  exchanged_files: 'sha256',
};
