import type { Api } from '../../renderer/api/api.ts';
import type { Result } from '../../shared/errors/result.ts';
import {
  parseEvent,
  type ContractInput,
  type ContractKey,
  type ContractResponse,
  type EventData,
  type EventName,
} from '../../shared/ipc/contract.ts';

/** What the trusted side answers to each verb a trial asks. */
export type Answers = {
  readonly [Key in ContractKey]?: (
    request: ContractInput[Key],
  ) => Result<ContractResponse[Key]> | Promise<Result<ContractResponse[Key]>>;
};

/** The window's way to a trusted side that only answers; a verb without an answer is a fault of the trial. */
export function apiAnswering(answers: Answers): Api {
  return {
    ask: (verb, request) => {
      const answer = answers[verb];
      if (answer === undefined) throw new Error(`nobody answers ${verb}`);
      return Promise.resolve(answer(request));
    },
    on: () => () => undefined,
    onDisconnected: () => undefined,
  };
}

/** The same, and what `tell` says is heard by whoever listens. */
export function telling(api: Api) {
  const listeners: { readonly event: EventName; readonly hear: (data: unknown) => void }[] = [];
  return {
    api: {
      ...api,
      on: (event, listener) => {
        listeners.push({
          event,
          hear: (data) => {
            listener(parseEvent(event, data));
          },
        });
        return () => undefined;
      },
    } satisfies Api,
    tell: <Name extends EventName>(event: Name, data: EventData[Name]): void => {
      for (const each of listeners) if (each.event === event) each.hear(data);
    },
  };
}
