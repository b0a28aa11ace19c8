import { ok } from '../../../shared/errors/result.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';

/** The verbs on the catalogues of codes. */
export function terminologyHandlers(
  desk: Desk,
): Pick<Handlers, 'terminology.search' | 'terminology.chose'> {
  return {
    'terminology.search': async (query) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const at = desk.clock.now().toISOString();
      const found = await archive.value.searchConcepts({ ...query, at });
      return found.ok ? ok({ concepts: [...found.value] }) : found;
    },
    'terminology.chose': async ({ system, code }) => {
      const archive = await desk.archive();
      if (!archive.ok) return archive;
      const at = desk.clock.now().toISOString();
      const recorded = await archive.value.recordConceptUse(system, code, at);
      return recorded.ok ? ok({}) : recorded;
    },
  };
}
