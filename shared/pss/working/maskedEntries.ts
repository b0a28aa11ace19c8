import { z } from 'zod';
import { sectionOrder } from '../../cda/sectionOrder.ts';
import type { SectionName } from '../pss.ts';
import {
  isList,
  isRecord,
  workingRecordSchema,
  type WorkingDraft,
  type WorkingRecord,
  type WorkingValue,
} from './workingDraft.ts';

/**
 * What a draft keeps out of its document, by section: each section as it was written, with its masked entries alone.
 * The implementation guide has no mark for a single entry, only the confidentiality of the whole document: what is
 * masked ("oscurato") is therefore not in the document at all, and is kept here for the next version.
 */
export const maskedEntriesSchema = z.partialRecord(z.literal(sectionOrder), workingRecordSchema);

/** See `maskedEntriesSchema`. */
export type MaskedEntries = Readonly<z.infer<typeof maskedEntriesSchema>>;

/** Where an entry names what it is about, section by section of the model. */
const SUBJECTS = [
  'drug',
  'diagnosis',
  'vaccine',
  'agents',
  'relation',
  'device',
  'what',
  'reading',
];

function listOf(section: WorkingRecord | null | undefined): readonly WorkingValue[] {
  const entries = section?.['entries'];
  return isList(entries) ? entries : [];
}

/** Whether an entry is kept out of the document. */
export function isMasked(entry: WorkingValue | undefined): boolean {
  return isRecord(entry) && entry['isMasked'] === true;
}

/** An entry kept out of the document, or let in again. */
export function masked(entry: WorkingRecord, isOut: boolean): WorkingRecord {
  const { isMasked: _, ...rest } = entry;
  return isOut ? { ...rest, isMasked: true } : rest;
}

/** A measure taken alone has its identity in the reading. */
function identityOf({ id, reading }: WorkingRecord): WorkingValue {
  return id ?? (isRecord(reading) ? (reading['id'] ?? null) : null);
}

/** The identities of the masked entries of a draft. */
export function maskedIds({ sections }: WorkingDraft): ReadonlySet<WorkingValue> {
  const entries = Object.values(sections).flatMap((section) => listOf(section).filter(isMasked));
  return new Set(entries.flatMap((entry) => (isRecord(entry) ? [identityOf(entry)] : [])));
}

/** What a draft keeps out of its document; null where there is nothing. */
export function maskedEntriesOf({ sections }: WorkingDraft): MaskedEntries | null {
  const kept = sectionOrder.flatMap((name): [SectionName, WorkingRecord][] => {
    const section = sections[name];
    const entries = listOf(section).filter(isMasked);
    if (section === null || entries.length === 0) return [];
    const listed = section['kind'] === 'absent' ? { kind: 'listed' } : section;
    return [[name, { ...listed, entries, freeText: [] }]];
  });
  return kept.length === 0 ? null : Object.fromEntries(kept);
}

/** How many entries are kept out of a document. */
export function countMaskedEntries(kept: MaskedEntries | null): number {
  return Object.values(kept ?? {}).reduce((sum, section) => sum + listOf(section).length, 0);
}

/** A draft with what the version before kept out of its document: there to be seen, and still out. */
export function withMaskedEntries(draft: WorkingDraft, kept: MaskedEntries): WorkingDraft {
  const sections = { ...draft.sections };
  for (const name of sectionOrder) {
    const out = kept[name];
    const section = sections[name];
    if (out === undefined) continue;
    sections[name] =
      section === null ? out : { ...section, entries: [...listOf(section), ...listOf(out)] };
  }
  return { ...draft, sections };
}

/** What an entry is about: codes where there are any, words elsewhere. */
function subjectOf(entry: WorkingValue): string {
  if (isList(entry)) return entry.map(subjectOf).join('|');
  if (!isRecord(entry)) return typeof entry === 'string' ? entry.trim().toLowerCase() : '';
  const { code, text } = entry;
  if (isRecord(code)) return subjectOf(code);
  if (typeof code === 'string') return code;
  const about = SUBJECTS.map((name) => entry[name]).find(
    (value) => value !== undefined && value !== null,
  );
  return subjectOf(about ?? text ?? '');
}

/**
 * A draft read from another program's record, in which what the last version kept out is kept out again: the other
 * program knows nothing of that choice.
 */
export function maskedAsBefore(draft: WorkingDraft, kept: MaskedEntries): WorkingDraft {
  const sections = { ...draft.sections };
  for (const name of sectionOrder) {
    const section = sections[name];
    if (section === null) continue;
    const out = new Set(
      listOf(kept[name])
        .map(subjectOf)
        .filter((subject) => subject !== ''),
    );
    const entries = listOf(section).map((entry) =>
      isRecord(entry) && out.has(subjectOf(entry)) ? masked(entry, true) : entry,
    );
    if (entries.some(isMasked)) sections[name] = { ...section, entries };
  }
  return { ...draft, sections };
}
