import type { SectionName } from '../../../../shared/pss/pss.ts';
import type { Groups } from '../model/groups.ts';
import type { WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';

/** One value of a closed list with the words the doctor reads. */
export type ChoiceOption = readonly [value: string, words: string];

interface FieldBase {
  /** From the entry (or, outside lists, from the section or the header), such as `course.since`. */
  readonly path: string;
  readonly label: string;
  /** Columns it takes of the form's twelve. */
  readonly span: number;
  /** Whether it is shown for this entry; always when absent. */
  readonly when?: (entry: WorkingRecord) => boolean;
}

/** How one datum is written. */
export type FieldDescription =
  | (FieldBase & {
      readonly kind:
        | 'text'
        | 'long'
        | 'moment'
        | 'count'
        | 'period'
        | 'when'
        | 'frequency'
        | 'value'
        | 'reference'
        | 'performer'
        | 'stay'
        | 'related'
        | 'telecom'
        | 'fiscalCode';
    })
  | (FieldBase & {
      readonly kind: 'choice';
      readonly options: readonly ChoiceOption[];
      /** What an unset value is called; absent where one must be chosen. */
      readonly none?: string;
    })
  | (FieldBase & {
      readonly kind: 'code';
      /** Code systems searched. */
      readonly systems: readonly string[];
    })
  | (FieldBase & {
      readonly kind: 'concept';
      readonly systems: readonly string[];
      /** Whether words without a code may stand. */
      readonly isFree: boolean;
      /** What else can be answered, such as an unknown agent. */
      readonly unknown?: string;
    })
  | (FieldBase & { readonly kind: 'quantity' | 'range'; readonly units: readonly string[] })
  | (FieldBase & {
      readonly kind: 'list';
      readonly fields: readonly FieldDescription[];
      readonly add: string;
      readonly fresh: (newId: () => string) => WorkingRecord;
    });

/** One column of the rows of a section. */
export interface ColumnDescription {
  readonly label: string;
  /** A CSS grid track. */
  readonly track: string;
  readonly say: (entry: WorkingRecord) => string;
  /** A quieter word after it, such as the code. */
  readonly aside?: (entry: WorkingRecord) => string;
  readonly isStrong?: boolean;
  /** The field a click leads to. */
  readonly path: string;
  /** Left out on narrow windows. */
  readonly isExtra?: boolean;
}

/** How an entry is begun. */
export interface AddingDescription {
  readonly label: string;
  readonly hint: string;
  readonly systems: readonly string[];
  readonly isFree: boolean;
  /** Where what was found goes. */
  readonly path: string;
  /** `code` where the model wants a code alone, `concept` where it wants words with it. */
  readonly form: 'code' | 'concept';
  readonly fresh: (newId: () => string) => WorkingRecord;
}

/** A statement that there is nothing to list. */
export interface AbsenceDescription {
  readonly label: string;
  readonly value: (newId: () => string, today: string) => WorkingRecord;
  /** Whether it says that there is nothing, rather than that nothing is known: not so beside a masked entry. */
  readonly isOfNone: boolean;
  /** Whether a section states exactly this. */
  readonly isStated: (section: WorkingRecord) => boolean;
}

/** A section of the profile as the editor shows it: data, so that seventeen sections share one form. */
export interface SectionDescription {
  readonly name: SectionName;
  readonly title: string;
  readonly isCompulsory: boolean;
  /** Fields of the section itself, for the two sections without a list. */
  readonly own: readonly FieldDescription[];
  readonly entries: {
    readonly columns: readonly ColumnDescription[];
    readonly fields: readonly FieldDescription[];
    readonly adding: AddingDescription;
    /** Other ways to begin an entry, such as the two pressures together. */
    readonly presets?: readonly {
      readonly label: string;
      readonly fresh: AddingDescription['fresh'];
    }[];
    /** What an entry is called where it is spoken of. */
    readonly nameOf: (entry: WorkingRecord) => string;
    /** Lower comes first; the order of the draft among equals. */
    readonly rank?: (entry: WorkingRecord) => number;
  } | null;
  readonly absences: readonly AbsenceDescription[];
  /** Parts that are there only while something is said in them, as they begin. */
  readonly groups?: Groups;
  /** What the section is before anything is in it. */
  readonly blank: WorkingRecord;
}
