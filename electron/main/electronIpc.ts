import { ipcMain } from 'electron/main';
import type { HandleChannel } from '../ipc/windowChannel.ts';

/** `ipcMain.handle` with its event reduced to who sent it. */
export const handleChannel: HandleChannel = (channel, answer) => {
  ipcMain.handle(channel, (event, request: unknown) => {
    const frame = event.senderFrame;
    return answer(
      {
        contentsId: event.sender.id,
        origin: frame?.origin ?? null,
        isTopFrame: frame !== null && frame.parent === null,
      },
      request,
    );
  });
};
