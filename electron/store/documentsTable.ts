import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { PersonIdentity, SealedDocument, UnsignedDocument } from '../domain/ports/archive.ts';
import type { PatientDocument } from '../domain/ports/draftStore.ts';
import { blobColumn } from './columnSchemas.ts';
import { parseRow } from './parseRow.ts';

const outlineSchema = z.object({
  documentId: z.string(),
  setId: z.string(),
  version: z.number().int(),
  replaces: z.string().nullable(),
  patientCf: z.string(),
  patientFamily: z.string(),
  patientGiven: z.string(),
  authorCf: z.string(),
  authorFamily: z.string(),
  authorGiven: z.string(),
  effectiveAt: z.string(),
  sealedAt: z.string(),
  cdaSha256: z.string(),
});

function outlineOf(row: z.infer<typeof outlineSchema>): UnsignedDocument {
  return {
    documentId: row.documentId,
    setId: row.setId,
    version: row.version,
    replaces: row.replaces,
    patient: { codiceFiscale: row.patientCf, family: row.patientFamily, given: row.patientGiven },
    author: { codiceFiscale: row.authorCf, family: row.authorFamily, given: row.authorGiven },
    effectiveAt: row.effectiveAt,
    sealedAt: row.sealedAt,
    cdaSha256: row.cdaSha256,
  };
}

const outlineRowSchema = outlineSchema.transform(outlineOf);

const rowSchema = outlineSchema
  .extend({ cda: blobColumn })
  .transform((row): SealedDocument => ({ ...outlineOf(row), cda: row.cda }));

/** Every column but the bytes, by the names of the model. */
const outlineColumns = `document_id AS documentId, set_id AS setId, version, replaces, patient_cf AS patientCf,
      patient_family AS patientFamily, patient_given AS patientGiven, author_cf AS authorCf,
      author_family AS authorFamily, author_given AS authorGiven, effective_at AS effectiveAt,
      sealed_at AS sealedAt, cda_sha256 AS cdaSha256`;

const patientSchema = z.object({
  codiceFiscale: z.string(),
  family: z.string(),
  given: z.string(),
});

const ofPatientSchema = z
  .object({
    documentId: z.string(),
    setId: z.string(),
    version: z.number().int(),
    replaces: z.string().nullable(),
    authorCf: z.string(),
    authorFamily: z.string(),
    authorGiven: z.string(),
    effectiveAt: z.string(),
    sealedAt: z.string(),
    isSigned: z.number(),
  })
  .transform(({ authorCf, authorFamily, authorGiven, isSigned, ...row }): PatientDocument => ({
    ...row,
    author: { codiceFiscale: authorCf, family: authorFamily, given: authorGiven },
    isSigned: isSigned === 1,
  }));

/** The sealed documents: rows are added and read, never changed; only one never signed is ever removed. */
export interface DocumentsTable {
  insert(document: SealedDocument): void;
  find(documentId: string): SealedDocument | null;
  /** SHA-256 of the CDA, without reading the CDA; null where the document is unknown. */
  cdaSha256(documentId: string): string | null;
  patient(documentId: string): PersonIdentity | null;
  /** Documents without signature and without any act, the last sealed first. */
  unsigned(): UnsignedDocument[];
  /** Every one about a patient, the one sealed last first. */
  ofPatient(codiceFiscale: string): PatientDocument[];
  remove(documentId: string): void;
}

/** Opens the table on a database. */
export function documentsTable(database: Database): DocumentsTable {
  const insert = database.prepare(`
    INSERT INTO documents (document_id, set_id, version, replaces, patient_cf, patient_family, patient_given,
      author_cf, author_family, author_given, effective_at, sealed_at, cda_sha256, cda)
    VALUES (@documentId, @setId, @version, @replaces, @patientCf, @patientFamily, @patientGiven,
      @authorCf, @authorFamily, @authorGiven, @effectiveAt, @sealedAt, @cdaSha256, @cda)`);
  const find = database.prepare(`
    SELECT ${outlineColumns}, cda FROM documents WHERE document_id = ?`);
  const unsigned = database.prepare(`
    SELECT ${outlineColumns} FROM documents
    WHERE NOT EXISTS (SELECT 1 FROM signed_documents AS signed WHERE signed.document_id = documents.document_id)
      AND NOT EXISTS (SELECT 1 FROM submissions WHERE submissions.document_id = documents.document_id)
    ORDER BY sealed_at DESC, documents.rowid DESC`);
  const hash = database.prepare('SELECT cda_sha256 FROM documents WHERE document_id = ?').pluck();
  const patient = database.prepare(`
    SELECT patient_cf AS codiceFiscale, patient_family AS family, patient_given AS given
    FROM documents WHERE document_id = ?`);
  const ofPatient = database.prepare(`
    SELECT documents.document_id AS documentId, set_id AS setId, version, replaces, author_cf AS authorCf,
      author_family AS authorFamily, author_given AS authorGiven, effective_at AS effectiveAt,
      sealed_at AS sealedAt, signed_documents.document_id IS NOT NULL AS isSigned
    FROM documents LEFT JOIN signed_documents ON signed_documents.document_id = documents.document_id
    WHERE patient_cf = ? ORDER BY sealed_at DESC, version DESC`);
  const remove = database.prepare('DELETE FROM documents WHERE document_id = ?');
  return {
    insert: (document) => {
      insert.run({
        ...document,
        patientCf: document.patient.codiceFiscale,
        patientFamily: document.patient.family,
        patientGiven: document.patient.given,
        authorCf: document.author.codiceFiscale,
        authorFamily: document.author.family,
        authorGiven: document.author.given,
      });
    },
    find: (documentId) => {
      const row = find.get(documentId);
      return row === undefined ? null : parseRow('documents', rowSchema, row);
    },
    cdaSha256: (documentId) => {
      const value = hash.get(documentId);
      return value === undefined ? null : parseRow('documents', z.string(), value);
    },
    unsigned: () => unsigned.all().map((row) => parseRow('documents', outlineRowSchema, row)),
    patient: (documentId) => {
      const row = patient.get(documentId);
      return row === undefined ? null : parseRow('documents', patientSchema, row);
    },
    ofPatient: (codiceFiscale) =>
      ofPatient.all(codiceFiscale).map((row) => parseRow('documents', ofPatientSchema, row)),
    remove: (documentId) => {
      remove.run(documentId);
    },
  };
}
