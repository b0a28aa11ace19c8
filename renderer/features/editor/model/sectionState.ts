import type { SectionName } from '../../../../shared/pss/pss.ts';
import type { WorkingRecord } from '../../../../shared/pss/working/workingDraft.ts';
import type { PlacedFinding } from '../../../stores/editor/editorFindings.ts';
import { isBlank } from './entries.ts';

/** How a section stands, as rail and header show it. */
export type SectionState =
  | { readonly kind: 'empty' }
  /** Something is still to be written; not red before the first attempt to sign. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'todo' }
  | { readonly kind: 'ok'; readonly at: string }
  | { readonly kind: 'error'; readonly count: number };

/** The errors of a section. */
export function errorsIn(
  findings: readonly PlacedFinding[],
  name: SectionName | null,
): readonly PlacedFinding[] {
  return findings.filter(
    ({ section, finding }) => section === name && finding.severity === 'error',
  );
}

/** How a section stands. */
export function sectionState(
  section: WorkingRecord | null | undefined,
  confirmedAt: string | null,
  errors: number,
  hasTriedToFinish: boolean,
): SectionState {
  if (errors > 0) return hasTriedToFinish ? { kind: 'error', count: errors } : { kind: 'gap' };
  if (isBlank(section)) return { kind: 'empty' };
  return confirmedAt === null ? { kind: 'todo' } : { kind: 'ok', at: confirmedAt };
}
