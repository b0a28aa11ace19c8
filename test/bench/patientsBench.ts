import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shownPatients } from '../../renderer/features/patients/shownPatients.ts';
import { patientViewOf } from '../../electron/ipc/handlers/patientHandlers.ts';
import { archiveTables } from '../../electron/store/archiveTables.ts';
import { openDatabase } from '../../electron/store/openDatabase.ts';
import { fillWithPatients } from '../support/patientFixtures.ts';
import { measure, type BenchTable } from './measure.ts';

const PATIENTS = 1500;
const REPETITION = { warmUp: 10, runs: 50 };
const reference = 'one patient, by codice fiscale';

/** The list of 1,500 patients in the encrypted archive, and the search of the window over it. */
export async function patientsTable(): Promise<BenchTable> {
  const directory = await mkdtemp(join(tmpdir(), 'patients-bench-'));
  const now = new Date();
  const database = openDatabase(directory, new Uint8Array(32).fill(1), now);
  try {
    fillWithPatients(database, PATIENTS, now);
    const { patients } = archiveTables(database);
    const all = patients.facts({}).map((facts) => patientViewOf(facts, now));
    const codiceFiscale = all[700]?.codiceFiscale ?? '';
    const choices = { filter: 'all', order: 'name', isDescending: false } as const;
    const rows = [
      await measure(reference, () => patients.facts({ codiceFiscale }), REPETITION),
      await measure('the whole list', () => patients.facts({}), REPETITION),
      await measure(
        'first page of a search, two words',
        () => patients.facts({ text: 'cav nic', limit: 20 }),
        REPETITION,
      ),
      await measure(
        'a keystroke in the window',
        () => shownPatients(all, { ...choices, text: 'cav' }),
        REPETITION,
      ),
      await measure(
        'the list in another order',
        () => shownPatients(all, { ...choices, order: 'due', text: '' }),
        REPETITION,
      ),
    ];
    return {
      title: 'The list of patients',
      reference,
      rows,
      facts: { patients: all.length },
    };
  } finally {
    database.close();
    await rm(directory, { recursive: true, force: true });
  }
}
