import type { SectionName } from '../../../../shared/pss/pss.ts';
import type { WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';
import { sectionTexts } from '../../../i18n/it/sectionTexts.ts';
import type { AbsenceDescription, AddingDescription, SectionDescription } from './description.ts';

/** Sections that are a list and nothing else. */
export type ListName = Exclude<SectionName, 'functionalStatus' | 'organDonation'>;

type Entries = NonNullable<SectionDescription['entries']>;
type Adding = Omit<AddingDescription, 'label' | 'hint' | 'form'> & {
  readonly form?: AddingDescription['form'];
};

/** What makes one list different from another; words come from the texts of the section. */
interface ListEntries extends Omit<Entries, 'adding'> {
  /** An entry begins with a concept unless `form` says that the model wants a code alone. */
  readonly adding: Adding;
}

/** A list of which the model does not keep whether it is empty on purpose. */
export function listSection(name: ListName, entries: ListEntries): SectionDescription {
  const { title, add, hint } = sectionTexts[name];
  return {
    name,
    title,
    isCompulsory: false,
    own: [],
    blank: { entries: [], freeText: [] },
    absences: [],
    entries: { ...entries, adding: { form: 'concept', ...entries.adding, label: add, hint } },
  };
}

/** A list in whose place the doctor may state that there is nothing to list. */
export function statableSection(
  name: ListName,
  absences: readonly AbsenceDescription[],
  entries: ListEntries,
): SectionDescription {
  const blank = { kind: 'listed', entries: [], freeText: [] };
  return { ...listSection(name, entries), blank, absences };
}

/** The statements of a section by their value in the model, each dated where the model dates it. */
export function statements(
  labels: Readonly<Record<string, string>>,
  more: (today: string) => WorkingRecord,
): readonly AbsenceDescription[] {
  return Object.entries(labels).map(([absence, label]) => ({
    label,
    isOfNone: !absence.endsWith('-info'),
    value: (newId, today) => ({
      kind: 'absent',
      id: newId(),
      absence,
      ...more(today),
      freeText: [],
    }),
    isStated: (section) => section['kind'] === 'absent' && section['absence'] === absence,
  }));
}

/** What a course is when an entry begins: under way, since nobody has yet said when. */
export const courseUnderWay = { state: 'active', since: null } as const;
