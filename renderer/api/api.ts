import type { Result } from '../../shared/errors/result.ts';
import type {
  ContractInput,
  ContractKey,
  ContractResponse,
  EventData,
  EventName,
} from '../../shared/ipc/contract.ts';

/** The window's only way to the trusted side: ask a verb, hear an event. */
export interface Api {
  /** Never throws: a broken connection is `window/disconnected`. */
  ask<Key extends ContractKey>(
    verb: Key,
    request: ContractInput[Key],
  ): Promise<Result<ContractResponse[Key]>>;
  /** The answer ends the subscription. */
  on<Name extends EventName>(event: Name, listener: (data: EventData[Name]) => void): () => void;
  /** Called once, when the other side is gone. */
  onDisconnected(listener: () => void): void;
}
