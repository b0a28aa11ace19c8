import type { AppError } from '../../../shared/errors/appError.ts';
import type { Result } from '../../../shared/errors/result.ts';
import type { DraftPatient } from '../../../shared/pss/working/draftState.ts';
import type { ListedFile } from './exchangeFolder.ts';

/** What became of a file of another program. */
export type ExchangeOutcome =
  /** A draft was begun; `unmapped` counts what of the file the draft could not take. */
  | {
      readonly kind: 'drafted';
      readonly draftId: string;
      readonly patient: DraftPatient;
      readonly unmapped: number;
      readonly gaps: number;
    }
  /** It says what the profile in the Fascicolo says: there is nothing to write. */
  | { readonly kind: 'unchanged'; readonly patient: DraftPatient }
  | { readonly kind: 'refused'; readonly error: AppError };

/** A file as it was taken. */
export interface ExchangedFile {
  /** SHA-256 of its bytes in lower-case hexadecimal. */
  readonly sha256: string;
  /** Its name may name a patient: never logged. */
  readonly name: string;
  readonly sizeBytes: number;
  /** As the folder said; null for a file handed over in the window. */
  readonly modifiedAt: string | null;
  readonly takenAt: string;
  readonly outcome: ExchangeOutcome;
}

/** What was taken from other programs, in the archive. */
export interface ExchangeJournal {
  /** A later take of the same bytes replaces the earlier one. */
  recordExchange(file: ExchangedFile): Promise<Result<void>>;
  findExchange(sha256: string): Promise<Result<ExchangedFile | null>>;
  /** The last taken first. */
  exchanges(limit: number): Promise<Result<readonly ExchangedFile[]>>;
  /** Every file taken from the folder, as the folder lists it: what need not be read again. */
  exchangedFromFolder(): Promise<Result<readonly ListedFile[]>>;
}
