import type { PssDraftSections, SectionName } from './pss.ts';
import type { EntryId } from './values/entry.ts';

/** What became of one entry between two versions. */
export type EntryChange =
  | { readonly kind: 'added' | 'removed'; readonly id: EntryId }
  | {
      readonly kind: 'changed';
      readonly id: EntryId;
      /** Names of the fields that differ, as in the model. */
      readonly fields: readonly string[];
    };

/** What became of one section. */
export interface SectionDifference {
  readonly section: SectionName;
  readonly change: 'added' | 'removed' | 'changed';
  readonly entries: readonly EntryChange[];
  /** Fields of the section itself that differ: an absence stated or withdrawn, free text, a choice. */
  readonly fields: readonly string[];
}

type Section = NonNullable<PssDraftSections[SectionName]>;

interface Entry {
  readonly id: EntryId;
  /** Everything but the identity, by field. */
  readonly fields: ReadonlyMap<string, string>;
  readonly content: string;
}

const IDENTITY = new Set(['id']);
const NOT_OWN = new Set(['id', 'entries']);

/** Values of the model are plain data with keys in the order of their schema, so equal values have equal JSON. */
function fieldsOf(value: object, without: ReadonlySet<string>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(value)
      .filter(([name]) => !without.has(name))
      .map(([name, field]) => [name, JSON.stringify(field)]),
  );
}

function entriesOf(section: Section | null): readonly Entry[] {
  if (section === null || !('entries' in section)) return [];
  return section.entries.map((entry) => {
    // A vital sign taken alone has its identity in the reading.
    const [id, value] = 'id' in entry ? [entry.id, entry] : [entry.reading.id, entry.reading];
    const fields = fieldsOf(value, IDENTITY);
    return { id, fields, content: [...fields.values()].join('\n') };
  });
}

/** The identities of a section's entries, in its order; none for a section that is one statement. */
export function entryIdsOf(section: Section | null): readonly EntryId[] {
  return entriesOf(section).map(({ id }) => id);
}

function differing(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name));
}

/** Takes the twin of an entry out of the others: the one of the same identity, else one that says exactly the same. */
function takeTwin(entry: Entry, others: Entry[], ids: ReadonlySet<EntryId>): Entry | undefined {
  const byId = others.findIndex((other) => other.id === entry.id);
  const index =
    byId >= 0
      ? byId
      : others.findIndex((other) => other.content === entry.content && !ids.has(other.id));
  return index < 0 ? undefined : others.splice(index, 1)[0];
}

function entryChanges(before: readonly Entry[], after: readonly Entry[]): readonly EntryChange[] {
  const left = [...before];
  const ids = new Set(after.map(({ id }) => id));
  const found = after.flatMap((entry): EntryChange[] => {
    const twin = takeTwin(entry, left, ids);
    if (twin === undefined) return [{ kind: 'added', id: entry.id }];
    const fields = differing(twin.fields, entry.fields);
    return fields.length === 0 ? [] : [{ kind: 'changed', id: entry.id, fields }];
  });
  return [...found, ...left.map(({ id }): EntryChange => ({ kind: 'removed', id }))];
}

function sectionDifference(
  section: SectionName,
  before: Section | null,
  after: Section | null,
): readonly SectionDifference[] {
  const entries = entryChanges(entriesOf(before), entriesOf(after));
  const fields = differing(fieldsOf(before ?? {}, NOT_OWN), fieldsOf(after ?? {}, NOT_OWN));
  if (entries.length === 0 && fields.length === 0) return [];
  const change = before === null ? 'added' : after === null ? 'removed' : 'changed';
  return [{ section, change, entries, fields }];
}

/**
 * What differs between two versions, by section and entry, in the order given. Entries are the same when their
 * identity is, or, for documents whose programs give new identities every time, when they say exactly the same.
 * The order of entries is no difference.
 */
export function pssDifference(
  before: PssDraftSections,
  after: PssDraftSections,
  order: readonly SectionName[],
): readonly SectionDifference[] {
  return order.flatMap((name) => sectionDifference(name, before[name], after[name]));
}
