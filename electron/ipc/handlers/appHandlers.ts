import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import { isPassphraseLongEnough, minimumPassphrase } from '../../domain/passphrase.ts';
import type { Handlers } from '../bindContract.ts';
import type { Premises } from '../premises.ts';

type Verbs =
  | 'app.standing'
  | 'app.unlock'
  | 'app.lock'
  | 'app.retry'
  | 'app.recover'
  | 'app.restore'
  | 'app.salvage'
  | 'app.setAsideSettings'
  | 'app.installUpdate'
  | 'app.switchDoctor'
  | 'app.addDoctor';

/** The verbs that open, lock and mend the desk. */
export function appHandlers(premises: Premises): Pick<Handlers, Verbs> {
  return {
    'app.standing': async () => ok(await premises.standing()),
    'app.unlock': ({ passphrase }) => premises.unlock(passphrase),
    'app.lock': async () => ok(await premises.lock()),
    'app.retry': async () => ok(await premises.retry()),
    'app.recover': ({ recoveryCode, passphrase }) =>
      isPassphraseLongEnough(passphrase)
        ? premises.recover(recoveryCode, passphrase)
        : Promise.resolve(
            fail(appError('workspace/passphrase-weak', { minimum: minimumPassphrase })),
          ),
    'app.restore': ({ backup }) => premises.restore(backup),
    'app.salvage': () => premises.salvage(),
    'app.setAsideSettings': () => premises.setAsideSettings(),
    'app.installUpdate': async () => {
      const begun = await premises.installUpdate();
      return begun.ok ? ok({}) : begun;
    },
    'app.switchDoctor': ({ doctor }) => premises.doctors.switchTo(doctor),
    'app.addDoctor': () => premises.doctors.add(),
  };
}
