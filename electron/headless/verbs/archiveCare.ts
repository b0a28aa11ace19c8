import { isSalvageComplete, salvageLines } from '../../../shared/archive/salvageKinds.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { ArchiveCustody } from '../../domain/ports/archiveCustody.ts';
import type { NotedDeed } from '../../domain/ports/auditTrail.ts';
import type { VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/** The custody of the closed archive with its key, by the passphrase. */
export async function openedCustody(
  bench: Workbench,
): Promise<Result<{ readonly custody: ArchiveCustody; readonly key: Uint8Array }>> {
  const custody = await bench.custody();
  if (!custody.ok) return custody;
  const key = await bench.archiveKey();
  return key.ok ? ok({ custody: custody.value, key: key.value }) : key;
}

/** Opens the archive, which shows that it opens, and records the deed in its trail. */
export async function noteWhatWasDone(bench: Workbench, deed: NotedDeed): Promise<Result<void>> {
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  return archive.value.noteDeed(deed, null, bench.clock.now().toISOString());
}

/** An archive that another process has open must not change under it. */
function refusedInUse(custody: ArchiveCustody, key: Uint8Array): Result<void> {
  const checked = custody.check(key);
  return !checked.ok && checked.error.code === 'archive/locked' ? checked : ok();
}

/** Lists the backups, newest first, each opened and checked as a restore would. */
export async function listBackups(bench: Workbench): Promise<VerbResult> {
  const keeper = await openedCustody(bench);
  if (!keeper.ok) return keeper;
  const { custody, key } = keeper.value;
  const backups = custody.backups().map((name) => {
    const checked = custody.verifyBackup(name, key);
    return { name, isSound: checked.ok, code: checked.ok ? null : checked.error.code };
  });
  return ok({
    json: { backups },
    lines:
      backups.length === 0
        ? ['Non c’è ancora nessuna copia di sicurezza.']
        : backups.map(({ name, code }) =>
            code === null ? `${name}  integra` : `${name}  da non usare (${code})`,
          ),
    succeeded: backups.every(({ isSound }) => isSound),
  });
}

/** Puts a backup in the place of the archive, which is kept aside. */
export async function restoreBackup(bench: Workbench, backup: string): Promise<VerbResult> {
  const keeper = await openedCustody(bench);
  if (!keeper.ok) return keeper;
  const { custody, key } = keeper.value;
  if (!custody.backups().includes(backup)) {
    return fail(appError('archive/backup-unknown', { backup }));
  }
  const inUse = refusedInUse(custody, key);
  if (!inUse.ok) return inUse;
  const restored = custody.restoreBackup(backup, key, bench.clock.now());
  if (!restored.ok) return restored;
  const noted = await noteWhatWasDone(bench, 'archive-restored');
  if (!noted.ok) return noted;
  return ok({
    json: { backup },
    lines: [`Ripristinata la copia ${backup}; l’archivio di prima è accanto, intatto.`],
    succeeded: true,
  });
}

/** Makes a sound archive out of a damaged one and tells exactly what was lost. */
export async function salvageArchive(bench: Workbench): Promise<VerbResult> {
  const keeper = await openedCustody(bench);
  if (!keeper.ok) return keeper;
  const { custody, key } = keeper.value;
  const checked = custody.check(key);
  if (checked.ok) {
    return ok({
      json: { isSound: true },
      lines: ['L’archivio è integro: non c’è niente da recuperare e nulla è cambiato.'],
      succeeded: true,
    });
  }
  if (checked.error.code === 'archive/locked') return checked;
  const salvaged = await custody.salvage(key, bench.clock.now(), () => undefined);
  if (!salvaged.ok) return salvaged;
  const noted = await noteWhatWasDone(bench, 'archive-salvaged');
  if (!noted.ok) return noted;
  return ok({
    json: { isSound: false, ...salvaged.value, isComplete: isSalvageComplete(salvaged.value) },
    lines: salvageLines(salvaged.value),
    succeeded: isSalvageComplete(salvaged.value),
  });
}
