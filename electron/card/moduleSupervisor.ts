import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { HostedProcess, ProcessHost } from '../domain/ports/processHost.ts';
import { connectHosted, type HostedClient } from '../process/hostedClient.ts';
import { helperModule } from '../process/programFiles.ts';
import type { CardProcessFunctions, LoadOrder } from './cardProtocol.ts';
import { createCrashHistory } from './crashHistory.ts';
import { isProgress } from './moduleProgress.ts';

/**
 * How long the module may be silent in each kind of call, in milliseconds, before its process is killed. The time
 * begins anew whenever the module answers one of its own functions: slow is not hung.
 */
export interface CardTimeouts {
  readonly load: number;
  readonly list: number;
  readonly login: number;
  readonly sign: number;
  /** A signature for which the PIN is presented again. */
  readonly signWithPin: number;
}

/**
 * Generous for slow readers and for a module's first contact with a card: loading and listing look at every reader in
 * a single function, which OpenSC takes seconds for where another kind of card lies in one of them. Only the last has
 * room for a person typing.
 */
export const defaultCardTimeouts: CardTimeouts = {
  load: 45_000,
  list: 30_000,
  login: 30_000,
  sign: 30_000,
  signWithPin: 180_000,
};

/** However often it answers, no call of ours needs longer, in milliseconds. */
const LONGEST_CALL_MS = 5 * 60_000;

/** The functions of the card process, callable from here. */
export type CardClient = HostedClient<CardProcessFunctions>;

/** What the supervisor needs to run one module. */
export interface SupervisorSettings {
  readonly host: ProcessHost;
  readonly load: LoadOrder;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeouts: CardTimeouts;
  readonly clock: Clock;
  /** Told the process id at each start. */
  readonly onProcess: (pid: number | undefined) => void;
}

/** Keeps one card process alive, one call at a time. */
export interface ModuleSupervisor {
  /** Starts the process where needed, makes the call and watches it. `name` is for diagnostics. */
  run<Value>(
    name: string,
    limit: keyof CardTimeouts,
    call: (client: CardClient) => Promise<Result<Value>>,
  ): Promise<Result<Value>>;
  /** Whether no call is running or waiting. */
  isIdle(): boolean;
  releaseQuarantine(): void;
  close(): Promise<void>;
}

interface Running {
  readonly hosted: HostedProcess;
  readonly client: CardClient;
  readonly gone: Promise<void>;
  hasExited: boolean;
}

const ENTRY = helperModule('card/cardProcess');

type Watched<Value> =
  { readonly kind: 'answer'; readonly value: Value } | { readonly kind: 'late' };

/** Waits for work, or until nothing was heard of it for `silenceMs`; `hear` is called at every sign of life. */
function within<Value>(
  work: Promise<Value>,
  silenceMs: number,
): { readonly outcome: Promise<Watched<Value>>; readonly hear: () => void } {
  let giveUp: () => void = () => undefined;
  const late = new Promise<Watched<Value>>((resolve) => {
    giveUp = () => {
      resolve({ kind: 'late' });
    };
  });
  let silence = setTimeout(giveUp, silenceMs);
  const longest = setTimeout(giveUp, Math.max(LONGEST_CALL_MS, silenceMs));
  const answer = work.then((value) => ({ kind: 'answer', value }) as const);
  return {
    outcome: Promise.race([answer, late]).finally(() => {
      clearTimeout(silence);
      clearTimeout(longest);
    }),
    hear: () => {
      clearTimeout(silence);
      silence = setTimeout(giveUp, silenceMs);
    },
  };
}

/** A supervisor with no process yet: the first call starts it. */
export function superviseModule(settings: SupervisorSettings): ModuleSupervisor {
  const { host, environment, timeouts, clock } = settings;
  const history = createCrashHistory(clock);
  let running: Running | null = null;
  let hear: () => void = () => undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let pending = 0;

  function start(): Running {
    const hosted = host.start(ENTRY, environment);
    settings.onProcess(hosted.pid);
    let left: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (left = resolve));
    hosted.onMessage((message) => {
      if (isProgress(message)) hear();
    });
    // Registered before the client's own listener: a call that rejects finds the exit already noted.
    hosted.onExit(() => {
      started.hasExited = true;
      if (running === started) running = null;
      left();
    });
    const started: Running = { hosted, client: connectHosted(hosted), gone, hasExited: false };
    return started;
  }

  function end(process: Running): void {
    if (running === process) running = null;
    process.hosted.kill();
  }

  async function watched<Value>(
    process: Running,
    name: string,
    limit: keyof CardTimeouts,
    call: (client: CardClient) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    try {
      const watch = within(call(process.client), timeouts[limit]);
      ({ hear } = watch);
      const outcome = await watch.outcome;
      if (outcome.kind === 'answer') return outcome.value;
      history.note();
      end(process);
      return fail(appError('card/module-hung', { call: name }));
    } catch (error) {
      // Alive and rejecting is a defect of ours in the card process, not the driver's death.
      if (!process.hasExited) throw error;
      history.note();
      return fail(appError('card/process-crashed', { call: name }));
    } finally {
      hear = () => undefined;
    }
  }

  async function loaded(): Promise<Result<Running>> {
    if (running !== null) return ok(running);
    const process = start();
    running = process;
    const outcome = await watched(process, 'load', 'load', (client) => client.load(settings.load));
    if (outcome.ok) return ok(process);
    end(process);
    return outcome;
  }

  async function runNow<Value>(
    name: string,
    limit: keyof CardTimeouts,
    call: (client: CardClient) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    if (history.isQuarantined()) return fail(appError('card/module-quarantined', {}));
    const process = await loaded();
    return process.ok ? watched(process.value, name, limit, call) : process;
  }

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    pending += 1;
    const turn = queue.then(work, work).finally(() => {
      pending -= 1;
    });
    queue = turn.catch(() => undefined);
    return turn;
  }

  return {
    run: (name, limit, call) => inTurn(() => runNow(name, limit, call)),
    isIdle: () => pending === 0,
    releaseQuarantine: () => {
      history.forgive();
    },
    close: () =>
      inTurn(async () => {
        const process = running;
        if (process === null) return;
        await watched(process, 'finalize', 'list', (client) => client.finalize());
        end(process);
        await process.gone;
      }),
  };
}
