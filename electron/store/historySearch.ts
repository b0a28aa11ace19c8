import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { HistoryQuery, PersonIdentity, Submission } from '../domain/ports/archive.ts';
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
  /** Writes or renews the index row of a submission: `identifiers` are those its answers came with. */
  index(
    sequenced: SequencedSubmission,
    patient: PersonIdentity,
    identifiers: readonly string[],
  ): void;
  /** One page, newest act first. */
  page(query: HistoryQuery): Submission[];
  /** How many acts match; the query's limit and offset are not looked at. */
  count(query: HistoryQuery): number;
}

/** Opens the index on a database. */
export function historySearch(database: Database): HistorySearch {
  const write = database.prepare(`
    INSERT OR REPLACE INTO history_search (rowid, patient, document, identifiers) VALUES (?, ?, ?, ?)`);
  return {
    index: ({ sequence, submission }, patient, identifiers) => {
      write.run(
        sequence,
        `${patient.family} ${patient.given} ${patient.codiceFiscale}`,
        [submission.documentId, submission.targetId ?? ''].join(' '),
        [...new Set(identifiers)].join(' '),
      );
    },
    page: (query) => {
      const found = matching(query);
      if (found === null) return [];
      const { place, source, where, order, parameters } = found;
      // The rows passed over are passed over in an index: only those of the page are read.
      return database
        .prepare(
          `SELECT ${submissionColumns}
             FROM (SELECT ${place} AS place FROM ${source} ${where} ORDER BY ${order}
                     LIMIT @limit OFFSET @offset)
             CROSS JOIN submissions ON sequence = place`,
        )
        .all({ ...parameters, limit: query.limit ?? defaultPageSize, offset: query.offset ?? 0 })
        .map((row) => parseSubmission(row).submission);
    },
    count: (query) => {
      const found = matching(query);
      if (found === null) return 0;
      const counted = database.prepare(`SELECT count(*) FROM ${found.source} ${found.where}`);
      return Number(counted.pluck().get(found.parameters));
    },
  };
}

/** Where the acts asked for are found, as parts of a statement made of fixed text; what was typed is bound. */
interface Matching extends Way {
  readonly where: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** An index that gives acts in the order of the history, so that no more of them are looked at than are shown. */
interface Way {
  /** The column with the act's number. */
  readonly place: string;
  readonly source: string;
  /** Newest first. */
  readonly order: string;
}

const byTime: Way = {
  place: 'sequence',
  source: 'submissions INDEXED BY submissions_by_time',
  order: 'created_at DESC, sequence DESC',
};
/** The indexes of state and operation give acts in the order of their numbers. */
const byNumber: Way = { place: 'sequence', source: 'submissions', order: 'sequence DESC' };
const byWords: Way = {
  place: 'history_search.rowid',
  source: 'history_search',
  order: 'history_search.rowid DESC',
};
const byWordsAndMore: Way = {
  ...byWords,
  source: 'history_search CROSS JOIN submissions ON sequence = history_search.rowid',
};

/** A change of metadata alone leaves what was refused undone. */
const nothingDoneSince = `NOT EXISTS (
  SELECT 1 FROM documents AS own
    JOIN documents AS other ON other.patient_cf = own.patient_cf
    JOIN submissions AS later ON later.document_id = other.document_id
   WHERE own.document_id = submissions.document_id
     AND later.sequence <> submissions.sequence AND later.created_at >= submissions.created_at
     AND later.state NOT IN ('refused', 'cancelled') AND later.operation <> 'update-metadata')`;

/** Null: nothing can match. */
function matching({
  text = '',
  operation,
  state,
  isLast = false,
  from,
  to,
}: HistoryQuery): Matching | null {
  const expression = text.trim() === '' ? '' : searchExpression(text);
  if (expression === null) return null;
  const hasWords = expression !== '';
  const period = [
    ...(from === undefined ? [] : ['created_at >= @from']),
    ...(to === undefined ? [] : ['created_at <= @to']),
  ];
  const kinds = [
    ...(operation === undefined ? [] : ['operation = @operation']),
    ...(state === undefined ? [] : ['state = @state']),
    ...(isLast ? [nothingDoneSince] : []),
  ];
  const conditions = [
    ...(hasWords ? ['history_search MATCH @expression'] : []),
    ...(hasWords && period.length > 0 ? [numbersOf(period)] : []),
    ...kinds,
    ...period,
  ];
  const isPlain = period.length + kinds.length === 0;
  const withoutWords = period.length === 0 && kinds.length > 0 ? byNumber : byTime;
  return {
    ...(hasWords ? (isPlain ? byWords : byWordsAndMore) : withoutWords),
    where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`,
    parameters: {
      ...(hasWords ? { expression } : {}),
      ...(operation === undefined ? {} : { operation }),
      ...(state === undefined ? {} : { state }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
  };
}

/** The first and last number of a period, so that words are not looked for in what came before and after it. */
function numbersOf(period: readonly string[]): string {
  const ofPeriod = `FROM submissions INDEXED BY submissions_by_time WHERE ${period.join(' AND ')}`;
  return `history_search.rowid BETWEEN (SELECT min(sequence) ${ofPeriod}) AND (SELECT max(sequence) ${ofPeriod})`;
}
