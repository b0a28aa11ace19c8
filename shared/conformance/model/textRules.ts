import type { PssDraft } from '../../pss/pss.ts';
import type { CodeSystem } from '../officialPack.ts';
import type { ModelRemark } from './modelFinding.ts';
import { walkModel } from './walkModel.ts';

/** Words that stand in for others, left behind by templates and by haste. */
const PLACEHOLDER =
  /^(?:x{3,}|\.{3,}|-{2,}|\?{2,}|todo|lorem ipsum.*|da (?:compilare|completare)|\[[A-Z_]+\])$/i;

const WORDS: ReadonlySet<string> = new Set(['text', 'note', 'freeText', 'display', 'title']);

/** Texts that are only placeholders (pss-cda.md §8). */
export function placeholderRemarks(draft: PssDraft): readonly ModelRemark[] {
  const remarks: ModelRemark[] = [];
  for (const { field, name, value } of walkModel(draft)) {
    if (typeof value !== 'string' || !WORDS.has(name) || !PLACEHOLDER.test(value)) continue;
    remarks.push({
      rule: 'placeholder',
      severity: 'warning',
      field,
      it: 'Il testo è un segnaposto: scrivere quello vero o togliere la voce.',
      detail: 'placeholder text',
    });
  }
  return remarks;
}

function isCode(value: unknown): value is { readonly system: string; readonly code: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'system' in value &&
    'code' in value &&
    typeof value.system === 'string' &&
    typeof value.code === 'string'
  );
}

/**
 * Codes that are not in the lists the gateway looks them up in; lists that are not at hand say nothing. The gateway
 * compares exactly and case-sensitively (gateway-checks.md §10, C-53).
 */
export function codeRemarks(
  draft: PssDraft,
  codeSystems: ReadonlyMap<string, CodeSystem>,
): readonly ModelRemark[] {
  const remarks: ModelRemark[] = [];
  for (const { field, value } of walkModel(draft)) {
    if (!isCode(value)) continue;
    const codes = codeSystems.get(value.system)?.codes ?? null;
    if (codes === null || codes.has(value.code)) continue;
    remarks.push({
      rule: 'unknown-code',
      severity: 'error',
      field: field.replace(/\.code$/, ''),
      it: `Il codice «${value.code}» non è nell’elenco accettato dal FSE: scegliere un’altra voce.`,
      detail: `system ${value.system}: code ${value.code}`,
    });
  }
  return remarks;
}
