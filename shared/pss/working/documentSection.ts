import { isMasked } from './maskedEntries.ts';
import { withDosingSaid } from './dosing.ts';
import { isList, isRecord, type WorkingRecord, type WorkingValue } from './workingDraft.ts';

/** A section as the document will have it. */
export interface DocumentSection {
  readonly section: WorkingRecord;
  /** Where its entries stand in the working draft. */
  readonly places: readonly number[];
}

/** An entry that points to nothing masked: the document would have no such entry. */
function withoutRelated(entry: WorkingRecord, out: ReadonlySet<WorkingValue>): WorkingRecord {
  const related = entry['related'];
  if (out.size === 0 || !isList(related)) return entry;
  return {
    ...entry,
    related: related.filter((each) => !isRecord(each) || !out.has(each['id'] ?? null)),
  };
}

/** A section without its masked entries, each of the others as it is said; `out`: the identities of all masked ones. */
export function documentSection(
  working: WorkingRecord,
  out: ReadonlySet<WorkingValue>,
): DocumentSection {
  const listed = working['entries'];
  if (!isList(listed)) return { section: working, places: [] };
  const places = listed.flatMap((entry, index) => (isMasked(entry) ? [] : [index]));
  const entries = places.map((index) => {
    const entry = listed[index] ?? null;
    return isRecord(entry) ? withDosingSaid(withoutRelated(entry, out)) : entry;
  });
  return { section: { ...working, entries }, places };
}
