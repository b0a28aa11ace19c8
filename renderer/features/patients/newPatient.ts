import {
  hasCodiceFiscaleForm,
  isValidCodiceFiscale,
} from '../../../shared/person/codiceFiscale.ts';
import { likelyBirthDate, saidByCode } from '../../../shared/person/saidByCode.ts';
import { patientsTexts } from '../../i18n/it/patientsTexts.ts';

const { adding } = patientsTexts;

/** What is typed in the form of a new patient. */
export interface TypedPatient {
  readonly codiceFiscale: string;
  readonly family: string;
  readonly given: string;
  /** `gg/mm/aaaa`. */
  readonly birth: string;
  readonly gender: 'M' | 'F' | 'UN';
}

/** A date typed as `4/8/1931` or `04/08/1931`, as `YYYY-MM-DD`; null where it is no day of the calendar. */
export function typedDate(text: string): string | null {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  if (parts === null) return null;
  const [, day = '', month = '', year = ''] = parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${date}T00:00:00Z`);
  const isDay = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
  return isDay ? date : null;
}

/** Why the codice fiscale cannot be right, or null. */
export function codeProblem(code: string): string | null {
  if (!hasCodiceFiscaleForm(code)) return adding.codeForm;
  return isValidCodiceFiscale(code) ? null : adding.codeCheck;
}

/** Birth (`gg/mm/aaaa`) and sex as a codice fiscale says them, to be corrected by the person; null where it says none. */
export function suggestedByCode(
  code: string,
  today: string,
): Pick<TypedPatient, 'birth' | 'gender'> | null {
  if (!isValidCodiceFiscale(code)) return null;
  const birth = likelyBirthDate(code, today);
  const said = saidByCode(code);
  if (birth === null || said === null) return null;
  const [year = '', month = '', day = ''] = birth.split('-');
  return { birth: `${day}/${month}/${year}`, gender: said.gender };
}

/** What the codice fiscale contradicts: to be looked at, not forbidden (a12). */
export function contradictions({ codiceFiscale, birth, gender }: TypedPatient): readonly string[] {
  const said = isValidCodiceFiscale(codiceFiscale) ? saidByCode(codiceFiscale) : null;
  const date = typedDate(birth);
  if (said === null) return [];
  return [
    ...(date !== null && date.slice(2) !== said.birthInCentury ? [adding.birthUnlike] : []),
    ...(gender !== 'UN' && gender !== said.gender ? [adding.sexUnlike] : []),
  ];
}
