import { join } from 'node:path';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { Patient } from '../../electron/domain/ports/patientBook.ts';
import { unwrapArchiveKey } from '../../electron/store/archiveKey.ts';
import { archiveTables, type ArchiveTables } from '../../electron/store/archiveTables.ts';
import { identifiersOf } from '../../electron/store/indexAct.ts';
import { openDatabase } from '../../electron/store/openDatabase.ts';
import type { AttemptEnd } from '../../electron/domain/ports/archive.ts';
import type { SequencedSubmission } from '../../electron/store/submissionsTable.ts';
import { appError } from '../../shared/errors/appError.ts';
import {
  acceptance,
  attemptOf,
  publication,
  sealedDocument,
  sha256,
  signedBytes,
  valueOf,
} from './archiveFixtures.ts';
import { deskPassphrase } from './deskBench.ts';
import { inventedPatient } from './patientFixtures.ts';

/** Acts written in one transaction: the pages of every index are written once for all of them. */
const PER_TRANSACTION = 100_000;
/** Memory while an archive is filled: its indexes are written all over. */
const FILLING_CACHE_KIB = 1_500_000;
/** Words gathered before the search index writes them; its own measure is 1 MiB. */
const FILLING_WORDS_BYTES = 64 * 1024 * 1024;
const ORDINARY_WORDS_BYTES = 1024 * 1024;
/** Patients the acts are about: as many as a full list has. */
const PATIENTS = 1500;
/** One act in so many was refused. */
const REFUSED_EVERY = 37;
/** The CDA of every act: a history is read without its documents. */
const noContent = new Uint8Array(200);
const noContentSha256 = sha256(noContent);
const refusal = {
  state: 'refused',
  httpStatus: 422,
  error: appError('document/refused-by-verdict', {
    errors: 1,
    first: 'un farmaco non è nel prontuario AIFA.',
  }),
} as const;

/** The instants between which acts were made, the oldest first. */
export interface HistorySpan {
  readonly from: Date;
  readonly to: Date;
}

/** What a long history is looked for by, of one act in its middle. */
export interface HistoryLandmark {
  readonly cartId: string;
  readonly codiceFiscale: string;
}

/** What the search index is told of an act. */
interface WrittenAct {
  readonly sequenced: SequencedSubmission;
  readonly patient: Patient;
  readonly end: AttemptEnd;
}

function patientOf(index: number): Patient {
  return inventedPatient((index * 7) % PATIENTS);
}

function notePatient(tables: ArchiveTables, index: number, at: string): void {
  tables.patients.note({ ...patientOf(index), birthDate: null, gender: null }, 'document', at);
}

/**
 * Writes the rows that sealing, signing, sending and the answer would leave, through the tables of the archive. The
 * questions the operations ask before they write, of an archive in which nothing can be in the way, are left out.
 */
function writeAct(tables: ArchiveTables, index: number, at: string): WrittenAct {
  const patient = patientOf(index);
  const document = sealedDocument({
    patient,
    effectiveAt: at,
    sealedAt: at,
    cda: noContent,
    cdaSha256: noContentSha256,
  });
  const submission = publication(document, { createdAt: at });
  const attempt = attemptOf(submission, { startedAt: at });
  const outcome = index % REFUSED_EVERY === 5 ? refusal : { state: 'indexed' as const };
  const end = acceptance(attempt, { endedAt: at, ...outcome });
  tables.documents.insert(document);
  tables.signedDocuments.insert(document.documentId, signedBytes(document));
  const sequence = tables.submissions.insert(submission);
  const queued = { state: 'queued', updatedAt: at } as const;
  const sequenced = { sequence, submission: { ...submission, ...queued } };
  tables.attempts.insert(attempt);
  tables.answers.insert(end);
  tables.submissions.setState(sequenced, 'sending', at);
  tables.submissions.setState(sequenced, end.state, at);
  return { sequenced, patient, end };
}

function landmarkAmong(acts: readonly WrittenAct[], place: number): HistoryLandmark | null {
  const found = acts.find(({ sequenced }) => sequenced.sequence === place);
  if (found === undefined) return null;
  return { cartId: found.end.cartId ?? '', codiceFiscale: found.patient.codiceFiscale };
}

const indexSchema = z.object({ name: z.string(), sql: z.string() });

/** Runs what fills the tables of the history without their indexes, which are then made in one go. */
function withoutIndexes(database: Database, fill: () => void): void {
  const indexes = database
    .prepare(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL
         AND tbl_name IN ('documents', 'signed_documents', 'submissions', 'attempts', 'answers')`,
    )
    .all()
    .map((row) => indexSchema.parse(row));
  for (const { name } of indexes) database.exec(`DROP INDEX ${name}`);
  fill();
  for (const { sql } of indexes) database.exec(sql);
}

/** How many bytes of words the search index gathers before it writes them. */
function gatherWords(database: Database, bytes: number): void {
  database
    .prepare("INSERT INTO history_search (history_search, rank) VALUES ('hashsize', ?)")
    .run(BigInt(bytes));
}

/**
 * Fills an open, empty archive with so many acts of one attempt each, in the order of their time as a practice makes
 * them, and answers what the act in the middle can be found by.
 */
export function fillWithHistory(
  database: Database,
  attempts: number,
  { from, to }: HistorySpan,
): HistoryLandmark {
  // Nothing is lost with a made-up archive: each page is written once, and nobody waits for the disk.
  database.pragma('journal_mode = MEMORY');
  database.pragma('synchronous = OFF');
  database.pragma(`cache_size = -${String(FILLING_CACHE_KIB)}`);
  gatherWords(database, FILLING_WORDS_BYTES);
  const step = (to.getTime() - from.getTime()) / attempts;
  const middle = Math.floor(attempts / 2) + 1;
  let landmark: HistoryLandmark = { cartId: '', codiceFiscale: '' };
  const write = database.transaction((first: number, tables: ArchiveTables) => {
    const acts: WrittenAct[] = [];
    for (let index = first; index < Math.min(attempts, first + PER_TRANSACTION); index += 1) {
      const at = new Date(from.getTime() + (index + 1) * step).toISOString();
      // The list holds what the first act of a patient added and the last one renewed.
      if (index < PATIENTS || index >= attempts - PATIENTS) notePatient(tables, index, at);
      acts.push(writeAct(tables, index, at));
    }
    return acts;
  });
  // In a transaction of its own: the index would write what it gathered before each row of the other tables.
  const index = database.transaction((acts: readonly WrittenAct[], tables: ArchiveTables) => {
    for (const { sequenced, patient, end } of acts) {
      tables.search.index(sequenced, patient, identifiersOf(end));
    }
  });
  const tables = archiveTables(database);
  withoutIndexes(database, () => {
    for (let done = 0; done < attempts; done += PER_TRANSACTION) {
      const acts = write.immediate(done, tables);
      index.immediate(acts, tables);
      landmark = landmarkAmong(acts, middle) ?? landmark;
    }
  });
  gatherWords(database, ORDINARY_WORDS_BYTES);
  database.pragma('journal_mode = WAL');
  return landmark;
}

/** Fills the archive of a test desk that nobody has open. */
export async function fillDeskWithHistory(
  home: string,
  attempts: number,
  span: HistorySpan,
): Promise<HistoryLandmark> {
  // A test desk has one environment, named so.
  const directory = join(home, 'archive', 'test');
  const database = openDatabase(
    directory,
    valueOf(await unwrapArchiveKey(directory, deskPassphrase)),
    span.to,
  );
  try {
    return fillWithHistory(database, attempts, span);
  } finally {
    database.close();
  }
}
