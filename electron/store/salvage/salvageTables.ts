/** A table of the archive with the column that names its rows. */
export interface SalvageTable {
  readonly name: string;
  readonly key: string;
}

/**
 * Every table that is carried over, in the order of salvage: queue and X-CART-ids first, then what they are about.
 * The catalogues of codes and the count of their uses are left out: they come again with use and import.
 */
export const salvageTables: readonly SalvageTable[] = [
  { name: 'submissions', key: 'submission_id' },
  { name: 'attempts', key: 'attempt_id' },
  { name: 'answers', key: 'attempt_id' },
  { name: 'sending_plans', key: 'submission_id' },
  { name: 'audit_trail', key: 'sequence' },
  { name: 'audit_heads', key: 'day' },
  { name: 'documents', key: 'document_id' },
  { name: 'signed_documents', key: 'document_id' },
  { name: 'masked_entries', key: 'document_id' },
  { name: 'drafts', key: 'draft_id' },
  { name: 'identities', key: 'fingerprint' },
  { name: 'identity_requests', key: 'request_id' },
  { name: 'settings', key: 'name' },
  { name: 'patients', key: 'codice_fiscale' },
  { name: 'exchanged_files', key: 'sha256' },
];
