import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { ArchiveCustody } from '../../domain/ports/archiveCustody.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/** The custody of the closed archive with its key, by the passphrase. */
async function opened(
  bench: Workbench,
): Promise<Result<{ readonly custody: ArchiveCustody; readonly key: Uint8Array }>> {
  const custody = await bench.custody();
  if (!custody.ok) return custody;
  const key = await bench.archiveKey();
  return key.ok ? ok({ custody: custody.value, key: key.value }) : key;
}

/** Lists the backups, newest first, each opened and checked as a restore would. */
export async function listBackups(bench: Workbench): Promise<VerbResult> {
  const keeper = await opened(bench);
  if (!keeper.ok) return keeper;
  const { custody, key } = keeper.value;
  const backups = custody.backups().map((name) => {
    const checked = custody.verifyBackup(name, key);
    return { name, isSound: checked.ok, code: checked.ok ? null : checked.error.code };
  });
  return ok({
    json: { backups },
    lines: backups.map(({ name, code }) => `${name}  ${code ?? 'integra'}`),
    succeeded: backups.every(({ isSound }) => isSound),
  });
}

/** Puts a backup in the place of the archive, which is kept aside. */
export async function restoreBackup(bench: Workbench, backup: string): Promise<VerbResult> {
  const keeper = await opened(bench);
  if (!keeper.ok) return keeper;
  const { custody, key } = keeper.value;
  if (!custody.backups().includes(backup)) {
    return fail(appError('archive/backup-unknown', { backup }));
  }
  const restored = custody.restoreBackup(backup, key, bench.clock.now());
  if (!restored.ok) return restored;
  return ok({
    json: { backup },
    lines: [`Ripristinata la copia ${backup}; l’archivio di prima è accanto, intatto.`],
    succeeded: true,
  });
}

/** Makes a sound archive out of a damaged one and tells exactly what was lost. */
export async function salvageArchive(bench: Workbench): Promise<VerbResult> {
  const keeper = await opened(bench);
  if (!keeper.ok) return keeper;
  const { custody, key } = keeper.value;
  const salvaged = custody.salvage(key, bench.clock.now());
  if (!salvaged.ok) return salvaged;
  const { tables, backup, onlyInJournal, orphans, aside } = salvaged.value;
  const lost = tables.flatMap((each) => each.lost.map((row) => `${each.table} ${row}`));
  return ok({
    json: { ...salvaged.value },
    lines: [
      ...tables.map(
        (each) =>
          `${each.table}: ${String(each.salvaged)} righe lette, ${String(each.fromBackup)} dalla copia`,
      ),
      `Copia usata: ${backup ?? 'nessuna'}. File danneggiato: ${aside}`,
      ...lost.map((row) => `Perduto: ${row}`),
      ...orphans.map(({ table, key: row }) => `Senza il suo documento: ${table} ${row}`),
      ...onlyInJournal.map(
        ({ at, documentId, outcome, cartId }) =>
          `Solo nel giornale: ${at} ${documentId ?? ''} ${outcome ?? ''} X-CART-id ${cartId ?? 'assente'}`,
      ),
    ],
    succeeded: lost.length + orphans.length + onlyInJournal.length === 0,
  });
}
