import { performance } from 'node:perf_hooks';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import { isPassphraseLongEnough, minimumPassphrase } from '../../domain/passphrase.ts';
import type { Handlers } from '../bindContract.ts';
import type { Premises } from '../premises.ts';

type Verbs =
  | 'backups.list'
  | 'backups.verify'
  | 'backups.copyTo'
  | 'backups.newCode'
  | 'backups.changePassphrase';

/** The verbs about backups, the recovery code and the passphrase. */
export function backupHandlers(premises: Premises): Pick<Handlers, Verbs> {
  return {
    'backups.list': async () => {
      const keeper = await premises.keeper();
      if (!keeper.ok) return keeper;
      const { custody } = keeper.value;
      return ok({ folder: custody.backupFolder, backups: [...custody.backups()] });
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
