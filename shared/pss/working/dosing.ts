import { textAtName, type WorkingRecord } from './workingDraft.ts';

/** How the dosage of a drug can be given: in fields, or in the doctor's own words. */
export const DOSING_IN_WORDS = 'words';

/** Whether the dosage of an entry is given in words. */
export function isDosedInWords(entry: WorkingRecord): boolean {
  return entry['dosing'] === DOSING_IN_WORDS;
}

/**
 * A therapy as the model has it: a dosage in words goes into the note, since the guide has no other place for it, and
 * what the fields say stays in the draft alone. Anything else is given back as it is.
 */
export function withDosingSaid(entry: WorkingRecord): WorkingRecord {
  if (!isDosedInWords(entry)) return entry;
  const words = textAtName(entry, 'dosingWords').trim();
  const said = words === '' ? '' : `Posologia: ${words}`;
  const note = [said, textAtName(entry, 'note')].filter((text) => text.trim() !== '').join('; ');
  return { ...entry, dose: null, frequency: null, note };
}
