import { entryIdsOf } from '../../pss/difference.ts';
import type { PssDraftSections, SectionName } from '../../pss/pss.ts';
import type { EntryId } from '../../pss/values/entry.ts';
import { sectionForms } from '../sectionForms.ts';
import { writeEntries } from '../sections/writeSectionEntries.ts';
import { Narrative } from './narrative.ts';

/** A section of the model that is there. */
export type SectionOf<Name extends SectionName> = NonNullable<PssDraftSections[Name]>;

function narrativeOf<Name extends SectionName>(name: Name, section: SectionOf<Name>): Narrative {
  const narrative = new Narrative(sectionForms[name].prefix);
  writeEntries(name, section, { narrative, newId: () => '', noteDisplay: '' });
  return narrative;
}

/** The blocks of the narrative our writer makes of the section's entries, headings included, as a reader finds them. */
export function writtenBlocks<Name extends SectionName>(
  name: Name,
  section: SectionOf<Name>,
): readonly string[] {
  return narrativeOf(name, section).words;
}

/** What the narrative says of the section's entries, a sentence each; the doctor's own paragraphs are not among them. */
export function sectionWords<Name extends SectionName>(
  name: Name,
  section: SectionOf<Name>,
): readonly string[] {
  return narrativeOf(name, section).sentences;
}

function hasEntries(section: object): section is { readonly entries: readonly unknown[] } {
  return 'entries' in section && Array.isArray(section.entries);
}

function withOneEntry<Section extends { readonly entries: readonly unknown[] }>(
  section: Section,
  index: number,
): Section {
  return { ...section, entries: section.entries.slice(index, index + 1) };
}

/** What the narrative says of one entry: a line, or several for measurements taken together. None for an unknown one. */
export function entryWords<Name extends SectionName>(
  name: Name,
  section: SectionOf<Name>,
  id: EntryId,
): readonly string[] {
  const index = entryIdsOf(section).indexOf(id);
  return index < 0 || !hasEntries(section) ? [] : sectionWords(name, withOneEntry(section, index));
}
