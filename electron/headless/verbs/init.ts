import { ok } from '../../../shared/errors/result.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/** Makes the encrypted archive of a working folder; its recovery code is told this once and kept nowhere. */
export async function init(bench: Workbench): Promise<VerbResult> {
  const created = await bench.createArchive();
  if (!created.ok) return created;
  return ok({
    json: { recoveryCode: created.value },
    lines: [
      'Archivio cifrato creato.',
      `Codice di recupero: ${created.value}`,
      'Stamparlo e conservarlo lontano dal computer: è l’unico modo di riaprire l’archivio senza la frase segreta.',
    ],
    succeeded: true,
  });
}
