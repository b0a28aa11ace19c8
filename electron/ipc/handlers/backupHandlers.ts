import { performance } from 'node:perf_hooks';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { ContractResponse } from '../../../shared/ipc/contract.ts';
import { settingsViewOf } from '../../domain/changeSettings.ts';
import { isPassphraseLongEnough, minimumPassphrase } from '../../domain/passphrase.ts';
import type { NotedDeed } from '../../domain/ports/auditTrail.ts';
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
  | 'backups.prepareCode'
  | 'backups.confirmCode'
  | 'backups.prepareRekey'
  | 'backups.rekey'
  | 'backups.removeFormer'
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
    return ok({
      folder: custody.backupFolder,
      backups: [...custody.backups()],
      standing,
      former: custody.formerCopies(),
    });
  }

  /** The keeper for somebody who knows the passphrase of now and wants one that is long enough. */
  async function provenKeeper(current: string, wanted: string): ReturnType<Premises['keeper']> {
    if (!isPassphraseLongEnough(wanted)) {
      return fail(appError('workspace/passphrase-weak', { minimum: minimumPassphrase }));
    }
    const keeper = await premises.keeper();
    if (!keeper.ok) return keeper;
    const proven = await keeper.value.custody.unlock(current);
    if (!proven.ok) return proven;
    proven.value.fill(0);
    return keeper;
  }

  async function note(deed: NotedDeed): Promise<Result<void>> {
    const archive = await desk.archive();
    if (!archive.ok) return archive;
    return archive.value.noteDeed(deed, null, desk.clock.now().toISOString());
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
    'backups.prepareCode': async ({ passphrase }) => {
      const keeper = await premises.keeper();
      if (!keeper.ok) return keeper;
      const { custody, key } = keeper.value;
      const proven = await custody.unlock(passphrase);
      if (!proven.ok) return proven;
      proven.value.fill(0);
      const code = await custody.prepareRecoveryCode(key);
      return code.ok ? ok({ recoveryCode: code.value }) : code;
    },
    'backups.confirmCode': async ({ recoveryCode }) => {
      const keeper = await premises.keeper();
      if (!keeper.ok) return keeper;
      const { custody, key } = keeper.value;
      const confirmed = await custody.confirmRecoveryCode(key, recoveryCode, () =>
        note('recovery-code-renewed'),
      );
      return confirmed.ok ? ok({}) : confirmed;
    },
    'backups.prepareRekey': async ({ current, wanted }) => {
      const proven = await provenKeeper(current, wanted);
      if (!proven.ok) return proven;
      const code = await proven.value.custody.prepareRekey(wanted);
      return code.ok ? ok({ recoveryCode: code.value }) : code;
    },
    'backups.rekey': async ({ recoveryCode }) => {
      const changed = await premises.rekey(recoveryCode);
      return changed.ok ? ok({}) : changed;
    },
    'backups.removeFormer': async () => {
      const keeper = await premises.keeper();
      if (!keeper.ok) return keeper;
      const { custody } = keeper.value;
      // Before it is done: what cannot be recorded is not done either.
      const noted = custody.formerCopies().count === 0 ? ok() : await note('former-copies-removed');
      if (!noted.ok) return noted;
      const removed = custody.removeFormerCopies();
      return removed.ok ? view() : removed;
    },
    'backups.changePassphrase': async ({ current, wanted }) => {
      const keeper = await provenKeeper(current, wanted);
      if (!keeper.ok) return keeper;
      const { custody, key } = keeper.value;
      const changed = await custody.changePassphrase(key, wanted);
      return changed.ok ? ok({}) : changed;
    },
  };
}
