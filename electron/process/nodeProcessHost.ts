import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { HostedProcess, ProcessHost } from '../domain/ports/processHost.ts';

const DANGEROUS = /^(NODE_|ELECTRON_|LD_|DYLD_|SSLKEYLOGFILE)/;

function strippedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !DANGEROUS.test(entry[0]),
    ),
  );
}

/** Helper processes under plain Node, by `child_process.fork` with structured-clone messages. */
export const nodeProcessHost: ProcessHost = {
  start(entry, environment = {}): HostedProcess {
    const child = fork(fileURLToPath(entry), [], {
      serialization: 'advanced',
      env: { ...strippedEnvironment(), ...environment },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return {
      pid: child.pid,
      post: (message) => {
        // A child that just died refuses messages; its exit event tells the caller.
        if (child.connected && typeof message === 'object' && message !== null) {
          child.send(message, () => undefined);
        }
      },
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => child.once('exit', listener),
      kill: () => child.kill('SIGKILL'),
    };
  },
};
