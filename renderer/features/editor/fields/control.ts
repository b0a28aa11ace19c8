import type { WorkingRecord, WorkingValue } from '../../../../shared/pss/working/workingDraft.ts';
import type { PlacedFinding } from '../../../stores/editor/editorFindings.ts';

/** What every control of a datum is given. */
export interface ControlProps {
  /** Id of the element the label speaks of. */
  readonly id: string;
  readonly label: string;
  readonly value: WorkingValue | undefined;
  readonly onChange: (next: WorkingValue) => void;
  /** Ids of what is said of it. */
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
}

/** The attributes that tie a control to what is said of it. */
export function saidOf({
  describedBy,
  isInvalid,
}: Pick<ControlProps, 'describedBy' | 'isInvalid'>) {
  return {
    'aria-describedby': describedBy,
    'aria-invalid': isInvalid || undefined,
  };
}

/** The data of one thing that is written: an entry, a section without entries, a part of the header. */
export interface FieldOwner {
  /** Prefix of the ids of its controls. */
  readonly id: string;
  readonly record: WorkingRecord;
  /** From the owner: where the data are and what they become. */
  readonly onWrite: (path: string, next: WorkingValue) => void;
  /** What is wrong in it, by path. */
  readonly findings: readonly PlacedFinding[];
  /** Whether what is wrong is shown as such, or only as still to be completed. */
  readonly isStrict: boolean;
}
