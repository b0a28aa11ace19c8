import { appError } from '../../../../shared/errors/appError.ts';
import { fail, ok } from '../../../../shared/errors/result.ts';
import type { Emit } from '../../../ipc/desk.ts';
import type { Premises } from '../../../ipc/premises.ts';
import { systemClock } from '../../../process/systemClock.ts';
import type { PremisesRoom } from './premisesRoom.ts';

type ArchivePremises = Pick<
  Premises,
  'unlock' | 'lock' | 'recover' | 'restore' | 'salvage' | 'createArchive' | 'rekey' | 'keeper'
>;

/** What opens, closes and mends the archive. */
export function archivePremises(room: PremisesRoom, emit: Emit): ArchivePremises {
  const { held } = room;
  return {
    unlock: (passphrase) =>
      room.inTurn(() => {
        if (held.key !== null && held.failure === null) {
          return Promise.resolve(fail(appError('workspace/not-locked-out', {})));
        }
        return room.withCustody(async (custody) => room.take(await custody.unlock(passphrase)));
      }),
    lock: () =>
      room.inTurn(async () => {
        await room.close();
        room.forget();
        room.renew();
        return room.settle();
      }),
    recover: (recoveryCode, passphrase) =>
      room.inTurn(() =>
        room.withCustody(async (custody) => {
          const found = await custody.recover(recoveryCode);
          if (!found.ok) return found;
          const changed = await custody.changePassphrase(found.value, passphrase);
          return changed.ok ? room.take(found) : changed;
        }),
      ),
    restore: (backup) =>
      room.inTurn(() =>
        room.withKey(async (custody, key) => {
          if (!custody.backups().includes(backup)) {
            return fail(appError('archive/backup-unknown', { backup }));
          }
          await room.reopen();
          const restored = custody.restoreBackup(backup, key, room.bench.clock.now());
          if (restored.ok) room.remember('archive-restored');
          await room.openArchive();
          const standing = await room.settle();
          return restored.ok ? ok(standing) : restored;
        }),
      ),
    salvage: () =>
      room.inTurn(() =>
        room.withKey(async (custody, key) => {
          if (held.failure === null) return fail(appError('workspace/not-locked-out', {}));
          await room.reopen();
          const report = await custody.salvage(key, room.bench.clock.now(), (progress) => {
            emit('app.salvaging', progress);
          });
          if (!report.ok) return report;
          held.salvage(report.value);
          room.remember('archive-salvaged');
          return ok(await room.settle());
        }),
      ),
    createArchive: (passphrase) =>
      room.inTurn(() =>
        room.withCustody(async (custody) => {
          const created = await custody.create(passphrase);
          if (!created.ok) return created;
          held.hold(created.value.key);
          await room.openArchive();
          await room.sealForNextStart();
          await room.settle();
          return held.failure === null ? ok(created.value.recoveryCode) : fail(held.failure);
        }),
      ),
    rekey: (recoveryCode) =>
      room.inTurn(() =>
        room.withKey(async (custody, key) => {
          const confirmed = await custody.confirmRekey(recoveryCode);
          if (!confirmed.ok) return confirmed;
          await room.close();
          const changed = await custody.rekey(key, recoveryCode, systemClock.now());
          if (changed.ok) held.hold(changed.value);
          room.renew();
          await room.openArchive();
          await room.sealForNextStart();
          await room.settle();
          return changed.ok ? ok() : changed;
        }),
      ),
    keeper: () => room.withKey((custody, key) => Promise.resolve(ok({ custody, key }))),
  };
}
