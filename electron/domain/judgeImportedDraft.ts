import { writePss } from '../../shared/cda/write/writePss.ts';
import type { Finding, Verdict } from '../../shared/conformance/finding.ts';
import { judge, type PreparedPack } from '../../shared/conformance/judge.ts';
import { judgeModel } from '../../shared/conformance/model/judgeModel.ts';
import { pssSchema } from '../../shared/pss/pss.ts';
import type { ImportedDraft, ImportItem } from './importDraft.ts';

/** What judging a draft needs beside the draft. */
export interface DraftJudgeParts {
  readonly pack: PreparedPack | null;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly newId: () => string;
}

/** What the model has no place for: it would be lost without a word. */
function notUnderstood({ path, line }: ImportItem): Finding {
  return {
    rule: 'model/not-understood',
    layer: 'model',
    severity: 'error',
    audience: 'doctor',
    path,
    line,
    field: null,
    place: '',
    it: 'Questo dato del file non è stato compreso.',
    detail: 'no place in the model',
  };
}

function modelFindings(
  { draft, unmapped }: ImportedDraft,
  { pack, today }: DraftJudgeParts,
): readonly Finding[] {
  const codeSystems = pack?.codeSystems ?? new Map();
  return [...unmapped.map(notUnderstood), ...judgeModel(draft, { today, codeSystems })];
}

/**
 * The verdict on a draft: the rules over the model first, each finding on its field; a complete draft they have
 * nothing against is then written and judged as the gateway would judge its document.
 */
export function judgeImportedDraft(imported: ImportedDraft, parts: DraftJudgeParts): Verdict {
  const findings = modelFindings(imported, parts);
  const pss = pssSchema.safeParse(imported.draft);
  const stops = findings.some(({ severity }) => severity === 'error');
  if (stops || !pss.success) {
    const earlier = { run: false, reason: 'earlier-layer' } as const;
    return {
      verdict: 'refused',
      layers: { xsd: earlier, schematron: earlier, vocabulary: earlier, model: { run: true } },
      findings,
      uncheckedSystems: [],
      packVersion: parts.pack?.version ?? null,
    };
  }
  const text = writePss(pss.data, { newId: parts.newId, templateExtension: '1.4' });
  const verdict = judge(text, parts.pack);
  return { ...verdict, findings: [...findings, ...verdict.findings] };
}
