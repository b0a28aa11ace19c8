import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { SalvageReport } from '../../../shared/archive/salvageReport.ts';
import { unlessDamaged } from './readableRows.ts';

/** The first answer that reads, of the damaged file and then of the backup; null where neither does. */
function firstThatReads<Value>(
  sources: readonly (Database | null)[],
  read: (source: Database) => Value,
): Value | null {
  for (const source of sources) {
    const answer = source === null ? null : unlessDamaged(() => read(source));
    if (answer !== null) return answer;
  }
  return null;
}

/** What a salvage does not carry over: which catalogues were imported, how many codes had their uses counted. */
export function readLeftOut(
  damaged: Database | null,
  backup: Database | null,
): SalvageReport['leftOut'] {
  const sources = [damaged, backup];
  return {
    // Those the program brings along come back at the next opening.
    catalogues: firstThatReads(sources, (source) =>
      z
        .array(z.string())
        .parse(
          source
            .prepare(
              "SELECT name FROM catalogues WHERE in_use = 1 AND origin <> 'starter' ORDER BY name",
            )
            .pluck()
            .all(),
        ),
    ),
    conceptUses: firstThatReads(sources, (source) =>
      z.number().parse(source.prepare('SELECT count(*) FROM concept_uses').pluck().get()),
    ),
  };
}
