import { idRoots } from '../../../../shared/cda/codeSystems.ts';
import type { WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';
import type { BandPatient } from '../../../components/PatientBand.tsx';
import { editorTexts } from '../../../i18n/it/editorTexts.ts';
import { recordsAt, textAt } from './paths.ts';

/** Who the band names, from what the draft says so far. */
export function bandPatient(header: WorkingRecord): BandPatient {
  const ids = recordsAt(header, ['patient', 'ids']);
  const fiscalCode = ids.find((id) => id['root'] === idRoots.codiceFiscale) ?? ids[0];
  const birthDate = textAt(header, 'patient.birth');
  const gender = textAt(header, 'patient.gender');
  const family = textAt(header, 'patient.name.family');
  const given = textAt(header, 'patient.name.given');
  return {
    codiceFiscale: textAt(fiscalCode, 'extension') || '–',
    family: family === '' && given === '' ? editorTexts.unnamed : family,
    given,
    ...(/^\d{4}/.test(birthDate) ? { birthDate } : {}),
    ...(gender === 'M' || gender === 'F' || gender === 'UN' ? { gender } : {}),
  };
}
