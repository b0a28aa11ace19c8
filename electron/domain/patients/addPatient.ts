import { appError } from '../../../shared/errors/appError.ts';
import { fail, type Result } from '../../../shared/errors/result.ts';
import {
  hasCodiceFiscaleForm,
  isValidCodiceFiscale,
} from '../../../shared/person/codiceFiscale.ts';
import type { Clock } from '../ports/clock.ts';
import type { Patient, PatientBook } from '../ports/patientBook.ts';

/**
 * Adds a patient typed by hand, answering whether there was none before. A codice fiscale that cannot be right is
 * `patient/fiscal-code-invalid`; one that disagrees with birth or sex is the person's to judge (expectation a12).
 */
export async function addPatient(
  book: PatientBook,
  clock: Clock,
  patient: Patient,
): Promise<Result<boolean>> {
  const { codiceFiscale } = patient;
  if (!isValidCodiceFiscale(codiceFiscale)) {
    const cause = hasCodiceFiscaleForm(codiceFiscale) ? 'check-character' : 'form';
    return fail(appError('patient/fiscal-code-invalid', { cause }));
  }
  return book.notePatient(patient, 'hand', clock.now().toISOString());
}
