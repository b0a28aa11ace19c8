import { join } from 'node:path';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Patient } from '../../electron/domain/ports/patientBook.ts';
import { unwrapArchiveKey } from '../../electron/store/archiveKey.ts';
import { archiveTables, type ArchiveTables } from '../../electron/store/archiveTables.ts';
import { storeDocument, storeSigned } from '../../electron/store/documentOperations.ts';
import { openDatabase } from '../../electron/store/openDatabase.ts';
import { storePause } from '../../electron/store/outboxOperations.ts';
import {
  storeAnswer,
  storeAttempt,
  storeSubmission,
} from '../../electron/store/queueOperations.ts';
import { appError } from '../../shared/errors/appError.ts';
import { checkCharacter } from '../../shared/person/codiceFiscale.ts';
import {
  acceptance,
  attemptOf,
  publication,
  sealedDocument,
  signedBytes,
  valueOf,
} from './archiveFixtures.ts';
import { deskPassphrase } from './deskBench.ts';

const families =
  'Acciaiuoli Adimari Alighieri Armani Baldovini Bardi Bellincioni Bonsignori Brunelleschi Buondelmonti Calandrino Castracani Cavalcanti Cerchi Donati Fieravanti Frescobaldi Gherardini Guidi Lamberti Malaspina Montàgna Nerli Pazzi Peruzzi Portinari Rucellai Salimbeni Scalza Strozzi Tornabuoni Tosinghi Ubaldini Vecchietti Visdomini Zondadari'.split(
    ' ',
  );
const givens =
  'Agnolo Amerigo Bice Caterina Cecco Chiara Dianora Fiammetta Gemma Ginevra Guido Ilaria Lapo Lisa Lorenzo Maria Neri Niccolò Oretta Piccarda Rinuccio Sordello Tessa Viola'.split(
    ' ',
  );
const months = 'ABCDEHLMPRST';
const dayMs = 86_400_000;

function consonants(name: string): string {
  const letters = name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toUpperCase();
  return `${letters.replaceAll(/[AEIOU]/g, '')}${letters.replaceAll(/[^AEIOU]/g, '')}XXX`.slice(
    0,
    3,
  );
}

/** An invented person; the place X999 belongs to nobody. */
export function inventedPatient(index: number): Patient {
  const family = families[index % families.length] ?? '';
  const given = givens[Math.floor(index / families.length + index * 7) % givens.length] ?? '';
  const year = 1930 + ((index * 13) % 80);
  const month = index % 12;
  const day = 1 + (index % 28);
  const gender = index % 2 === 0 ? 'F' : 'M';
  const two = (number: number) => String(number).padStart(2, '0');
  // The middle letter of the place keeps two people apart.
  const place = `X${String(100 + (index % 900))}`;
  const first = `${consonants(family)}${consonants(given)}${two(year % 100)}${months.charAt(month)}${two(gender === 'F' ? day + 40 : day)}${place}`;
  return {
    codiceFiscale: `${first}${checkCharacter(first)}`,
    family,
    given,
    birthDate: `${String(year)}-${two(month + 1)}-${two(day)}`,
    gender,
  };
}

/** What became of the patient's last profile. */
type Story = 'recent' | 'old' | 'none' | 'queued' | 'refused' | 'unknown' | 'changed';

function storyOf(index: number): Story {
  if (index % 211 === 7) return 'refused';
  if (index % 307 === 11) return 'unknown';
  if (index % 97 === 5) return 'queued';
  if (index % 61 === 3) return 'changed';
  if (index % 12 === 4) return 'none';
  return index % 5 === 2 ? 'old' : 'recent';
}

/** Profiles up to `versions`, each replaced by the next, and the last as its story wants it. */
function publish(
  tables: ArchiveTables,
  patient: Patient,
  story: Story,
  versions: number,
  now: Date,
) {
  let former: string | null = null;
  let setId: string | null = null;
  for (let version = 1; version <= versions; version += 1) {
    const age = (versions - version) * 300 + (story === 'old' ? 420 : 20);
    const at = new Date(now.getTime() - age * dayMs).toISOString();
    const document = sealedDocument({
      version,
      replaces: former,
      ...(setId === null ? {} : { setId }),
      patient,
      effectiveAt: at,
      sealedAt: at,
    });
    storeDocument(tables, document);
    storeSigned(tables, document.documentId, signedBytes(document));
    const submission = publication(document, {
      operation: former === null ? 'create' : 'replace',
      targetId: former,
      createdAt: at,
    });
    storeSubmission(tables, submission);
    const isLast = version === versions;
    if (isLast && story === 'queued') return;
    const attempt = attemptOf(submission, { startedAt: at });
    storeAttempt(tables, attempt);
    const ends = {
      refused: {
        state: 'refused',
        httpStatus: 422,
        error: appError('document/refused-by-verdict', {
          errors: 1,
          first: 'un farmaco non è nel prontuario AIFA.',
        }),
      },
      unknown: { state: 'outcome-unknown', exchange: 'unknown', httpStatus: null, cartId: null },
    } as const;
    const end = isLast && (story === 'refused' || story === 'unknown') ? ends[story] : {};
    storeAnswer(tables, acceptance(attempt, { endedAt: at, state: 'indexed', ...end }));
    former = document.documentId;
    setId ??= document.setId;
  }
}

/** Fills an open archive with invented patients and what became of their profiles, in one transaction. */
export function fillWithPatients(database: Database, count: number, now: Date): void {
  const tables = archiveTables(database);
  database
    .transaction(() => {
      // What waits in the queue is there to be seen, not to be sent.
      storePause(
        tables,
        { cause: 'person', since: now.toISOString(), error: null },
        now.toISOString(),
      );
      for (let index = 0; index < count; index += 1) {
        const patient = inventedPatient(index);
        const story = storyOf(index);
        const at = new Date(now.getTime() - (index % 300) * dayMs).toISOString();
        tables.patients.note(patient, 'import', at);
        if (story !== 'none') publish(tables, patient, story, 1 + (index % 2), now);
        if (story === 'changed') {
          tables.patients.markRecordChanged(
            patient.codiceFiscale,
            new Date(now.getTime() - 8 * dayMs).toISOString(),
          );
        }
      }
    })
    .immediate();
}

/** Fills the archive of a test desk that nobody has open. */
export async function fillDeskWithPatients(home: string, count: number, now: Date): Promise<void> {
  // A test desk has one environment, named so.
  const directory = join(home, 'archive', 'test');
  const key = valueOf(await unwrapArchiveKey(directory, deskPassphrase));
  const database = openDatabase(directory, key, now);
  try {
    fillWithPatients(database, count, now);
  } finally {
    database.close();
  }
}
