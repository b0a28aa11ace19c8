import Database from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { appError } from '../../shared/errors/appError.ts';
import type { SubmissionState } from '../../shared/fse/submissionState.ts';
import type { NewSubmission, Submission } from '../domain/ports/archive.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';
import { jsonColumn, operationColumn, stateColumn } from './columnSchemas.ts';
import { parseRow } from './parseRow.ts';
import { transitionRefused } from './submissionTrigger.ts';

/** A submission with its place in the order of the queue. */
export interface SequencedSubmission {
  readonly sequence: number;
  readonly submission: Submission;
}

/** The columns of a submission, for whoever selects from the table. */
export const submissionColumns = `sequence, submissions.submission_id AS submissionId, operation,
  submissions.document_id AS documentId, target_id AS targetId, metadata, reason, state,
  created_at AS createdAt, updated_at AS updatedAt`;

const rowSchema = z
  .object({
    sequence: z.number().int(),
    submissionId: z.string(),
    operation: operationColumn,
    documentId: z.string(),
    targetId: z.string().nullable(),
    metadata: jsonColumn(z.record(z.string(), z.unknown())),
    reason: z.string().nullable(),
    state: stateColumn,
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .transform(({ sequence, ...submission }): SequencedSubmission => ({ sequence, submission }));

/** Reads a row selected with `submissionColumns`. */
export function parseSubmission(row: unknown): SequencedSubmission {
  return parseRow('submissions', rowSchema, row);
}

/** The queue: one row per act, its state guarded by the triggers of `submissionTrigger.ts`. */
export interface SubmissionsTable {
  /** Adds a submission in state `queued` and answers its place in the order. */
  insert(submission: NewSubmission): number;
  find(submissionId: string): SequencedSubmission | null;
  /** Oldest first. */
  inStates(states: readonly SubmissionState[]): Submission[];
  /** Whether a publication of the document is in the queue or done. */
  hasPublication(documentId: string): boolean;
  /** Every one that carries the document or addresses it, oldest first. */
  about(documentId: string): Submission[];
  /** Refused with `archive/transition-refused` when the table of transitions forbids it. */
  setState(current: SequencedSubmission, to: SubmissionState, at: string): void;
}

/** Opens the table on a database. */
export function submissionsTable(database: Database.Database): SubmissionsTable {
  const insert = database.prepare(`
    INSERT INTO submissions (submission_id, operation, document_id, target_id, metadata, reason, state,
      created_at, updated_at)
    VALUES (@submissionId, @operation, @documentId, @targetId, @metadata, @reason, 'queued', @createdAt, @createdAt)`);
  const select = `SELECT ${submissionColumns} FROM submissions`;
  const find = database.prepare(`${select} WHERE submission_id = ?`);
  const inStates = database.prepare(
    `${select} WHERE state IN (SELECT value FROM json_each(?)) ORDER BY sequence`,
  );
  const publication = database.prepare(`
    SELECT 1 FROM submissions WHERE document_id = ?
      AND operation IN ('create', 'replace') AND state NOT IN ('refused', 'cancelled')`);
  const about = database.prepare(
    `${select} WHERE document_id = @documentId OR target_id = @documentId ORDER BY sequence`,
  );
  const setState = database.prepare(
    'UPDATE submissions SET state = ?, updated_at = ? WHERE sequence = ?',
  );
  return {
    insert: (submission) =>
      Number(
        insert.run({
          ...submission,
          metadata: JSON.stringify(submission.metadata),
          reason: submission.reason ?? null,
        }).lastInsertRowid,
      ),
    find: (submissionId) => {
      const row = find.get(submissionId);
      return row === undefined ? null : parseSubmission(row);
    },
    inStates: (states) =>
      inStates.all(JSON.stringify(states)).map((row) => parseSubmission(row).submission),
    hasPublication: (documentId) => publication.get(documentId) !== undefined,
    about: (documentId) => about.all({ documentId }).map((row) => parseSubmission(row).submission),
    setState: (current, to, at) => {
      try {
        setState.run(to, at, current.sequence);
      } catch (thrown: unknown) {
        if (!isTransitionRefusal(thrown)) throw thrown;
        const from = current.submission.state;
        throw new ArchiveRefusal(appError('archive/transition-refused', { from, to }));
      }
    },
  };
}

function isTransitionRefusal(thrown: unknown): boolean {
  return (
    thrown instanceof Database.SqliteError &&
    thrown.code === 'SQLITE_CONSTRAINT_TRIGGER' &&
    thrown.message === transitionRefused
  );
}
