import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type {
  Patient,
  PatientFacts,
  PatientOrigin,
  PatientQuery,
  PatientVersion,
} from '../domain/ports/patientBook.ts';
import { appErrorSchema, jsonColumn, operationColumn, stateColumn } from './columnSchemas.ts';
import { parseRow } from './parseRow.ts';
import { patientFactsSql, patientVersionsSql } from './patientQueries.ts';
import { searchExpression } from './searchWords.ts';

const factsSchema = z
  .object({
    codiceFiscale: z.string(),
    family: z.string(),
    given: z.string(),
    birthDate: z.string().nullable(),
    gender: z.enum(['M', 'F', 'UN']).nullable(),
    origin: z.enum(['document', 'import', 'hand']),
    updatedAt: z.string(),
    recordChangedAt: z.string().nullable(),
    standingId: z.string().nullable(),
    standingVersion: z.number().int().nullable(),
    standingAt: z.string().nullable(),
    actId: z.string().nullable(),
    actDocumentId: z.string().nullable(),
    actOperation: operationColumn.nullable(),
    actState: stateColumn.nullable(),
    actAt: z.string().nullable(),
    actError: jsonColumn(appErrorSchema).nullable(),
    unsignedId: z.string().nullable(),
    unsignedVersion: z.number().int().nullable(),
    unsignedAt: z.string().nullable(),
    draftId: z.string().nullable(),
    draftAt: z.string().nullable(),
    draftToConfirm: z.number().int(),
    draftIsUntouched: z.number().int().nullable(),
  })
  .transform((row): PatientFacts => {
    const { codiceFiscale, family, given, birthDate, gender } = row;
    return {
      patient: { codiceFiscale, family, given, birthDate, gender },
      origin: row.origin,
      updatedAt: row.updatedAt,
      recordChangedAt: row.recordChangedAt,
      standing:
        row.standingId === null || row.standingVersion === null || row.standingAt === null
          ? null
          : {
              documentId: row.standingId,
              version: row.standingVersion,
              effectiveAt: row.standingAt,
            },
      latestAct: latestActOf(row),
      draft:
        row.draftId === null || row.draftAt === null
          ? null
          : {
              draftId: row.draftId,
              toConfirm: row.draftToConfirm,
              updatedAt: row.draftAt,
              isUntouchedImport: row.draftIsUntouched === 1,
            },
      unsigned:
        row.unsignedId === null || row.unsignedVersion === null || row.unsignedAt === null
          ? null
          : {
              documentId: row.unsignedId,
              version: row.unsignedVersion,
              sealedAt: row.unsignedAt,
            },
    };
  });

interface ActColumns {
  readonly actId: string | null;
  readonly actDocumentId: string | null;
  readonly actOperation: z.output<typeof operationColumn> | null;
  readonly actState: z.output<typeof stateColumn> | null;
  readonly actAt: string | null;
  readonly actError: z.output<typeof appErrorSchema> | null;
}

function latestActOf(row: ActColumns): PatientFacts['latestAct'] {
  const { actId, actDocumentId, actOperation, actState, actAt, actError } = row;
  if (
    actId === null ||
    actDocumentId === null ||
    actOperation === null ||
    actState === null ||
    actAt === null
  ) {
    return null;
  }
  return {
    submissionId: actId,
    documentId: actDocumentId,
    operation: actOperation,
    state: actState,
    updatedAt: actAt,
    error: actError,
  };
}

const versionSchema: z.ZodType<PatientVersion> = z.object({
  documentId: z.string(),
  version: z.number().int(),
  effectiveAt: z.string(),
  sealedAt: z.string(),
  authorCf: z.string(),
  signedAt: z.string().nullable(),
  state: stateColumn.nullable(),
  ended: z.enum(['replaced', 'annulled']).nullable(),
});

/** The doctor's list of patients. */
export interface PatientsTable {
  /** Adds or completes; answers whether the patient was new. */
  note(patient: Patient, origin: PatientOrigin, at: string): boolean;
  facts(query: PatientQuery): PatientFacts[];
  versions(codiceFiscale: string): PatientVersion[];
  markRecordChanged(codiceFiscale: string, at: string | null): void;
}

/** Opens the table on a database. */
export function patientsTable(database: Database): PatientsTable {
  const isKnown = database.prepare('SELECT 1 FROM patients WHERE codice_fiscale = ?').pluck();
  const note = database.prepare(`
    INSERT INTO patients (codice_fiscale, family, given, birth_date, gender, origin, updated_at)
    VALUES (@codiceFiscale, @family, @given, @birthDate, @gender, @origin, @at)
    ON CONFLICT (codice_fiscale) DO UPDATE SET
      family = excluded.family,
      given = excluded.given,
      birth_date = coalesce(excluded.birth_date, birth_date),
      gender = coalesce(excluded.gender, gender),
      updated_at = excluded.updated_at`);
  const mark = database.prepare(
    'UPDATE patients SET record_changed_at = ? WHERE codice_fiscale = ?',
  );
  const versions = database.prepare(patientVersionsSql);
  return {
    note: (patient, origin, at) => {
      const isNew = isKnown.get(patient.codiceFiscale) === undefined;
      note.run({ ...patient, origin, at });
      return isNew;
    },
    facts: (query) => {
      const text = query.text?.trim() ?? '';
      const expression = text === '' ? null : searchExpression(text);
      // What holds no letter nor digit begins no word.
      if (text !== '' && expression === null) return [];
      return database
        .prepare(patientFactsSql(query, expression !== null))
        .all({
          ...(expression === null ? {} : { expression }),
          ...(query.codiceFiscale === undefined ? {} : { codiceFiscale: query.codiceFiscale }),
          limit: query.limit ?? -1,
        })
        .map((row) => parseRow('patients', factsSchema, row));
    },
    versions: (codiceFiscale) =>
      versions.all(codiceFiscale).map((row) => parseRow('documents', versionSchema, row)),
    markRecordChanged: (codiceFiscale, at) => {
      mark.run(at, codiceFiscale);
    },
  };
}
