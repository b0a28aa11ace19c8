import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { AttemptEnd } from '../domain/ports/archive.ts';
import { appErrorSchema, blobColumn, jsonColumn, stateColumn } from './columnSchemas.ts';
import { parseRow } from './parseRow.ts';

const rowSchema: z.ZodType<AttemptEnd> = z.object({
  attemptId: z.string(),
  endedAt: z.string(),
  state: stateColumn,
  exchange: z.enum(['answered', 'not-sent', 'unknown']),
  httpStatus: z.number().int().nullable(),
  cartId: z.string().nullable(),
  traceId: z.string().nullable(),
  workflowInstanceId: z.string().nullable(),
  transactionId: z.string().nullable(),
  responseHeaders: jsonColumn(z.record(z.string(), z.string())),
  responseBody: blobColumn.nullable(),
  error: jsonColumn(appErrorSchema).nullable(),
  warning: z.string().nullable(),
  confirmedByConflict: z.literal([0, 1]).transform((flag) => flag === 1),
});

/** How the attempts ended, with everything the gateway answered: never changed. */
export interface AnswersTable {
  insert(end: AttemptEnd): void;
  find(attemptId: string): AttemptEnd | null;
}

/** Opens the table on a database. */
export function answersTable(database: Database): AnswersTable {
  const insert = database.prepare(`
    INSERT INTO answers (attempt_id, ended_at, state, exchange, http_status, cart_id, trace_id,
      workflow_instance_id, transaction_id, response_headers, error, warning, response_body,
      confirmed_by_conflict)
    VALUES (@attemptId, @endedAt, @state, @exchange, @httpStatus, @cartId, @traceId,
      @workflowInstanceId, @transactionId, @responseHeaders, @error, @warning, @responseBody, @confirmedByConflict)`);
  const find = database.prepare(`
    SELECT attempt_id AS attemptId, ended_at AS endedAt, state, exchange, http_status AS httpStatus,
      cart_id AS cartId, trace_id AS traceId, workflow_instance_id AS workflowInstanceId,
      transaction_id AS transactionId, response_headers AS responseHeaders, error, warning,
      response_body AS responseBody, confirmed_by_conflict AS confirmedByConflict
    FROM answers WHERE attempt_id = ?`);
  return {
    insert: (end) => {
      insert.run({
        ...end,
        responseHeaders: JSON.stringify(end.responseHeaders),
        confirmedByConflict: end.confirmedByConflict ? 1 : 0,
        error: end.error === null ? null : JSON.stringify(end.error),
      });
    },
    find: (attemptId) => {
      const row = find.get(attemptId);
      return row === undefined ? null : parseRow('answers', rowSchema, row);
    },
  };
}
