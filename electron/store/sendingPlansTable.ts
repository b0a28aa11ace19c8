import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { OutboxItem, SendingPlan } from '../domain/ports/outboxStore.ts';
import { appErrorSchema, jsonColumn, operationColumn } from './columnSchemas.ts';
import { parseRow } from './parseRow.ts';

const itemSchema = z
  .object({
    submissionId: z.string(),
    operation: operationColumn,
    documentId: z.string(),
    targetId: z.string().nullable(),
    state: z.enum(['queued', 'sending', 'outcome-unknown', 'blocked']),
    createdAt: z.string(),
    updatedAt: z.string(),
    failures: z.number().int(),
    notBefore: z.string().nullable(),
    obstacle: jsonColumn(appErrorSchema).nullable(),
  })
  .transform(({ failures, notBefore, obstacle, ...item }): OutboxItem => ({
    ...item,
    plan: { failures, notBefore, obstacle },
  }));

/** When each unsettled act may be tried again. */
export interface SendingPlansTable {
  /** Every unsettled act with its plan, in the order of the queue. */
  items(): OutboxItem[];
  set(submissionId: string, plan: SendingPlan, at: string): void;
}

/** Opens the table on a database. */
export function sendingPlansTable(database: Database): SendingPlansTable {
  const items = database.prepare(`
    SELECT submissions.submission_id AS submissionId, operation, document_id AS documentId,
      target_id AS targetId, state, created_at AS createdAt, updated_at AS updatedAt,
      coalesce(failures, 0) AS failures, not_before AS notBefore, obstacle
    FROM submissions LEFT JOIN sending_plans ON sending_plans.submission_id = submissions.submission_id
    WHERE state IN ('queued', 'sending', 'outcome-unknown', 'blocked') ORDER BY sequence`);
  const set = database.prepare(`
    INSERT INTO sending_plans (submission_id, failures, not_before, obstacle, changed_at)
    VALUES (@submissionId, @failures, @notBefore, @obstacle, @at)
    ON CONFLICT (submission_id) DO UPDATE SET failures = excluded.failures,
      not_before = excluded.not_before, obstacle = excluded.obstacle, changed_at = excluded.changed_at`);
  return {
    items: () => items.all().map((row) => parseRow('sending_plans', itemSchema, row)),
    set: (submissionId, plan, at) => {
      const { failures, notBefore } = plan;
      const obstacle = plan.obstacle === null ? null : JSON.stringify(plan.obstacle);
      set.run({ submissionId, failures, notBefore, obstacle, at });
    },
  };
}
