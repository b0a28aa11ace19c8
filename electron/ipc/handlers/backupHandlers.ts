import { performance } from 'node:perf_hooks';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { ContractResponse } from '../../../shared/ipc/contract.ts';
import { settingsViewOf } from '../../domain/changeSettings.ts';
import { isPassphraseLongEnough, minimumPassphrase } from '../../domain/passphrase.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import type { Premises } from '../premises.ts';
import { rewriteSettings } from '../rewriteSettings.ts';

type Verbs =
  | 'backups.list'
  | 'backups.make'
  | 'backups.setFolder'
  | 'backups.verify'
  | 'backups.copyTo'
  | 'backups.newCode'
  | 'backups.changePassphrase';

/** The verbs about backups, the recovery code and the passphrase. */
export function backupHandlers(desk: Desk, premises: Premises): Pick<Handlers, Verbs> {
  async function view(): Promise<Result<ContractResponse['backups.list']>> {
    const keeper = await premises.keeper();
    if (!keeper.ok) return keeper;
    const backups = await desk.backups();
    if (!backups.ok) return backups;
    const { custody } = keeper.value;
    const { standing } = backups.value;
    return ok({ folder: custody.backupFolder, backups: [...custody.backups()], standing });
  }

  return {
    'backups.list': view,
    'backups.make': async () => {
      const backups = await desk.backups();
      if (!backups.ok) return backups;
      const made = await backups.value.backUpNow();
      return made.ok ? view() : made;
    },
    'backups.setFolder': async ({ folder }) => {
      const backups = await desk.backups();
      if (!backups.ok) return backups;
      const tried = folder === null ? ok() : await backups.value.tryFolder(folder);
      if (!tried.ok) return tried;
      const changed = await rewriteSettings(premises.settingsFile, (settings) =>
        ok({ ...settings, backup: { folder } }),
      );
      if (!changed.ok) return changed;
      await premises.settingsChanged(false);
      await backups.value.carryNow();
      const settings = settingsViewOf(changed.value);
      desk.emit('settings.changed', settings);
      return ok(settings);
    },
    'backups.verify': async ({ backup }) => {
      const keeper = await premises.keeper();
      if (!keeper.ok) return keeper;
      const { custody, key } = keeper.value;
      if (!custody.backups().includes(backup)) {
        return fail(appError('archive/backup-unknown', { backup }));
      }
      const start = performance.now();
      const verified = custody.verifyBackup(backup, key);
      return verified.ok ? ok({ durationMs: performance.now() - start }) : verified;
    },
    'backups.copyTo': ({ folder }) => premises.copyTo(folder),
    'backups.newCode': async ({ passphrase }) => {
      const keeper = await premises.keeper();
      if (!keeper.ok) return keeper;
      const { custody, key } = keeper.value;
      const proven = await custody.unlock(passphrase);
      if (!proven.ok) return proven;
      proven.value.fill(0);
      const code = await custody.reissueRecoveryCode(key);
      return code.ok ? ok({ recoveryCode: code.value }) : code;
    },
    'backups.changePassphrase': async ({ current, wanted }) => {
      if (!isPassphraseLongEnough(wanted)) {
        return fail(appError('workspace/passphrase-weak', { minimum: minimumPassphrase }));
      }
      const keeper = await premises.keeper();
      if (!keeper.ok) return keeper;
      const { custody, key } = keeper.value;
      const proven = await custody.unlock(current);
      if (!proven.ok) return proven;
      proven.value.fill(0);
      const changed = await custody.changePassphrase(key, wanted);
      return changed.ok ? ok({}) : changed;
    },
  };
}
