import type { PssDraft } from '../../pss/pss.ts';
import type { Finding } from '../finding.ts';
import type { CodeSystem } from '../officialPack.ts';
import { completenessRemarks } from './completenessRules.ts';
import { dateRemarks } from './dateRules.ts';
import { entryRemarks } from './entryRules.ts';
import { identityRemarks } from './identityRules.ts';
import { modelFinding } from './modelFinding.ts';
import { codeRemarks, placeholderRemarks } from './textRules.ts';

/** What the rules over the model may look at besides the model. */
export interface ModelContext {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The lists of the official pack, where there is one. */
  readonly codeSystems: ReadonlyMap<string, CodeSystem>;
}

/**
 * The rules over the model, for use while the doctor writes: every finding has a field. They say early what the
 * official layers would say of the document, and what those never look at; they do not replace them.
 */
export function judgeModel(draft: PssDraft, context: ModelContext): readonly Finding[] {
  return [
    ...completenessRemarks(draft),
    ...identityRemarks(draft),
    ...dateRemarks(draft, context.today),
    ...entryRemarks(draft),
    ...placeholderRemarks(draft),
    ...codeRemarks(draft, context.codeSystems),
  ].map(modelFinding);
}
