import { idRoots } from '../../../shared/cda/codeSystems.ts';
import type { DraftPatient } from '../../../shared/pss/working/draftState.ts';
import {
  isList,
  isRecord,
  type WorkingDraft,
  type WorkingValue,
} from '../../../shared/pss/working/workingDraft.ts';

function text(value: WorkingValue | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function fiscalCode(ids: WorkingValue | undefined): string | null {
  if (!isList(ids)) return null;
  const own = ids.find((id) => isRecord(id) && id['root'] === idRoots.codiceFiscale);
  return isRecord(own) ? (text(own['extension'])?.toUpperCase() ?? null) : null;
}

/** Who a draft is about, as far as it says. */
export function patientOfDraft({ header }: WorkingDraft): DraftPatient {
  const patient = isRecord(header['patient']) ? header['patient'] : {};
  const name = isRecord(patient['name']) ? patient['name'] : {};
  const gender = patient['gender'];
  return {
    codiceFiscale: fiscalCode(patient['ids']),
    family: text(name['family']),
    given: text(name['given']),
    birthDate: text(patient['birth']),
    gender: gender === 'M' || gender === 'F' || gender === 'UN' ? gender : null,
  };
}
