import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { ArchiveTables } from '../archiveTables.ts';

/**
 * Lists again, from their newest document, the patients whose own row is lost, and answers their codici fiscali. Birth
 * and gender are read from the codice fiscale where they are shown. Documents of erased patients name nobody.
 */
export function relistPatients(database: Database, tables: ArchiveTables): ReadonlySet<string> {
  const unlisted = z.array(z.string()).parse(
    database
      .prepare(
        `SELECT DISTINCT patient_cf FROM documents WHERE patient_family <> ''
          AND patient_cf NOT IN (SELECT codice_fiscale FROM patients)`,
      )
      .pluck()
      .all(),
  );
  for (const codiceFiscale of unlisted) {
    const [newest] = tables.documents.ofPatient(codiceFiscale);
    if (newest === undefined) continue;
    const patient = tables.documents.patient(newest.documentId);
    if (patient === null) continue;
    const listed = { ...patient, birthDate: null, gender: null };
    tables.patients.note(listed, 'document', newest.sealedAt);
  }
  return new Set(unlisted);
}
