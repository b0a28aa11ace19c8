import {
  isList,
  isRecord,
  type WorkingRecord,
  type WorkingValue,
} from '../../../../shared/pss/working/workingDraft.ts';
import { parsePath, valueAt, withValueAt } from './paths.ts';

/** Parts that are there only while something is said in them, by dotted path, as they begin. */
export type Groups = Readonly<Record<string, WorkingRecord>>;

function isNothing(value: WorkingValue | undefined): boolean {
  if (isList(value)) return value.length === 0;
  return value === null || value === undefined || value === '';
}

function saysNothing(group: WorkingRecord, form: WorkingRecord): boolean {
  return Object.entries(group).every(([name, value]) => isNothing(value) || value === form[name]);
}

/** A copy with another value at the path: parts on the way are begun where they are missing, and go when all blank. */
export function writtenInGroups(
  root: WorkingRecord,
  path: string,
  next: WorkingValue,
  groups: Groups,
): WorkingRecord {
  const outerFirst = Object.keys(groups)
    .filter((group) => path.startsWith(`${group}.`))
    .sort((one, other) => one.length - other.length);
  const begun = outerFirst.reduce<WorkingValue>(
    (whole, group) =>
      isRecord(valueAt(whole, parsePath(group)))
        ? whole
        : withValueAt(whole, parsePath(group), groups[group] ?? {}),
    root,
  );
  const written = withValueAt(begun, parsePath(path), next);
  const pruned = outerFirst.toReversed().reduce<WorkingValue>((whole, group) => {
    const part = valueAt(whole, parsePath(group));
    return isRecord(part) && saysNothing(part, groups[group] ?? {})
      ? withValueAt(whole, parsePath(group), null)
      : whole;
  }, written);
  return isRecord(pruned) ? pruned : root;
}
