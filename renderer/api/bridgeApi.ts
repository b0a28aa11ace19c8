import { isAppError } from '../../shared/ipc/errorView.ts';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { parseEvent, verbs } from '../../shared/ipc/contract.ts';
import type { Api } from './api.ts';

type Areas<Member> = Readonly<Record<string, Readonly<Record<string, Member>>>>;

/** What the preload puts before the page inside Electron: functions by area and name, and nothing else. */
export interface Bridge {
  readonly verbs: Areas<(request: unknown) => Promise<unknown>>;
  readonly events: Areas<(listener: (data: unknown) => void) => () => void>;
}

declare global {
  interface Window {
    readonly sintesi?: Bridge;
  }
}

function member<Member>(areas: Areas<Member>, name: string): Member | undefined {
  const [area = '', own = ''] = name.split('.');
  return areas[area]?.[own];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** An answer as it crossed the bridge; anything else means that the other side is gone. */
function readResult(answer: unknown): Result<unknown> {
  if (isRecord(answer) && answer['ok'] === true) return ok(answer['value']);
  if (isRecord(answer) && isAppError(answer['error'])) return fail(answer['error']);
  return fail(appError('window/disconnected', {}));
}

/** Speaks the contract through the functions of the preload. */
export function connectBridgeApi(bridge: Bridge): Api {
  async function exchange(verb: string, request: unknown): Promise<Result<unknown>> {
    const call = member(bridge.verbs, verb);
    if (call === undefined) return fail(appError('window/unknown-verb', {}));
    try {
      return readResult(await call(request));
    } catch {
      // The channel itself broke: the trusted side answers with values and never throws.
      return fail(appError('window/disconnected', {}));
    }
  }
  return {
    ask: async (verb, request) => {
      const answered = await exchange(verb, request);
      return answered.ok ? ok(verbs[verb].response.parse(answered.value)) : answered;
    },
    on: (event, listener) => {
      const listen = (data: unknown): void => {
        listener(parseEvent(event, data));
      };
      return member(bridge.events, event)?.(listen) ?? (() => undefined);
    },
    // The window ends with the process it speaks to.
    onDisconnected: () => undefined,
  };
}
