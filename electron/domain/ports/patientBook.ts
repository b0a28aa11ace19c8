import type { AppError } from '../../../shared/errors/appError.ts';
import type { Result } from '../../../shared/errors/result.ts';
import type { Operation } from '../../../shared/fse/operation.ts';
import type { SubmissionState } from '../../../shared/fse/submissionState.ts';

/** Where a patient of the list was first heard of. */
export type PatientOrigin = 'document' | 'import' | 'hand';

/** A person of the doctor's list. */
export interface Patient {
  readonly codiceFiscale: string;
  readonly family: string;
  readonly given: string;
  /** `YYYY-MM-DD` or its known beginning; null where nobody said it yet. */
  readonly birthDate: string | null;
  readonly gender: 'M' | 'F' | 'UN' | null;
}

/** The profile that stands in the Fascicolo: accepted, neither replaced nor annulled by an accepted act. */
export interface StandingProfile {
  readonly documentId: string;
  readonly version: number;
  /** UTC ISO instant of `effectiveTime`. */
  readonly effectiveAt: string;
}

/** The newest act about a patient that was not withdrawn. */
export interface LatestAct {
  readonly submissionId: string;
  readonly documentId: string;
  readonly operation: Operation;
  readonly state: SubmissionState;
  readonly updatedAt: string;
  /** What the last answer said, where it was an error. */
  readonly error: AppError | null;
}

/** A sealed document that waits for its signature. */
export interface UnsignedProfile {
  readonly documentId: string;
  readonly version: number;
  readonly sealedAt: string;
}

/** The profile being written for a patient, the one changed last. */
export interface PatientDraft {
  readonly draftId: string;
  /** Sections with something in them that nobody has confirmed. */
  readonly toConfirm: number;
  readonly updatedAt: string;
  /** Brought by the record program and not looked at yet. */
  readonly isUntouchedImport: boolean;
}

/** A patient with everything the archive knows of the state of the profile. */
export interface PatientFacts {
  readonly patient: Patient;
  readonly origin: PatientOrigin;
  /** UTC ISO instants. */
  readonly updatedAt: string;
  /** When the record program last brought data unlike those of the standing profile; null = never. */
  readonly recordChangedAt: string | null;
  readonly standing: StandingProfile | null;
  readonly latestAct: LatestAct | null;
  readonly unsigned: UnsignedProfile | null;
  /** Null while none is being written. */
  readonly draft: PatientDraft | null;
}

/** What the list is asked for. */
export interface PatientQuery {
  /** Surname, name or codice fiscale: each word begins one of theirs, accents and case ignored. */
  readonly text?: string;
  readonly codiceFiscale?: string;
  /** All of them when absent. */
  readonly limit?: number;
}

/** A profile of a patient in the archive, whatever became of it. */
export interface PatientVersion {
  readonly documentId: string;
  readonly version: number;
  readonly effectiveAt: string;
  readonly sealedAt: string;
  readonly authorCf: string;
  readonly signedAt: string | null;
  /** The act that carries it and how it stands; null where it was never submitted. */
  readonly state: SubmissionState | null;
  /** Whether an accepted act annulled or replaced it. */
  readonly ended: 'replaced' | 'annulled' | null;
}

/** The doctor's list of patients, in the archive. Failures are error values of the area `archive/`. */
export interface PatientBook {
  /**
   * Adds a patient, or brings what is newly known: a name said later replaces the earlier one, while birth and sex are
   * only ever filled in or replaced by others, never emptied. Answers whether the patient was new.
   */
  notePatient(patient: Patient, origin: PatientOrigin, at: string): Promise<Result<boolean>>;
  /** By surname and name; one query for the whole list. */
  patients(query: PatientQuery): Promise<Result<readonly PatientFacts[]>>;
  /** Every profile of a patient, the newest first. */
  versionsOf(codiceFiscale: string): Promise<Result<readonly PatientVersion[]>>;
  /** The record program brought data unlike the standing profile (an instant), or no longer does (null). */
  markRecordChanged(codiceFiscale: string, at: string | null): Promise<Result<void>>;
}
