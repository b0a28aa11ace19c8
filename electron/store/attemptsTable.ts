import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { AttemptStart } from '../domain/ports/archive.ts';
import { parseRow } from './parseRow.ts';

/** An attempt with its number within its submission. */
export interface NumberedAttempt {
  readonly number: number;
  readonly start: AttemptStart;
}

const rowSchema = z
  .object({
    number: z.number().int(),
    attemptId: z.string(),
    submissionId: z.string(),
    submissionIdentifier: z.string(),
    authorizationJti: z.string(),
    signatureJti: z.string(),
    method: z.string(),
    url: z.string(),
    requestSha256: z.string().nullable(),
    startedAt: z.string(),
  })
  .transform(({ number, ...start }): NumberedAttempt => ({ number, start }));

/** The attempts' starts: committed before the first byte leaves, never changed. */
export interface AttemptsTable {
  /** Adds the attempt with the next number of its submission and answers that number. */
  insert(start: AttemptStart): number;
  find(attemptId: string): NumberedAttempt | null;
  /** By number, from 1. */
  ofSubmission(submissionId: string): NumberedAttempt[];
  /** Attempts on their way, which have no answer, oldest first. */
  withoutAnswer(): NumberedAttempt[];
}

/** Opens the table on a database. */
export function attemptsTable(database: Database): AttemptsTable {
  const insert = database
    .prepare(
      `INSERT INTO attempts (attempt_id, submission_id, number, submission_identifier, authorization_jti,
        signature_jti, method, url, request_sha256, started_at)
      SELECT @attemptId, @submissionId, coalesce(max(number), 0) + 1, @submissionIdentifier, @authorizationJti,
        @signatureJti, @method, @url, @requestSha256, @startedAt
      FROM attempts WHERE submission_id = @submissionId
      RETURNING number`,
    )
    .pluck();
  const select = `SELECT number, attempt_id AS attemptId, submission_id AS submissionId,
    submission_identifier AS submissionIdentifier, authorization_jti AS authorizationJti,
    signature_jti AS signatureJti, method, url, request_sha256 AS requestSha256, started_at AS startedAt
    FROM attempts`;
  const find = database.prepare(`${select} WHERE attempt_id = ?`);
  const ofSubmission = database.prepare(`${select} WHERE submission_id = ? ORDER BY number`);
  const withoutAnswer = database.prepare(
    // Only a submission on its way has one: found by its state, not by looking at every attempt there ever was.
    `${select} WHERE submission_id IN (SELECT submission_id FROM submissions WHERE state = 'sending')
      AND NOT EXISTS (SELECT 1 FROM answers WHERE answers.attempt_id = attempts.attempt_id) ORDER BY rowid`,
  );
  const parse = (row: unknown): NumberedAttempt => parseRow('attempts', rowSchema, row);
  return {
    insert: (start) => parseRow('attempts', z.number().int(), insert.get(start)),
    find: (attemptId) => {
      const row = find.get(attemptId);
      return row === undefined ? null : parse(row);
    },
    ofSubmission: (submissionId) => ofSubmission.all(submissionId).map(parse),
    withoutAnswer: () => withoutAnswer.all().map(parse),
  };
}
