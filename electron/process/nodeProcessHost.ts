import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { HostedProcess, ProcessHost } from '../domain/ports/processHost.ts';
import { strippedEnvironment } from './strippedEnvironment.ts';

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
