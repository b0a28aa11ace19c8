import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { submissionStates, type SubmissionState } from '../../shared/fse/submissionState.ts';
import type { RecalledAct, RecalledAnswer } from '../domain/ports/recalledActs.ts';
import type { JournalEntry } from './audit/journal.ts';
import { operationColumn } from './columnSchemas.ts';
import { parseRow } from './parseRow.ts';

const deedSchema = z.object({
  at: z.string(),
  action: z.string(),
  documentId: z.string().nullable(),
  operation: operationColumn.nullable(),
  submissionId: z.string(),
  outcome: z.string().nullable(),
  cartId: z.string().nullable(),
});

type RecalledDeed = z.infer<typeof deedSchema>;

/** Essentials of which the database knew nothing, as the journal gave them back. */
export interface RecalledDeedsTable {
  /** Keeps an entry that is about an act; one that is there already stays. */
  keep(entry: JournalEntry): void;
  /** Those of acts that are not in the archive, by act, the last first. */
  acts(text: string | null): RecalledAct[];
  /** What was recalled of the attempts of an act, oldest first. */
  answersOf(submissionId: string): RecalledAnswer[];
}

function stateOf(outcome: string | null): SubmissionState | null {
  return submissionStates.find((each) => each === outcome) ?? null;
}

function answersAmong(deeds: readonly RecalledDeed[]): RecalledAnswer[] {
  return deeds.flatMap(({ action, at, outcome, cartId }) => {
    const state = stateOf(outcome);
    return action === 'attempt-ended' && state !== null ? [{ at, state, cartId }] : [];
  });
}

function actOf(submissionId: string, deeds: readonly RecalledDeed[]): RecalledAct {
  const last = deeds.at(-1);
  const named = deeds.find(({ documentId }) => documentId !== null);
  return {
    submissionId,
    documentId: named?.documentId ?? null,
    operation: named?.operation ?? null,
    state: last?.action === 'act-queued' ? 'queued' : stateOf(last?.outcome ?? null),
    at: last?.at ?? '',
    answers: answersAmong(deeds),
  };
}

/** Opens the table on a database. */
export function recalledDeedsTable(database: Database): RecalledDeedsTable {
  const keep = database.prepare(`
    INSERT OR IGNORE INTO recalled_deeds
      (hash, at, action, document_id, operation, submission_id, outcome, cart_id)
    VALUES (@hash, @at, @action, @documentId, @operation, @submissionId, @outcome, @cartId)`);
  const select = `SELECT at, action, document_id AS documentId, operation, submission_id AS submissionId, outcome,
    cart_id AS cartId FROM recalled_deeds`;
  const ofAct = database.prepare(`${select} WHERE submission_id = ? ORDER BY at, rowid`);
  // What was typed is compared, never taken for a pattern.
  const ofOthers = database.prepare(`${select}
    WHERE submission_id NOT IN (SELECT submission_id FROM submissions)
      AND submission_id IN (SELECT submission_id FROM recalled_deeds
        WHERE @text IS NULL OR substr(document_id, 1, length(@text)) = @text
          OR substr(submission_id, 1, length(@text)) = @text OR substr(cart_id, 1, length(@text)) = @text)
    ORDER BY at, rowid`);
  const parse = (row: unknown): RecalledDeed => parseRow('recalled_deeds', deedSchema, row);
  return {
    keep: ({ submissionId, hash, at, action, documentId, operation, outcome, cartId }) => {
      if (submissionId === null) return;
      keep.run({ submissionId, hash, at, action, documentId, operation, outcome, cartId });
    },
    acts: (text) => {
      const bySubmission = Map.groupBy(
        ofOthers.all({ text }).map(parse),
        ({ submissionId }) => submissionId,
      );
      return [...bySubmission]
        .map(([submissionId, deeds]) => actOf(submissionId, deeds))
        .sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
    },
    answersOf: (submissionId) => answersAmong(ofAct.all(submissionId).map(parse)),
  };
}
