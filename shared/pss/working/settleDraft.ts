import type { z } from 'zod';
import { sectionOrder } from '../../cda/sectionOrder.ts';
import { pssDraftHeaderSchema, type PssDraftHeader } from '../header/draftHeader.ts';
import {
  pssDraftSectionsSchema,
  type PssDraft,
  type PssDraftSections,
  type SectionName,
} from '../pss.ts';
import { toPlainText } from '../values/text.ts';
import { documentSection } from './documentSection.ts';
import { maskedIds } from './maskedEntries.ts';
import {
  isList,
  isRecord,
  type WorkingDraft,
  type WorkingRecord,
  type WorkingValue,
} from './workingDraft.ts';

/** One place of a working draft the model does not admit. */
export interface WorkingFault {
  /** From the root of the draft, such as `['sections', 'therapies', 'entries', 0, 'route']`. */
  readonly path: readonly PropertyKey[];
  /** Whether there is nothing at all, rather than something impossible. */
  readonly missing: boolean;
  /** A refinement of the model words itself in Italian; null: only the library's own message is known. */
  readonly words: string | null;
  readonly detail: string;
}

/** A working draft as model. */
export interface SettledDraft {
  /** Everything that is of the model; what is not is left out. */
  readonly draft: PssDraft;
  /** What was left out, and why; empty when nothing. */
  readonly faults: readonly WorkingFault[];
  /** For each section, where its entries stand in the working draft; what is masked is not among them. */
  readonly places: ReadonlyMap<SectionName, readonly number[]>;
}

/** Texts as the model wants them; an empty one is no text, an empty paragraph none at all. */
function tidy(value: WorkingValue, name = ''): WorkingValue {
  if (typeof value === 'string') return toPlainText(value) || null;
  if (isList(value)) {
    const items = value.map((each) => tidy(each));
    return name === 'freeText' ? items.filter((each) => each !== null) : items;
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, tidy(each, key)]));
}

/** Keys that are choices of form, not something said. */
const FORM_KEYS = new Set(['kind', 'id']);

function saysNothing(value: WorkingValue): boolean {
  if (isList(value)) return value.length === 0;
  return value === null;
}

/** A section in which nothing is said is no section; a stated absence says something. */
function isBlankSection(section: WorkingRecord): boolean {
  if (section['kind'] === 'absent') return false;
  return Object.entries(section).every(([key, value]) => FORM_KEYS.has(key) || saysNothing(value));
}

function valueAt(root: WorkingValue, path: readonly PropertyKey[]): WorkingValue | undefined {
  return path.reduce<WorkingValue | undefined>((value, part) => {
    if (isList(value)) return value[Number(part)];
    return isRecord(value) ? value[String(part)] : undefined;
  }, root);
}

function faultsOf(
  root: WorkingValue,
  prefix: readonly PropertyKey[],
  error: z.ZodError,
): readonly WorkingFault[] {
  return error.issues.map(({ path, message, code }) => {
    const value = valueAt(root, path);
    return {
      path: [...prefix, ...path],
      missing: value === undefined || saysNothing(value),
      words: code === 'custom' ? message : null,
      detail: message,
    };
  });
}

interface SettledSection {
  readonly section: WorkingValue;
  readonly faults: readonly WorkingFault[];
  readonly places: readonly number[];
}

function entriesOf(section: WorkingValue): readonly WorkingValue[] {
  const entries = isRecord(section) ? section['entries'] : undefined;
  return isList(entries) ? entries : [];
}

function withoutEntries(section: WorkingRecord, bad: ReadonlySet<number>): WorkingRecord {
  return { ...section, entries: entriesOf(section).filter((_, index) => !bad.has(index)) };
}

/** A fault at the place its entry has in the working draft. */
function placed(fault: WorkingFault, places: readonly number[]): WorkingFault {
  const [root, name, list, index, ...rest] = fault.path;
  if (root === undefined || name === undefined) return fault;
  if (list !== 'entries' || typeof index !== 'number') return fault;
  return { ...fault, path: [root, name, list, places[index] ?? index, ...rest] };
}

