import { appError } from '../../../shared/errors/appError.ts';
import { fail, type Result } from '../../../shared/errors/result.ts';
import type { Archive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { ErasureReport } from '../ports/recordKeeping.ts';

function folded(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
}

/**
 * Erases what no duty keeps about a patient (GDPR art. 17), once the surname was typed: `patient/unknown` where the
 * archive does not know the codice fiscale, `records/surname-differs` where the surname is another.
 */
export async function erasePatient(
  { archive, clock }: { readonly archive: Archive; readonly clock: Clock },
  { codiceFiscale, surname }: { readonly codiceFiscale: string; readonly surname: string },
): Promise<Result<ErasureReport>> {
  const found = await archive.patients({ codiceFiscale });
  if (!found.ok) return found;
  const [facts] = found.value;
  if (facts === undefined) return fail(appError('patient/unknown', {}));
  if (folded(facts.patient.family) !== folded(surname)) {
    return fail(appError('records/surname-differs', {}));
  }
  return archive.erasePatient(codiceFiscale, clock.now().toISOString());
}
