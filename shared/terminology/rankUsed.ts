import type { FoundConcept } from './concept.ts';

const DAY_MS = 86_400_000;
/** A choice counts half after so many days: a drug of the last weeks comes before a favourite of last year. */
const HALF_LIFE_DAYS = 60;

function score({ use }: FoundConcept, now: number): number {
  if (use === null) return 0;
  const days = Math.max(0, now - Date.parse(use.lastUsedAt)) / DAY_MS;
  return use.count * 0.5 ** (days / HALF_LIFE_DAYS);
}

/** Recent and frequent first; equal ones keep their order. `now` is a UTC ISO instant. */
export function rankUsed(concepts: readonly FoundConcept[], now: string): readonly FoundConcept[] {
  const at = Date.parse(now);
  return concepts
    .map((concept) => ({ concept, score: score(concept, at) }))
    .sort((one, other) => other.score - one.score)
    .map(({ concept }) => concept);
}
