import {
  isList,
  isRecord,
  type WorkingRecord,
  type WorkingValue,
} from '../../../../shared/pss/working/workingDraft.ts';
import { recordsAt, textAt } from './paths.ts';

/** The entries of a section; none where it has none or states an absence. */
export function entriesOf(section: WorkingRecord | null | undefined): readonly WorkingRecord[] {
  return recordsAt(section ?? undefined, ['entries']);
}

/** The lasting identity of an entry; a measure taken alone has it in the reading. */
export function entryId(entry: WorkingRecord): string {
  return textAt(entry, 'id') || textAt(entry, 'reading.id');
}

/** A copy of an entry with identities of its own, inside too; what points to other entries still does. */
export function duplicated(value: WorkingRecord, newId: () => string): WorkingRecord {
  const copy = (each: WorkingValue, name: string): WorkingValue => {
    if (isList(each)) return each.map((item) => copy(item, name));
    if (!isRecord(each)) return each;
    return Object.fromEntries(
      Object.entries(each).map(([key, inner]) => [
        key,
        key === 'id' && typeof inner === 'string' && name !== 'related'
          ? newId()
          : copy(inner, key),
      ]),
    );
  };
  const result = copy(value, '');
  return isRecord(result) ? result : value;
}

function saysNothing(value: WorkingValue | undefined): boolean {
  if (isList(value)) return value.length === 0;
  return value === null || value === undefined || value === '';
}

/** Whether nothing is said in a section: no entry, no text, no choice, no stated absence. */
export function isBlank(section: WorkingRecord | null | undefined): boolean {
  if (section === null || section === undefined) return true;
  if (section['kind'] === 'absent') return false;
  return Object.entries(section).every(
    ([key, value]) =>
      key === 'kind' || (isList(value) ? value.every(saysNothing) : saysNothing(value)),
  );
}

/** A section that states no absence any more, with what was masked beside the statement; null where nothing is left. */
export function withoutAbsence(section: WorkingRecord, blank: WorkingRecord): WorkingRecord | null {
  const entries = entriesOf(section);
  return entries.length === 0 ? null : { ...blank, entries };
}

/** A section with one entry changed. */
export function withEntry(
  section: WorkingRecord,
  id: string,
  change: (entry: WorkingRecord) => WorkingRecord,
): WorkingRecord {
  const entries = entriesOf(section).map((entry) =>
    entryId(entry) === id ? change(entry) : entry,
  );
  return { ...section, entries };
}
