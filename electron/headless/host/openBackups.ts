import { ok, type Result } from '../../../shared/errors/result.ts';
import { BackupKeeper, type BackupStanding } from '../../domain/backup/backupKeeper.ts';
import { ordinaryBackupPolicy } from '../../domain/backup/backupPolicy.ts';
import type { Archive } from '../../domain/ports/archive.ts';
import type { BackupMaker } from '../../domain/ports/backupMaker.ts';
import { systemTimer } from '../../process/systemTimer.ts';
import type { Workbench } from '../workbench.ts';

/** The backups of a desk. */
export interface OpenBackups {
  readonly keeper: () => Promise<Result<BackupKeeper>>;
  /** Begins to look after them, where an archive is open. */
  readonly begin: () => Promise<void>;
  readonly stir: () => void;
}

/** Makes the keeper of a desk's backups; it works until the signal, and says nothing afterwards. */
export function openBackups(
  bench: Workbench,
  leaving: AbortSignal,
  isBusy: () => boolean,
  onChange: (standing: BackupStanding) => void,
): OpenBackups {
  let made: BackupKeeper | null = null;

  /** Each backup with a line in the log. */
  function logged(archive: Archive): BackupMaker {
    return {
      isCheckOwed: () => archive.isCheckOwed(),
      backUp: async () => {
        const startMs = systemTimer.elapsedMs();
        const backup = await archive.backUp();
        const durationMs = Math.round(systemTimer.elapsedMs() - startMs);
        if (backup.ok) bench.logger.log('backup-made', { durationMs });
        else if (!leaving.aborted) bench.logger.log('backup-failed', { code: backup.error.code });
        return backup;
      },
    };
  }

  async function keeper(): Promise<Result<BackupKeeper>> {
    const archive = await bench.archive();
    if (!archive.ok) return archive;
    const custody = await bench.custody();
    if (!custody.ok) return custody;
    made ??= new BackupKeeper({
      maker: logged(archive.value),
      newestAt: () => custody.value.newestBackupAt(),
      elsewhere: async () => {
        const settings = await bench.settings();
        return settings.ok ? settings.value.backup.folder : null;
      },
      carry: (folder) => bench.carryBackup(folder, leaving),
      clock: bench.clock,
      timer: systemTimer,
      policy: ordinaryBackupPolicy,
      isBusy,
      onChange: (standing) => {
        if (!leaving.aborted) onChange(standing);
      },
    });
    return ok(made);
  }

  return {
    keeper,
    begin: async () => {
      const found = await keeper();
      // Not waited for when the desk is left: closing the archive ends a backup that is under way.
      if (found.ok && !leaving.aborted) void found.value.run(leaving);
    },
    stir: () => {
      made?.stir();
    },
  };
}
