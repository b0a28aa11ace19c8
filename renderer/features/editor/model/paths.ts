import {
  isList,
  isRecord,
  type WorkingRecord,
  type WorkingValue,
} from '../../../../shared/pss/working/workingDraft.ts';

/** Where a value stands inside another: names of records, places in lists. */
export type Path = readonly (string | number)[];

/** `course.since` or `agents.0.text` as path. */
export function parsePath(text: string): Path {
  return text.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The value at a path; undefined where the way there does not exist. */
export function valueAt(root: WorkingValue | undefined, path: Path): WorkingValue | undefined {
  return path.reduce<WorkingValue | undefined>((value, part) => {
    if (isList(value)) return typeof part === 'number' ? value[part] : undefined;
    return isRecord(value) ? value[part] : undefined;
  }, root);
}

/** A copy with another value at the path; what is not on the way there is shared, records missing on it are made. */
export function withValueAt(
  root: WorkingValue | undefined,
  path: Path,
  next: WorkingValue,
): WorkingValue {
  const [part, ...rest] = path;
  if (part === undefined) return next;
  if (typeof part === 'number') {
    const items = isList(root) ? [...root] : [];
    items[part] = withValueAt(items[part], rest, next);
    return items;
  }
  const record: WorkingRecord = isRecord(root) ? root : {};
  return { ...record, [part]: withValueAt(record[part], rest, next) };
}

/** The records of a list at a path; none where there is no list. */
export function recordsAt(root: WorkingValue | undefined, path: Path): readonly WorkingRecord[] {
  const value = valueAt(root, path);
  return isList(value) ? value.filter(isRecord) : [];
}

/** The text at a path; `''` where there is none. */
export function textAt(root: WorkingValue | undefined, path: string): string {
  const value = valueAt(root, parsePath(path));
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
