import { fileURLToPath } from 'node:url';
import type { HostedProcess, ProcessHost } from '../domain/ports/processHost.ts';
import { strippedEnvironment } from '../process/strippedEnvironment.ts';

/** The part of Electron's `UtilityProcess` this program uses. */
export interface UtilityChild {
  readonly pid: number | undefined;
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

/** Electron's `utilityProcess.fork`, as far as it is used here. */
export type ForkUtility = (
  modulePath: string,
  args: string[],
  options: {
    readonly env: Record<string, string>;
    readonly execArgv: string[];
    readonly stdio: ('ignore' | 'inherit')[];
    readonly serviceName: string;
    readonly allowLoadingUnsignedLibraries: boolean;
  },
) => UtilityChild;

/** Ends a process by its id, at once; `utilityProcess.kill` only asks. */
export type EndProcess = (pid: number) => void;

const endProcess: EndProcess = (pid) => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already: what was wanted.
  }
};

/**
 * Helper processes under Electron. They start without our environment's dangerous variables and without arguments.
 * On macOS a vendor's card driver is not signed by us: only this option lets the hardened runtime load it, and only
 * in helpers.
 */
export function utilityProcessHost(fork: ForkUtility, end: EndProcess = endProcess): ProcessHost {
  return {
    start(entry, environment = {}): HostedProcess {
      const modulePath = fileURLToPath(entry);
      const child = fork(modulePath, [], {
        env: { ...strippedEnvironment(), ...environment },
        execArgv: [],
        stdio: ['ignore', 'ignore', 'inherit'],
        serviceName: 'Sintesi',
        allowLoadingUnsignedLibraries: true,
      });
      let isGone = false;
      child.once('exit', () => {
        isGone = true;
      });
      return {
        get pid() {
          return child.pid;
        },
        post: (message) => {
          if (!isGone) child.postMessage(message);
        },
        onMessage: (listener) => {
          child.on('message', listener);
        },
        onExit: (listener) => {
          // Electron tells a code only; a process ended by a signal has none that means anything.
          child.once('exit', (code) => {
            listener(code, null);
          });
        },
        kill: () => {
          if (child.pid === undefined) child.kill();
          else end(child.pid);
        },
      };
    },
  };
}
