import { idRoots } from '../../cda/codeSystems.ts';
import { hasCodiceFiscaleForm, isValidCodiceFiscale } from '../../person/codiceFiscale.ts';
import { saidByCode } from '../../person/saidByCode.ts';
import type { PssDraft } from '../../pss/pss.ts';
import type { ModelRemark } from './modelFinding.ts';

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
  if (birth?.length === 10 && birth.slice(2) !== said.birthInCentury) {
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
