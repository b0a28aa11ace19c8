import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { Holdings, KeptBecause, RecordedDeed } from '../domain/ports/recordKeeping.ts';
import { parseRow } from './parseRow.ts';

const ids = z.array(z.string());

const ofPatientSchema = z.object({
  documentId: z.string(),
  because: z.enum(['published', 'unsettled']).nullable(),
  wasSigned: z.literal([0, 1]),
});

const deedSchema: z.ZodType<RecordedDeed> = z.object({
  sequence: z.number().int(),
  at: z.string(),
  action: z.string(),
  documentId: z.string().nullable(),
  outcome: z.string().nullable(),
  cartId: z.string().nullable(),
});

const holdingsSchema: z.ZodType<Holdings> = z.object({
  patients: z.number().int(),
  drafts: z.number().int(),
  documents: z.number().int(),
  signedDocuments: z.number().int(),
  acts: z.number().int(),
  attempts: z.number().int(),
  identities: z.number().int(),
  oldestDocumentAt: z.string().nullable(),
  newestDocumentAt: z.string().nullable(),
});

/** A document of a patient with what keeps it; null where nothing does. */
export interface KeptDocument {
  readonly documentId: string;
  readonly because: KeptBecause | null;
  readonly wasSigned: boolean;
}

/** What reaches across tables to let records go and to count them. */
export interface RecordsTable {
  /** Drafts that were never sealed, unchanged since before the instant: removed; how many. */
  removeDraftsBefore(instant: string): number;
  /** Drafts of a patient, without regard to their document: removed; how many. */
  removeDraftsOf(codiceFiscale: string): number;
  /** Documents with content, settled, that do not stand and had their last act before the instant. */
  releasableBefore(instant: string): string[];
  documentsOf(codiceFiscale: string): KeptDocument[];
  /** Lets CDA and signed PDF go. */
  releaseContent(documentId: string): void;
  /** Puts a pseudonym in the place of the patient, in a row whose content has gone, and in the index. */
  releasePatient(documentId: string, pseudonym: string): void;
  removePatient(codiceFiscale: string): void;
  deedsAbout(codiceFiscale: string): RecordedDeed[];
  holdings(): Holdings;
}

/** Published and neither replaced nor annulled by an act the Fascicolo took. */
const stands = `EXISTS (
    SELECT 1 FROM submissions s WHERE s.document_id = d.document_id
      AND s.operation IN ('create', 'replace') AND s.state IN ('accepted', 'indexed'))
  AND NOT EXISTS (
    SELECT 1 FROM submissions s WHERE s.target_id = d.document_id
      AND s.operation IN ('replace', 'annul') AND s.state IN ('accepted', 'indexed'))`;

const isUnsettled = `EXISTS (
    SELECT 1 FROM submissions s WHERE (s.document_id = d.document_id OR s.target_id = d.document_id)
      AND s.state IN ('queued', 'sending', 'outcome-unknown', 'blocked'))`;

const wasPublished = `EXISTS (
    SELECT 1 FROM submissions s WHERE s.document_id = d.document_id
      AND s.operation IN ('create', 'replace') AND s.state IN ('accepted', 'indexed'))`;

/** Opens what reaches across tables on a database. */
export function recordsTable(database: Database): RecordsTable {
  const draftsBefore = database.prepare(
    'DELETE FROM drafts WHERE document_id IS NULL AND updated_at < ?',
  );
  const draftsOf = database.prepare('DELETE FROM drafts WHERE patient_cf = ?');
  const releasable = database
    .prepare(
      `SELECT d.document_id FROM documents d
       JOIN signed_documents signed ON signed.document_id = d.document_id
       WHERE d.sealed_at < @instant AND length(signed.pdf) > 0 AND NOT ${isUnsettled} AND NOT (${stands})
         AND NOT EXISTS (
           SELECT 1 FROM submissions s WHERE (s.document_id = d.document_id OR s.target_id = d.document_id)
             AND s.updated_at >= @instant)`,
    )
    .pluck();
  const documentsOf = database.prepare(`
    SELECT d.document_id AS documentId,
      CASE WHEN ${isUnsettled} THEN 'unsettled' WHEN ${wasPublished} THEN 'published' END AS because,
      EXISTS (SELECT 1 FROM signed_documents s WHERE s.document_id = d.document_id)
        OR EXISTS (SELECT 1 FROM submissions s WHERE s.document_id = d.document_id OR s.target_id = d.document_id)
        AS wasSigned
    FROM documents d WHERE d.patient_cf = ? ORDER BY d.sealed_at, d.rowid`);
  const releaseCda = database.prepare("UPDATE documents SET cda = x'' WHERE document_id = ?");
  const releasePdf = database.prepare(
    "UPDATE signed_documents SET pdf = x'' WHERE document_id = ?",
  );
  const releasePatient = database.prepare(`
    UPDATE documents SET patient_cf = ?, patient_family = '', patient_given = '' WHERE document_id = ?`);
  const removePatient = database.prepare('DELETE FROM patients WHERE codice_fiscale = ?');
  const deeds = database.prepare(`
    SELECT sequence, at, action, document_id AS documentId, outcome, cart_id AS cartId FROM audit_trail
    WHERE document_id IN (SELECT document_id FROM documents WHERE patient_cf = ?) ORDER BY sequence`);
  const holdings = database.prepare(`
    SELECT (SELECT count(*) FROM patients) AS patients, (SELECT count(*) FROM drafts) AS drafts,
      (SELECT count(*) FROM documents) AS documents,
      (SELECT count(*) FROM signed_documents) AS signedDocuments,
      (SELECT count(*) FROM submissions) AS acts, (SELECT count(*) FROM attempts) AS attempts,
      (SELECT count(*) FROM identities) AS identities,
      (SELECT min(sealed_at) FROM documents) AS oldestDocumentAt,
      (SELECT max(sealed_at) FROM documents) AS newestDocumentAt`);
  return {
    removeDraftsBefore: (instant) => draftsBefore.run(instant).changes,
    removeDraftsOf: (codiceFiscale) => draftsOf.run(codiceFiscale).changes,
    releasableBefore: (instant) => parseRow('documents', ids, releasable.all({ instant })),
    documentsOf: (codiceFiscale) =>
      documentsOf.all(codiceFiscale).map((row) => {
        const { wasSigned, ...rest } = parseRow('documents', ofPatientSchema, row);
        return { ...rest, wasSigned: wasSigned === 1 };
      }),
    releaseContent: (documentId) => {
      releaseCda.run(documentId);
      releasePdf.run(documentId);
    },
    releasePatient: (documentId, pseudonym) => {
      releasePatient.run(pseudonym, documentId);
    },
    removePatient: (codiceFiscale) => {
      removePatient.run(codiceFiscale);
    },
    deedsAbout: (codiceFiscale) =>
      deeds.all(codiceFiscale).map((row) => parseRow('audit_trail', deedSchema, row)),
    holdings: () => parseRow('holdings', holdingsSchema, holdings.get()),
  };
}
