import { appError } from '../../../../shared/errors/appError.ts';
import { fail, ok } from '../../../../shared/errors/result.ts';
import type { SettingsFile } from '../../../domain/settingsFile.ts';
import type { Premises } from '../../../ipc/premises.ts';
import { systemClock } from '../../../process/systemClock.ts';
import { packHome, unpackHome } from '../moveHome.ts';
import type { PremisesRoom } from './premisesRoom.ts';

type FolderPremises = Pick<
  Premises,
  'retry' | 'setAsideSettings' | 'settingsChanged' | 'bring' | 'copyTo'
>;

/** What is done with the working folder as a whole: its settings, and its way to another computer. */
export function folderPremises(
  room: PremisesRoom,
  home: string,
  settingsFile: SettingsFile,
): FolderPremises {
  const { held } = room;
  return {
    retry: () =>
      room.inTurn(async () => {
        // Another key may lie there by now: the passphrase is asked anew.
        if (held.failure?.code === 'archive/wrong-key') room.forget();
        held.forgive();
        await room.reopen();
        await room.openArchive();
        return room.settle();
      }),
    setAsideSettings: () =>
      room.inTurn(async () => {
        const settings = await settingsFile.read();
        if (settings.ok) return fail(appError('workspace/not-locked-out', {}));
        const aside = await settingsFile.setAside(room.bench.clock.now());
        if (!aside.ok) return aside;
        await room.reopen();
        return ok(await room.settle());
      }),
    settingsChanged: (reopens) =>
      room.inTurn(async () => {
        if (reopens) {
          await room.reopen();
          await room.openArchive();
        } else {
          room.bench.forgetSettings();
        }
        return room.settle();
      }),
    bring: (folder) =>
      room.inTurn(async () => {
        await room.close();
        const brought = await unpackHome(folder, home);
        room.renew();
        const standing = await room.settle();
        return brought.ok ? ok(standing) : brought;
      }),
    copyTo: (folder) =>
      room.inTurn(async () => {
        await room.close();
        const packed = await packHome(home, folder, systemClock.now());
        room.renew();
        await room.openArchive();
        await room.settle();
        return packed.ok ? ok({ files: [packed.value] }) : packed;
      }),
  };
}
