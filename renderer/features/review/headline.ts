import type { DocumentView } from '../../../shared/ipc/documentViews.ts';
import { reviewTexts } from '../../i18n/it/reviewTexts.ts';
import { findingGroups } from './findingGroups.ts';

/** The verdict on a document brought in, in one sentence. */
export function headline({ verdict, obstacle }: DocumentView): string {
  const errors = findingGroups(verdict.findings, 'error').length;
  const warnings = findingGroups(verdict.findings, 'warning').length;
  if (errors > 0) return reviewTexts.refused(errors);
  if (obstacle !== null) return reviewTexts.notNow;
  return warnings > 0 ? reviewTexts.acceptedWithWarnings(warnings) : reviewTexts.accepted;
}
