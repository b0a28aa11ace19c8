import { idRoots } from '../../cda/codeSystems.ts';
import { hasCodiceFiscaleForm, isValidCodiceFiscale } from '../../person/codiceFiscale.ts';
import type { PssDraft } from '../../pss/pss.ts';
import type { ModelRemark } from './modelFinding.ts';

const MONTHS = 'ABCDEHLMPRST';
/** Letters that stand for digits when two people would have the same code (homocody). */
const HOMOCODY = 'LMNPQRSTUV';
/** Added to the day of birth of women. */
const FEMALE_OFFSET = 40;

function digitsOf(part: string): number {
  const digits = [...part].map((each) => {
    const letter = HOMOCODY.indexOf(each);
    return letter >= 0 ? String(letter) : each;
  });
  return Number(digits.join(''));
}

/** Birth and sex as a codice fiscale says them; null where its month letter is of no month, as in test codes. */
function saidByCode(code: string): { readonly birth: string; readonly gender: 'M' | 'F' } | null {
  const month = MONTHS.indexOf(code.charAt(8));
  const day = digitsOf(code.slice(9, 11));
  if (month < 0) return null;
  const two = (number: number) => String(number).padStart(2, '0');
  return {
    birth: `${two(digitsOf(code.slice(6, 8)))}-${two(month + 1)}-${two(day % FEMALE_OFFSET)}`,
    gender: day > FEMALE_OFFSET ? 'F' : 'M',
  };
}

function codeRemark(field: string, code: string): readonly ModelRemark[] {
  if (isValidCodiceFiscale(code)) return [];
  return [
    {
      rule: 'fiscal-code',
      severity: hasCodiceFiscaleForm(code) ? 'warning' : 'error',
      field,
      it: 'Il codice fiscale non è scritto bene: ricontrollarlo sulla tessera sanitaria.',
      detail: 'form or check character (D.M. 23/12/1976)',
    },
  ];
}

function agreementRemarks({ header }: PssDraft, code: string): readonly ModelRemark[] {
  const said = hasCodiceFiscaleForm(code) ? saidByCode(code) : null;
  if (said === null) return [];
  const { birth, gender } = header.patient;
  const remarks: ModelRemark[] = [];
  if (birth?.length === 10 && birth.slice(2) !== said.birth) {
    remarks.push({
      rule: 'birth-unlike-fiscal-code',
      severity: 'warning',
      field: 'header.patient.birth',
      it: 'La data di nascita non è quella del codice fiscale: controllare quale dei due è giusto.',
      detail: 'birth differs from the fiscal code',
    });
  }
  if ((gender === 'M' || gender === 'F') && gender !== said.gender) {
    remarks.push({
      rule: 'gender-unlike-fiscal-code',
      severity: 'warning',
      field: 'header.patient.gender',
      it: 'Il sesso non è quello del codice fiscale: controllare quale dei due è giusto.',
      detail: 'gender differs from the fiscal code',
    });
  }
  return remarks;
}

/** Whether the fiscal codes are well written and agree with what else is known of the patient. */
export function identityRemarks(draft: PssDraft): readonly ModelRemark[] {
  const { patient, author } = draft.header;
  const ofPatient = patient.ids.flatMap(({ root, extension }, index) =>
    root === idRoots.codiceFiscale
      ? [
          ...codeRemark(`header.patient.ids[${String(index)}]`, extension),
          ...agreementRemarks(draft, extension),
        ]
      : [],
  );
  const ofAuthor =
    author.id?.root === idRoots.codiceFiscale
      ? codeRemark('header.author.id', author.id.extension)
      : [];
  return [...ofPatient, ...ofAuthor];
}
