import type { Migration } from './migration.ts';

/**
 * The doctor's list, with an index by the words of name and codice fiscale that follows it by itself, filled from
 * the documents there are. `documents_facts` answers the list without touching the pages that hold documents.
 */
export const patients: Migration = {
  version: 5,
  sql: `
CREATE TABLE patients (
  patient_number    INTEGER PRIMARY KEY NOT NULL,
  codice_fiscale    TEXT NOT NULL UNIQUE,
  family            TEXT NOT NULL,
  given             TEXT NOT NULL,
  birth_date        TEXT,
  gender            TEXT CHECK (gender IN ('M', 'F', 'UN')),
  origin            TEXT NOT NULL CHECK (origin IN ('document', 'import', 'hand')),
  updated_at        TEXT NOT NULL,
  record_changed_at TEXT
) STRICT;

CREATE VIRTUAL TABLE patient_search USING fts5 (
  family, given, codice_fiscale,
  content = 'patients', content_rowid = 'patient_number', prefix = '1 2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER patients_indexed AFTER INSERT ON patients BEGIN
  INSERT INTO patient_search (rowid, family, given, codice_fiscale)
  VALUES (NEW.patient_number, NEW.family, NEW.given, NEW.codice_fiscale);
END;
CREATE TRIGGER patients_unindexed AFTER DELETE ON patients BEGIN
  INSERT INTO patient_search (patient_search, rowid, family, given, codice_fiscale)
  VALUES ('delete', OLD.patient_number, OLD.family, OLD.given, OLD.codice_fiscale);
END;
CREATE TRIGGER patients_reindexed AFTER UPDATE OF family, given, codice_fiscale ON patients BEGIN
  INSERT INTO patient_search (patient_search, rowid, family, given, codice_fiscale)
  VALUES ('delete', OLD.patient_number, OLD.family, OLD.given, OLD.codice_fiscale);
  INSERT INTO patient_search (rowid, family, given, codice_fiscale)
  VALUES (NEW.patient_number, NEW.family, NEW.given, NEW.codice_fiscale);
END;

-- The newest document of each patient gives the names: SQLite takes the other columns from the row of the maximum.
INSERT INTO patients (codice_fiscale, family, given, origin, updated_at)
SELECT patient_cf, patient_family, patient_given, 'document', sealed_at FROM
  (SELECT patient_cf, patient_family, patient_given, max(sealed_at) AS sealed_at
   FROM documents GROUP BY patient_cf);

CREATE INDEX documents_facts
  ON documents (document_id, patient_cf, effective_at, version, sealed_at);
CREATE INDEX documents_patient_facts
  ON documents (patient_cf, sealed_at, document_id, version, effective_at);
DROP INDEX documents_by_patient;
`,
};
