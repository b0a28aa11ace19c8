import { sectionForms } from '../cda/sectionForms.ts';
import { sectionOrder } from '../cda/sectionOrder.ts';
import { entryWords, sectionWords, type SectionOf } from '../cda/write/sectionWords.ts';
import { fieldLabel } from '../conformance/fields/fieldLabel.ts';
import {
  entryIdsOf,
  pssDifference,
  type EntryChange,
  type SectionDifference,
} from '../pss/difference.ts';
import type { PssDraftSections, SectionName } from '../pss/pss.ts';
import type { EntryId } from '../pss/values/entry.ts';
import { markedPair, plainLines, type MarkedLine } from './markedWords.ts';

/** One thing that differs, in the words of the narrative. */
export interface WordedChange {
  /** `ended`: the course of what went on is now over. */
  readonly kind: 'added' | 'removed' | 'changed' | 'ended';
  /** Empty for what was added. */
  readonly before: readonly MarkedLine[];
  /** Empty for what was removed. */
  readonly after: readonly MarkedLine[];
  /** Names of the data that differ, as on the screen; empty for what was added or removed. */
  readonly fields: readonly string[];
}

/** A section with everything that differs in it. */
export interface WordedSection {
  readonly section: SectionName;
  readonly title: string;
  readonly changes: readonly WordedChange[];
}

/** A section as it is. */
export interface SectionContents {
  readonly section: SectionName;
  readonly title: string;
  /** Entries; 0 for a section that is one statement. */
  readonly entries: number;
  readonly lines: readonly string[];
}

/** Two versions compared, section by section, in the order of the document. */
export interface WordedDifference {
  readonly changed: readonly WordedSection[];
  readonly same: readonly SectionContents[];
  /** Titles of the sections that say nothing in either version. */
  readonly empty: readonly string[];
}

/** What a section says as a whole: its paragraphs and, where it has no entries, its statement. */
function statementLines<Name extends SectionName>(
  name: Name,
  section: SectionOf<Name> | null,
): readonly string[] {
  if (section === null) return [];
  const statement = entryIdsOf(section).length === 0 ? sectionWords(name, section) : [];
  return [...statement, ...section.freeText];
}

function allLines<Name extends SectionName>(
  name: Name,
  section: SectionOf<Name> | null,
): readonly string[] {
  return section === null ? [] : [...sectionWords(name, section), ...section.freeText];
}

const overStates: ReadonlySet<unknown> = new Set(['completed', 'aborted']);

function isOver(section: PssDraftSections[SectionName], id: EntryId): boolean {
  if (section === null || !('entries' in section)) return false;
  const index = entryIdsOf(section).indexOf(id);
  const entry = section.entries[index];
  return entry !== undefined && 'course' in entry && overStates.has(entry.course.state);
}

/** A field's name on the screen; what has none there is told by nothing. */
function fieldNames(fields: readonly string[]): readonly string[] {
  return [...new Set(fields.map(fieldLabel))].filter((name) => name !== '');
}

interface Versions<Name extends SectionName> {
  readonly name: Name;
  readonly before: SectionOf<Name> | null;
  readonly after: SectionOf<Name> | null;
}

function entryChange<Name extends SectionName>(
  { name, before, after }: Versions<Name>,
  change: EntryChange,
): WordedChange {
  const linesOf = (section: SectionOf<Name> | null): readonly string[] =>
    section === null ? [] : entryWords(name, section, change.id);
  switch (change.kind) {
    case 'added':
      return { kind: 'added', before: [], after: plainLines(linesOf(after), true), fields: [] };
    case 'removed':
      return { kind: 'removed', before: plainLines(linesOf(before), true), after: [], fields: [] };
    case 'changed': {
      const isEnded = isOver(after, change.id) && !isOver(before, change.id);
      const pair = markedPair(linesOf(before), linesOf(after));
      return { kind: isEnded ? 'ended' : 'changed', ...pair, fields: fieldNames(change.fields) };
    }
  }
}

function statementChange<Name extends SectionName>(
  { name, before, after }: Versions<Name>,
  fields: readonly string[],
): WordedChange | null {
  const [one, other] = [statementLines(name, before), statementLines(name, after)];
  if (one.length === 0 && other.length === 0) return null;
  if (one.join('\n') === other.join('\n')) return null;
  if (one.length === 0) {
    return { kind: 'added', before: [], after: plainLines(other, true), fields: [] };
  }
  if (other.length === 0) {
    return { kind: 'removed', before: plainLines(one, true), after: [], fields: [] };
  }
  return { kind: 'changed', ...markedPair(one, other), fields: fieldNames(fields) };
}

function worded<Name extends SectionName>(
  versions: Versions<Name>,
  { entries, fields }: SectionDifference,
): WordedSection {
  const { name } = versions;
  const ofEntries = entries.map((change) => entryChange(versions, change));
  const statement = fields.length === 0 ? null : statementChange(versions, fields);
  return {
    section: name,
    title: sectionForms[name].title,
    changes: statement === null ? ofEntries : [statement, ...ofEntries],
  };
}

/** A section as it is, in words; null where the section says nothing. */
function contentsOf<Name extends SectionName>(
  name: Name,
  section: SectionOf<Name> | null,
): SectionContents | null {
  const lines = allLines(name, section);
  if (lines.length === 0) return null;
  const { title } = sectionForms[name];
  return { section: name, title, entries: entryIdsOf(section).length, lines };
}

/** What a version says, section by section: for a first one, which is compared with nothing. */
export function wordedContents(
  sections: PssDraftSections,
): Pick<WordedDifference, 'same' | 'empty'> {
  const contents = sectionOrder.map((name) => contentsOf(name, sections[name]));
  return {
    same: contents.filter((each) => each !== null),
    empty: sectionOrder
      .filter((_name, index) => contents[index] === null)
      .map((name) => sectionForms[name].title),
  };
}

/**
 * Compares two versions in clinical words: what `pssDifference` finds, said as the narrative says it, each fact that
 * the other version does not say marked. A difference that no words tell (a code behind the same name) is named by
 * its field.
 */
export function wordedDifference(
  before: PssDraftSections,
  after: PssDraftSections,
): WordedDifference {
  const changed = pssDifference(before, after, sectionOrder)
    .map((difference) => {
      const { section: name } = difference;
      return worded({ name, before: before[name], after: after[name] }, difference);
    })
    .filter(({ changes }) => changes.length > 0);
  const told = new Set(changed.map(({ section }) => section));
  const { same, empty } = wordedContents(after);
  return {
    changed,
    same: same.filter(({ section }) => !told.has(section)),
    empty: empty.filter((title) => !changed.some((each) => each.title === title)),
  };
}
