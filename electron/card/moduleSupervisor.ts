import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { HostedProcess, ProcessHost } from '../domain/ports/processHost.ts';
import { endedWithin } from '../process/endedWithin.ts';
import { followHelper, type HelperLife } from '../process/helperLife.ts';
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

/** How long closing waits for the call under way and for the driver to let go of the card, in milliseconds. */
const CLOSING_MS = 10_000;

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
  /** How long closing waits for the call under way before the process is killed, in milliseconds; ten seconds. */
  readonly closingMs?: number;
  /** Time that only goes forward, in milliseconds; the machine's own unless told otherwise. */
  readonly elapsedMs?: () => number;
  /** Told the process id at each start. */
  readonly onProcess: (pid: number | undefined) => void;
}

/** Keeps one card process alive, one call at a time. */
export interface ModuleSupervisor {
  /**
   * Starts the process where needed, makes the call and watches it. `name` is for diagnostics. Rejects only at a defect
   * of ours in the card process, which is ended with it.
   */
  run<Value>(
    name: string,
    limit: keyof CardTimeouts,
    call: (client: CardClient) => Promise<Result<Value>>,
  ): Promise<Result<Value>>;
  /** Whether no call is running or waiting. */
  isIdle(): boolean;
  /**
   * Ends the process for good: every call that waits or comes later answers `card/closed`. The call under way is let
   * finish for a while, then ends with its process.
   */
  close(): Promise<void>;
}

interface Running {
  readonly hosted: HostedProcess;
  readonly client: CardClient;
  readonly life: HelperLife;
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
  const { host, environment, timeouts, closingMs = CLOSING_MS } = settings;
  const history = createCrashHistory(settings.elapsedMs ?? (() => performance.now()));
  let running: Running | null = null;
  let hear: () => void = () => undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let pending = 0;
  let isClosed = false;

  function start(): Running {
    const hosted = host.start(ENTRY, environment);
    settings.onProcess(hosted.pid);
    // Followed before the client listens: a call that rejects finds the exit already noted.
    const life = followHelper(hosted);
    hosted.onMessage((message) => {
      if (isProgress(message)) hear();
    });
    hosted.onExit(() => {
      if (running === started) running = null;
    });
    const started: Running = { hosted, client: connectHosted(hosted), life };
    return started;
  }

  function end(process: Running): Promise<void> {
    if (running === process) running = null;
    return process.life.end();
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
      void end(process);
      return fail(appError('card/module-hung', { call: name }));
    } catch (error) {
      history.note();
      if (!process.life.isGone()) {
        // Alive and rejecting is a defect of ours in the card process, not the driver's death: what it holds can no
        // longer be relied upon, and whoever comes next finds a fresh one.
        void end(process);
        throw error;
      }
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
    void end(process);
    return outcome;
  }

  async function runNow<Value>(
    name: string,
    limit: keyof CardTimeouts,
    call: (client: CardClient) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    if (isClosed) return fail(appError('card/closed', {}));
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

  async function finalize(): Promise<void> {
    const process = running;
    if (process === null) return;
    await watched(process, 'finalize', 'list', (client) => client.finalize());
    await end(process);
  }

  return {
    run: (name, limit, call) => inTurn(() => runNow(name, limit, call)),
    isIdle: () => pending === 0,
    close: async () => {
      isClosed = true;
      const finalized = inTurn(finalize);
      if (await endedWithin(finalized, closingMs)) return;
      // A driver that does not let go, or a person typing a PIN on the reader: nobody waits for the answer any more.
      if (running !== null) await end(running);
    },
  };
}
