import { judgeWorking } from '../../../shared/conformance/model/judgeWorking.ts';
import type { Finding } from '../../../shared/conformance/finding.ts';
import type { PreparedPack } from '../../../shared/conformance/judge.ts';
import { firstIdentity } from '../../../shared/fse/identifiers.ts';
import type { PssDraft } from '../../../shared/pss/pss.ts';
import type { WorkingDraft } from '../../../shared/pss/working/workingDraft.ts';
import { composeHeader } from './composeHeader.ts';
import type { DraftPorts } from './draftPorts.ts';

/** A draft with the header its document would have now; its identifiers are for this once and never kept. */
export function provisional(ports: DraftPorts, { header, sections }: PssDraft): PssDraft {
  const at = ports.clock.now();
  const { profile } = ports.settings;
  const digits = (count: number): string => ports.randomness.digits(count);
  const identity = firstIdentity(profile, { at, digits });
  return { header: composeHeader(header, { profile, at, identity, replaces: null }), sections };
}

/** The rules over a draft while it is written, in the time between two keystrokes: gaps first, then the model's own. */
export function judgeDraft(
  ports: DraftPorts,
  pack: PreparedPack | null,
  content: WorkingDraft,
): readonly Finding[] {
  const context = {
    today: ports.clock.now().toISOString().slice(0, 10),
    codeSystems: pack?.codeSystems ?? new Map(),
  };
  return judgeWorking(content, context, (draft) => provisional(ports, draft));
}
