import type { ContractResponse } from '../../../../shared/ipc/contract.ts';
import { namedLists } from '../../../../shared/terminology/italianName.ts';
import type { Api } from '../../../api/api.ts';

/** A concept found. */
export type FoundConcept = ContractResponse['terminology.search']['concepts'][number];

const LIMIT = 24;

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** The short lists of ours answer at once, and also without a letter typed. */
function listed(systems: readonly string[], text: string): readonly FoundConcept[] | null {
  const lists = systems.map((system) => namedLists.find((list) => list.system === system));
  const words = folded(text).split(/\s+/).filter(Boolean);
  // LOINC is larger than our list of it: only the catalogues of the archive have all of it.
  if (lists.some((list) => list === undefined || list.codes.length > 70)) return null;
  return lists.flatMap((list) =>
    (list?.codes ?? [])
      .filter(([code, name, also = '']) => {
        const hay = ` ${folded(`${code} ${name} ${also}`)}`;
        return words.every((word) => hay.includes(` ${word}`));
      })
      .map(([code, display, detail = '']) => ({
        system: list?.system ?? '',
        code,
        display,
        detail,
        classCode: null,
        use: null,
      })),
  );
}

/** What is found for what was typed: our short lists at once, catalogues from two letters. */
export async function findConcepts(
  api: Api,
  systems: readonly string[],
  text: string,
): Promise<readonly FoundConcept[]> {
  const typed = text.trim();
  if (systems.length === 0) return [];
  const ours = listed(systems, typed);
  if (ours !== null) return ours.slice(0, 60);
  if (typed.length < 2) return [];
  const request = { text: typed.slice(0, 100), systems: [...systems], limit: LIMIT };
  const answer = await api.ask('terminology.search', request);
  return answer.ok ? answer.value.concepts : [];
}
