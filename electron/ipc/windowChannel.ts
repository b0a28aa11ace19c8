import { appError } from '../../shared/errors/appError.ts';
import { fail, type Result } from '../../shared/errors/result.ts';
import { contract as contractVerbs, isContractKey } from '../../shared/ipc/contract.ts';
import { eventChannel, verbChannel } from '../../shared/ipc/channels.ts';
import type { BoundContract } from './bindContract.ts';
import type { Emit } from './desk.ts';
import { isSizeBounded } from './requestSize.ts';
import { isTrustedSender, type IpcSender, type SenderRules } from './senderGuard.ts';

/** Registers the answerer of a channel: Electron's `ipcMain.handle`, its event reduced to who sent it. */
export type HandleChannel = (
  channel: string,
  answer: (sender: IpcSender, request: unknown) => Promise<unknown>,
) => void;

/** What the contract is carried by inside Electron. */
export interface WindowChannelParts {
  readonly handle: HandleChannel;
  readonly contract: BoundContract;
  readonly senders: SenderRules;
  /** Told a verb that somebody else than the window asked. */
  readonly onIntruder: (verb: string) => void;
}

/**
 * Carries the contract over Electron's channels, one for each verb: the sender is checked first, then the size, then
 * the binder reads the request by its schema. An intruder is told nothing but that the verb is unknown.
 */
export function carryContract({ handle, contract, senders, onIntruder }: WindowChannelParts): void {
  for (const verb of Object.keys(contractVerbs).filter(isContractKey)) {
    handle(verbChannel(verb), (sender, request): Promise<Result<unknown>> => {
      if (!isTrustedSender(sender, senders)) {
        onIntruder(verb);
        return Promise.resolve(fail(appError('window/unknown-verb', {})));
      }
      if (!isSizeBounded(request)) {
        return Promise.resolve(
          fail(appError('window/request-refused', { verb, fields: ['size'] })),
        );
      }
      return contract(verb, request);
    });
  }
}

/** Tells the window events over the channel of each; `send` reaches no page but the window's. */
export function emitTo(send: (channel: string, data: unknown) => void): Emit {
  return (event, data) => {
    send(eventChannel(event), data);
  };
}
