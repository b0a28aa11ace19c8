import { hasCodiceFiscaleForm } from '../../../shared/person/codiceFiscale.ts';
import { likelyBirthDate, saidByCode } from '../../../shared/person/saidByCode.ts';
import type { Patient } from '../ports/patientBook.ts';

/** A patient whose birth and sex, where nobody said them yet, are those the codice fiscale says. */
export function patientWithBirth(patient: Patient, now: Date): Patient {
  const { codiceFiscale } = patient;
  if (!hasCodiceFiscaleForm(codiceFiscale)) return patient;
  const today = now.toISOString().slice(0, 10);
  return {
    ...patient,
    birthDate: patient.birthDate ?? likelyBirthDate(codiceFiscale, today),
    gender: patient.gender ?? saidByCode(codiceFiscale)?.gender ?? null,
  };
}
