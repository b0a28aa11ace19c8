import type { ProcessHost } from '../domain/ports/processHost.ts';
import { KILLED_MS } from '../process/helperLife.ts';
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

/** Helper processes, with a line for each that ended without being told to, or did not end when it was. */
export function loggedHost(host: ProcessHost, logger: Logger): ProcessHost {
  return {
    start: (entry, environment) => {
      const hosted = host.start(entry, environment);
      const process = nameOf(entry);
      let isExpected = false;
      let stuck: NodeJS.Timeout | undefined;
      hosted.onExit((exitCode, signal) => {
        clearTimeout(stuck);
        if (isExpected || exitCode === 0 || process === null) return;
        logger.log('process-lost', { process, exitCode, signal });
      });
      return {
        ...hosted,
        kill: () => {
          isExpected = true;
          hosted.kill();
          if (process === null || stuck !== undefined) return;
          stuck = setTimeout(() => {
            logger.log('process-stuck', { process });
          }, KILLED_MS);
          stuck.unref();
        },
      };
    },
  };
}
