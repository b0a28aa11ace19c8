import type { ProcessHost } from '../domain/ports/processHost.ts';
import type { Logger } from './createLogger.ts';
import type { LogFields } from './logEvents.ts';

type ProcessName = LogFields<'process-lost'>['process'];

const processNames: Readonly<Record<string, ProcessName>> = {
  cardProcess: 'card',
  storeProcess: 'store',
  backupProcess: 'backup',
};

function nameOf(entry: URL): ProcessName | null {
  const file =
    entry.pathname
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? '';
  return processNames[file] ?? null;
}

/** Helper processes, with a line for each that ended without being told to. */
export function loggedHost(host: ProcessHost, logger: Logger): ProcessHost {
  return {
    start: (entry, environment) => {
      const hosted = host.start(entry, environment);
      const process = nameOf(entry);
      let isExpected = false;
      hosted.onExit((exitCode, signal) => {
        if (isExpected || exitCode === 0 || process === null) return;
        logger.log('process-lost', { process, exitCode, signal });
      });
      return {
        ...hosted,
        kill: () => {
          isExpected = true;
          hosted.kill();
        },
      };
    },
  };
}
