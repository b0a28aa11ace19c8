import type { PatientQuery } from '../domain/ports/patientBook.ts';

/** Whether an accepted act of one of the kinds addresses the document `d`. */
function endedBy(operations: string): string {
  return `EXISTS (
      SELECT 1 FROM submissions ending
      WHERE ending.target_id = d.document_id AND ending.operation IN (${operations})
        AND ending.state IN ('accepted', 'indexed'))`;
}

/**
 * The list in one statement. Of each group the columns beside the maximum are those of its row, as SQLite promises
 * for a lone `max()`. Everything typed by a person is bound: `@expression`, `@codiceFiscale`, `@limit`.
 */
export function patientFactsSql(query: PatientQuery, isSearch: boolean): string {
  const conditions = [
    ...(isSearch
      ? [
          'p.patient_number IN (SELECT rowid FROM patient_search WHERE patient_search MATCH @expression)',
        ]
      : []),
    ...(query.codiceFiscale === undefined ? [] : ['p.codice_fiscale = @codiceFiscale']),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  return `
WITH standing AS (
  SELECT d.patient_cf, d.document_id, d.version, max(d.effective_at) AS effective_at
  FROM submissions s JOIN documents d ON d.document_id = s.document_id
  WHERE s.operation IN ('create', 'replace') AND s.state IN ('accepted', 'indexed')
    AND NOT ${endedBy("'replace', 'annul'")}
  GROUP BY d.patient_cf
),
latest AS (
  SELECT d.patient_cf, max(s.sequence) AS sequence, s.submission_id, s.document_id, s.operation, s.state,
    s.updated_at
  FROM submissions s JOIN documents d ON d.document_id = s.document_id
  WHERE s.state <> 'cancelled'
  GROUP BY d.patient_cf
),
latest_draft AS (
  SELECT patient_cf, draft_id, max(updated_at) AS updated_at FROM drafts
  WHERE document_id IS NULL AND patient_cf IS NOT NULL
  GROUP BY patient_cf
),
unsigned AS (
  SELECT d.patient_cf, d.document_id, d.version, max(d.sealed_at) AS sealed_at
  FROM documents d LEFT JOIN signed_documents signed ON signed.document_id = d.document_id
  WHERE signed.document_id IS NULL
  GROUP BY d.patient_cf
)
SELECT p.codice_fiscale AS codiceFiscale, p.family, p.given, p.birth_date AS birthDate, p.gender, p.origin,
  p.updated_at AS updatedAt, p.record_changed_at AS recordChangedAt,
  standing.document_id AS standingId, standing.version AS standingVersion, standing.effective_at AS standingAt,
  latest.submission_id AS actId, latest.document_id AS actDocumentId, latest.operation AS actOperation,
  latest.state AS actState, latest.updated_at AS actAt,
  (SELECT answers.error FROM attempts JOIN answers ON answers.attempt_id = attempts.attempt_id
   WHERE attempts.submission_id = latest.submission_id ORDER BY attempts.number DESC LIMIT 1) AS actError,
  unsigned.document_id AS unsignedId, unsigned.version AS unsignedVersion, unsigned.sealed_at AS unsignedAt,
  draft.draft_id AS draftId, draft.updated_at AS draftAt,
  (SELECT count(*) FROM json_each(draft.review) section
   WHERE section.type = 'null' AND json_type(draft.content, '$.sections.' || section.key) = 'object')
    AS draftToConfirm,
  (draft.origin ->> '$.kind' = 'import' AND draft.created_at = draft.updated_at AND NOT EXISTS (
    SELECT 1 FROM json_each(draft.review) section WHERE section.type <> 'null')) AS draftIsUntouched
FROM patients p
LEFT JOIN standing ON standing.patient_cf = p.codice_fiscale
LEFT JOIN latest ON latest.patient_cf = p.codice_fiscale
LEFT JOIN latest_draft ON latest_draft.patient_cf = p.codice_fiscale
LEFT JOIN drafts draft ON draft.draft_id = latest_draft.draft_id
LEFT JOIN unsigned ON unsigned.patient_cf = p.codice_fiscale
${where}
ORDER BY p.family COLLATE NOCASE, p.given COLLATE NOCASE, p.codice_fiscale
LIMIT @limit`;
}

/** Every profile of a patient, the newest first; the codice fiscale is bound. */
export const patientVersionsSql = `
SELECT d.document_id AS documentId, d.version, d.effective_at AS effectiveAt, d.sealed_at AS sealedAt,
  d.author_cf AS authorCf, signed.signed_at AS signedAt,
  (SELECT s.state FROM submissions s
   WHERE s.document_id = d.document_id AND s.operation IN ('create', 'replace') AND s.state <> 'cancelled'
   ORDER BY s.sequence DESC LIMIT 1) AS state,
  CASE WHEN ${endedBy("'annul'")} THEN 'annulled' WHEN ${endedBy("'replace'")} THEN 'replaced' END AS ended
FROM documents d LEFT JOIN signed_documents signed ON signed.document_id = d.document_id
WHERE d.patient_cf = ?
ORDER BY d.effective_at DESC, d.version DESC`;