function settleSection(
  name: SectionName,
  working: WorkingRecord | null,
  out: ReadonlySet<WorkingValue>,
): SettledSection {
  const schema = pssDraftSectionsSchema.unwrap().shape[name];
  const inDocument = working === null ? null : documentSection(working, out);
  const section = inDocument === null ? null : tidy(inDocument.section);
  const places = inDocument?.places ?? [];
  if (section === null || !isRecord(section) || isBlankSection(section)) {
    return { section: null, faults: [], places: [] };
  }
  const parsed = schema.safeParse(section);
  if (parsed.success) return { section, faults: [], places };
  const found = faultsOf(section, ['sections', name], parsed.error);
  const faults = found.map((fault) => placed(fault, places));
  const bad = new Set(
    found.flatMap(({ path: [, , list, index] }) =>
      list === 'entries' && typeof index === 'number' ? [index] : [],
    ),
  );
  const rest = withoutEntries(section, bad);
  const usable = !isBlankSection(rest) && schema.safeParse(rest).success;
  return usable
    ? { section: rest, faults, places: places.filter((_, index) => !bad.has(index)) }
    : { section: null, faults, places: [] };
}

/** The part of the header to give up for a fault in it: an element of a list, else the datum itself. */
function headerPart(path: readonly PropertyKey[]): readonly PropertyKey[] {
  const depth = path[0] === 'patient' || path[0] === 'author' ? 2 : 1;
  return path.slice(0, typeof path[depth] === 'number' ? depth + 1 : depth);
}

/** A copy without the value at a path: an element of a list is taken out, anything else becomes null. */
function without(value: WorkingValue, path: readonly PropertyKey[]): WorkingValue {
  const [part, ...rest] = path;
  if (part === undefined) return null;
  if (isList(value)) {
    return value.flatMap((each, index) => {
      if (index !== part) return [each];
      return rest.length === 0 ? [] : [without(each, rest)];
    });
  }
  if (!isRecord(value)) return value;
  return { ...value, [String(part)]: without(value[String(part)] ?? null, rest) };
}

function settleHeader(working: WorkingRecord): {
  readonly header: PssDraftHeader;
  readonly faults: readonly WorkingFault[];
} {
  const header = tidy(working);
  const parsed = pssDraftHeaderSchema.safeParse(header);
  if (parsed.success) return { header: parsed.data, faults: [] };
  const faults = faultsOf(header, ['header'], parsed.error);
  const parts = faults.map(({ path }) => headerPart(path.slice(1)));
  // From the last element of a list to the first, so that the places of the others stay what they are.
  const lastFirst = [...new Map(parts.map((part) => [part.join('.'), part])).values()].sort(
    (one, other) => Number(other.at(-1)) - Number(one.at(-1)) || 0,
  );
  const rest = lastFirst.reduce<WorkingValue>((left, part) => without(left, part), header);
  return { header: pssDraftHeaderSchema.parse(rest), faults };
}

/**
 * Makes the model of a working draft: complete entries go in, incomplete ones are told, masked ones stay out without
 * a word. Nothing is invented.
 */
export function settleDraft(working: WorkingDraft): SettledDraft {
  const { header, faults } = settleHeader(working.header);
  const out = maskedIds(working);
  const settled = sectionOrder.map(
    (name) => [name, settleSection(name, working.sections[name], out)] as const,
  );
  const sections: PssDraftSections = pssDraftSectionsSchema.parse(
    Object.fromEntries(settled.map(([name, { section }]) => [name, section])),
  );
  return {
    draft: { header, sections },
    faults: [...faults, ...settled.flatMap(([, section]) => section.faults)],
    places: new Map(settled.map(([name, { places }]) => [name, places])),
  };
}
