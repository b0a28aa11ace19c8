import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { draftOriginSchema, draftReviewSchema } from '../../shared/pss/working/draftState.ts';
import { workingDraftSchema } from '../../shared/pss/working/workingDraft.ts';
import type { DraftContent, DraftSummary, StoredDraft } from '../domain/ports/draftStore.ts';
import { jsonColumn } from './columnSchemas.ts';
import { parseRow } from './parseRow.ts';

const summaryColumns = `draft_id AS draftId, patient_cf AS patientCf, patient_family AS patientFamily,
  patient_given AS patientGiven, patient_birth AS patientBirth, patient_gender AS patientGender, origin, review,
  created_at AS createdAt, updated_at AS updatedAt, document_id AS documentId`;

const summaryShape = {
  draftId: z.string(),
  patientCf: z.string().nullable(),
  patientFamily: z.string().nullable(),
  patientGiven: z.string().nullable(),
  patientBirth: z.string().nullable(),
  patientGender: z.literal(['M', 'F', 'UN']).nullable(),
  origin: jsonColumn(draftOriginSchema),
  review: jsonColumn(draftReviewSchema),
  createdAt: z.string(),
  updatedAt: z.string(),
  documentId: z.string().nullable(),
};

type SummaryRow = z.infer<z.ZodObject<typeof summaryShape>>;

function summaryOf<Row extends SummaryRow>(row: Row) {
  const { patientCf, patientFamily, patientGiven, patientBirth, patientGender, ...rest } = row;
  const patient = {
    codiceFiscale: patientCf,
    family: patientFamily,
    given: patientGiven,
    birthDate: patientBirth,
    gender: patientGender,
  };
  return { ...rest, patient };
}

const summarySchema = z.object(summaryShape).transform((row): DraftSummary => summaryOf(row));

const draftSchema = z
  .object({
    ...summaryShape,
    revision: z.number().int(),
    openSince: z.string().nullable(),
    base: jsonColumn(workingDraftSchema),
    content: jsonColumn(workingDraftSchema),
  })
  .transform((row): StoredDraft => summaryOf(row));

/** The drafts, one row each. */
export interface DraftsTable {
  insert(draft: StoredDraft): void;
  find(draftId: string): StoredDraft | null;
  ofDocument(documentId: string): StoredDraft | null;
  /** The one changed last first. */
  summaries(): DraftSummary[];
  /** Writes over a revision; false when it is not the one that is there. */
  save(draftId: string, revision: number, content: DraftContent, at: string): boolean;
  markOpen(draftId: string, at: string | null): void;
  setDocument(draftId: string, documentId: string, at: string): void;
  /** Unties the draft of a document, where there is one. */
  free(documentId: string): void;
  remove(draftId: string): void;
  removeOfDocument(documentId: string): void;
}

function columnsOf({ patient, content, review }: DraftContent) {
  return {
    patientCf: patient.codiceFiscale,
    patientFamily: patient.family,
    patientGiven: patient.given,
    patientBirth: patient.birthDate,
    patientGender: patient.gender,
    content: JSON.stringify(content),
    review: JSON.stringify(review),
  };
}

/** Opens the table on a database. */
export function draftsTable(database: Database): DraftsTable {
  const insert = database.prepare(`
    INSERT INTO drafts (draft_id, revision, patient_cf, patient_family, patient_given, patient_birth, patient_gender,
      origin, review, created_at, updated_at, open_since, document_id, base, content)
    VALUES (@draftId, @revision, @patientCf, @patientFamily, @patientGiven, @patientBirth, @patientGender,
      @origin, @review, @createdAt, @updatedAt, @openSince, @documentId, @base, @content)`);
  const select = `SELECT ${summaryColumns}, revision, open_since AS openSince, base, content FROM drafts`;
  const find = database.prepare(`${select} WHERE draft_id = ?`);
  const ofDocument = database.prepare(`${select} WHERE document_id = ?`);
  const summaries = database.prepare(
    `SELECT ${summaryColumns} FROM drafts ORDER BY updated_at DESC`,
  );
  const save = database.prepare(`
    UPDATE drafts SET revision = revision + 1, patient_cf = @patientCf, patient_family = @patientFamily,
      patient_given = @patientGiven, patient_birth = @patientBirth, patient_gender = @patientGender,
      review = @review, content = @content, updated_at = @at
    WHERE draft_id = @draftId AND revision = @revision`);
  const markOpen = database.prepare('UPDATE drafts SET open_since = @at WHERE draft_id = @draftId');
  const setDocument = database.prepare(
    'UPDATE drafts SET document_id = @documentId, updated_at = @at WHERE draft_id = @draftId',
  );
  const free = database.prepare('UPDATE drafts SET document_id = NULL WHERE document_id = ?');
  const remove = database.prepare('DELETE FROM drafts WHERE draft_id = ?');
  const removeOfDocument = database.prepare('DELETE FROM drafts WHERE document_id = ?');
  const parsed = (row: unknown): StoredDraft | null =>
    row === undefined ? null : parseRow('drafts', draftSchema, row);
  return {
    insert: (draft) => {
      const { draftId, revision, createdAt, updatedAt, openSince, documentId } = draft;
      const origin = JSON.stringify(draft.origin);
      const base = JSON.stringify(draft.base);
      const own = { draftId, revision, createdAt, updatedAt, openSince, documentId, origin, base };
      insert.run({ ...columnsOf(draft), ...own });
    },
    find: (draftId) => parsed(find.get(draftId)),
    ofDocument: (documentId) => parsed(ofDocument.get(documentId)),
    summaries: () => summaries.all().map((row) => parseRow('drafts', summarySchema, row)),
    save: (draftId, revision, content, at) =>
      save.run({ ...columnsOf(content), draftId, revision, at }).changes === 1,
    markOpen: (draftId, at) => {
      markOpen.run({ draftId, at });
    },
    setDocument: (draftId, documentId, at) => {
      setDocument.run({ draftId, documentId, at });
    },
    free: (documentId) => {
      free.run(documentId);
    },
    remove: (draftId) => {
      remove.run(draftId);
    },
    removeOfDocument: (documentId) => {
      removeOfDocument.run(documentId);
    },
  };
}
