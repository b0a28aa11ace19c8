import { sectionOrder } from '../../cda/sectionOrder.ts';
import type { PssDraft, SectionName } from '../../pss/pss.ts';
import {
  settleDraft,
  type SettledDraft,
  type WorkingFault,
} from '../../pss/working/settleDraft.ts';
import type { WorkingDraft } from '../../pss/working/workingDraft.ts';
import type { Finding } from '../finding.ts';
import { addressOf, incompleteRemark } from './completenessRules.ts';
import { judgeModel, type ModelContext } from './judgeModel.ts';
import { modelFinding } from './modelFinding.ts';

const ENTRY = /^sections\.([A-Za-z]+)\.entries\[(\d+)\]/;

function sectionNamed(text: string | undefined): SectionName | undefined {
  return sectionOrder.find((name) => name === text);
}

/** The address of a datum of the settled draft in the working one, where incomplete entries stand in between. */
function workingAddress(field: string, places: SettledDraft['places']): string {
  const [found, section, index] = ENTRY.exec(field) ?? [];
  const name = sectionNamed(section);
  const place = name === undefined ? undefined : places.get(name)?.[Number(index)];
  if (found === undefined || name === undefined || place === undefined) return field;
  return `sections.${name}.entries[${String(place)}]${field.slice(found.length)}`;
}

function faultFinding({ path, missing, words, detail }: WorkingFault): Finding {
  return modelFinding(incompleteRemark(path, { missing, words, detail }));
}

/** What was left out of the model is told once, as the fault it is, not also as something missing. */
function isTold(field: string | null, faults: readonly WorkingFault[]): boolean {
  return faults.some(({ path }) => {
    const address = addressOf(path);
    return field !== null && (address === field || address.startsWith(`${field}.`));
  });
}

/**
 * The rules over a draft that is being written. `complete` gives the model what the writing of the document will
 * add to it, so that nothing is asked for that nobody has to type. Addresses are those of the working draft.
 */
export function judgeWorking(
  working: WorkingDraft,
  context: ModelContext,
  complete: (draft: PssDraft) => PssDraft = (draft) => draft,
): readonly Finding[] {
  const { draft, faults, places } = settleDraft(working);
  const ofModel = judgeModel(complete(draft), context)
    .filter(({ field }) => !isTold(field, faults))
    .map((finding) =>
      finding.field === null
        ? finding
        : { ...finding, field: workingAddress(finding.field, places) },
    );
  return [...faults.map(faultFinding), ...ofModel];
}
