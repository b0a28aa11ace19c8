import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { parseEvent, verbs, type EventName } from '../../shared/ipc/contract.ts';
import { readIncoming } from '../../shared/ipc/wire.ts';
import type { Api } from './api.ts';

type Settle = (result: Result<unknown>) => void;

/** Speaks the contract over the WebSocket of the loopback host. Resolves when the connection is open. */
export function connectSocketApi(url: string): Promise<Api> {
  const socket = new WebSocket(url);
  const waiting = new Map<number, Settle>();
  const listeners = new Map<EventName, Set<(data: unknown) => void>>();
  const goneListeners: (() => void)[] = [];
  let lastId = 0;

  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const frame = typeof data === 'string' ? readIncoming(data) : null;
    if (frame?.kind === 'event') {
      listeners.get(frame.event.event)?.forEach((listen) => {
        listen(frame.event.data);
      });
    } else if (frame !== null) {
      waiting.get(frame.answer.id)?.(frame.answer.result);
      waiting.delete(frame.answer.id);
    }
  });
  socket.addEventListener('close', () => {
    for (const settle of waiting.values()) settle(fail(appError('window/disconnected', {})));
    waiting.clear();
    for (const listen of goneListeners) listen();
  });

  function exchange(verb: string, request: unknown): Promise<Result<unknown>> {
    if (socket.readyState !== WebSocket.OPEN) {
      return Promise.resolve(fail(appError('window/disconnected', {})));
    }
    lastId += 1;
    const id = lastId;
    return new Promise((settle) => {
      waiting.set(id, settle);
      socket.send(JSON.stringify({ id, verb, request }));
    });
  }

  const api: Api = {
    ask: async (verb, request) => {
      const answered = await exchange(verb, request);
      return answered.ok ? ok(verbs[verb].response.parse(answered.value)) : answered;
    },
    on: (event, listener) => {
      const listen = (data: unknown): void => {
        listener(parseEvent(event, data));
      };
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listen));
      return () => all.delete(listen);
    },
    onDisconnected: (listener) => {
      goneListeners.push(listener);
    },
  };
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => {
      resolve(api);
    });
    socket.addEventListener('error', () => {
      reject(new Error('the host does not answer'));
    });
  });
}
