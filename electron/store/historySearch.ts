import type { Database } from 'better-sqlite3-multiple-ciphers';
import type {
  AttemptEnd,
  HistoryQuery,
  PersonIdentity,
  Submission,
} from '../domain/ports/archive.ts';
import { searchExpression } from './searchWords.ts';
import {
  parseSubmission,
  submissionColumns,
  type SequencedSubmission,
} from './submissionsTable.ts';

/** Rows answered when the query names no limit. */
export const defaultPageSize = 50;

/** The history's index and its queries. */
export interface HistorySearch {
  /** Writes or renews the index row of a submission from all that is known about it. */
  index(sequenced: SequencedSubmission, patient: PersonIdentity, ends: readonly AttemptEnd[]): void;
  /** One page, newest act first. */
  page(query: HistoryQuery): Submission[];
}

/** Opens the index on a database. */
export function historySearch(database: Database): HistorySearch {
  const write = database.prepare(`
    INSERT OR REPLACE INTO history_search (rowid, patient, document, identifiers) VALUES (?, ?, ?, ?)`);
  return {
    index: ({ sequence, submission }, patient, ends) => {
      const identifiers = ends.flatMap((end) =>
        [end.cartId, end.traceId, end.workflowInstanceId, end.transactionId].filter(
          (identifier) => identifier !== null,
        ),
      );
      write.run(
        sequence,
        `${patient.family} ${patient.given} ${patient.codiceFiscale}`,
        [submission.documentId, submission.targetId ?? ''].join(' '),
        [...new Set(identifiers)].join(' '),
      );
    },
    page: (query) => {
      const { sql, parameters } = pageStatement(query);
      if (sql === null) return [];
      return database
        .prepare(sql)
        .all(parameters)
        .map((row) => parseSubmission(row).submission);
    },
  };
}

/** The statement contains only fixed text; everything the person typed is bound. Null: nothing can match. */
function pageStatement(query: HistoryQuery): {
  readonly sql: string | null;
  readonly parameters: Readonly<Record<string, string | number>>;
} {
  const text = query.text?.trim() ?? '';
  const expression = text === '' ? '' : searchExpression(text);
  if (expression === null) return { sql: null, parameters: {} };
  const conditions = [
    ...(query.operation === undefined ? [] : ['operation = @operation']),
    ...(query.state === undefined ? [] : ['state = @state']),
    ...(query.from === undefined ? [] : ['created_at >= @from']),
    ...(query.to === undefined ? [] : ['created_at <= @to']),
  ];
  const matches = expression !== '';
  const source = matches
    ? `history_search CROSS JOIN submissions ON sequence = history_search.rowid`
    : 'submissions';
  const all = [...(matches ? ['history_search MATCH @expression'] : []), ...conditions];
  const where = all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`;
  // Ordered by the index's own number, so that the newest matches come without sorting all of them.
  const order = matches ? 'history_search.rowid' : 'sequence';
  return {
    sql: `SELECT ${submissionColumns} FROM ${source} ${where} ORDER BY ${order} DESC LIMIT @limit OFFSET @offset`,
    parameters: {
      ...(matches ? { expression } : {}),
      ...(query.operation === undefined ? {} : { operation: query.operation }),
      ...(query.state === undefined ? {} : { state: query.state }),
      ...(query.from === undefined ? {} : { from: query.from }),
      ...(query.to === undefined ? {} : { to: query.to }),
      limit: query.limit ?? defaultPageSize,
      offset: query.offset ?? 0,
    },
  };
}
