import { join } from 'node:path';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { unwrapArchiveKey } from '../../electron/store/archiveKey.ts';
import { archiveTables, type ArchiveTables } from '../../electron/store/archiveTables.ts';
import { storeDocument, storeSigned } from '../../electron/store/documentOperations.ts';
import { openDatabase } from '../../electron/store/openDatabase.ts';
import {
  storeAnswer,
  storeAttempt,
  storeSubmission,
} from '../../electron/store/queueOperations.ts';
import { appError } from '../../shared/errors/appError.ts';
import {
  acceptance,
  attemptOf,
  publication,
  sealedDocument,
  signedBytes,
  valueOf,
} from './archiveFixtures.ts';
import { deskPassphrase } from './deskBench.ts';
import { inventedPatient } from './patientFixtures.ts';

/** Acts written in one transaction: a transaction for each would take hours. */
const PER_TRANSACTION = 1000;
/** Memory while an archive is filled: its indexes are written all over. */
const FILLING_CACHE_KIB = 600_000;
/** Patients the acts are about: as many as a full list has. */
const PATIENTS = 1500;
/** One act in so many was refused. */
const REFUSED_EVERY = 37;
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

function storeAct(tables: ArchiveTables, index: number, at: string): HistoryLandmark {
  const patient = inventedPatient((index * 7) % PATIENTS);
  const document = sealedDocument({
    patient,
    effectiveAt: at,
    sealedAt: at,
    cda: new Uint8Array(200),
  });
  const submission = publication(document, { createdAt: at });
  storeDocument(tables, document);
  storeSigned(tables, document.documentId, signedBytes(document));
  storeSubmission(tables, submission);
  const attempt = attemptOf(submission, { startedAt: at });
  storeAttempt(tables, attempt);
  const outcome = index % REFUSED_EVERY === 5 ? refusal : { state: 'indexed' as const };
  const end = acceptance(attempt, { endedAt: at, ...outcome });
  storeAnswer(tables, end);
  return { cartId: end.cartId ?? '', codiceFiscale: patient.codiceFiscale };
}

/**
 * Fills an open archive with so many acts of one attempt each, in the order of their time as a practice makes them, and
 * answers what the act in the middle can be found by.
 */
export function fillWithHistory(
  database: Database,
  attempts: number,
  { from, to }: HistorySpan,
): HistoryLandmark {
  // Nothing is lost with a made-up archive; with the ordinary settings a million acts would take an hour.
  database.pragma('synchronous = OFF');
  database.pragma(`cache_size = -${String(FILLING_CACHE_KIB)}`);
  const tables = archiveTables(database);
  const step = (to.getTime() - from.getTime()) / attempts;
  let landmark: HistoryLandmark = { cartId: '', codiceFiscale: '' };
  for (let done = 0; done < attempts; done += PER_TRANSACTION) {
    database
      .transaction(() => {
        for (let index = done; index < Math.min(attempts, done + PER_TRANSACTION); index += 1) {
          const at = new Date(from.getTime() + (index + 1) * step).toISOString();
          const act = storeAct(tables, index, at);
          if (index === Math.floor(attempts / 2)) landmark = act;
        }
      })
      .immediate();
  }
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
