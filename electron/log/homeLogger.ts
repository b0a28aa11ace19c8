import { homedir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../process/systemClock.ts';
import { createLogger, type Logger } from './createLogger.ts';

/** The log of a working folder, in its folder `log`. */
export function homeLogger(home: string): Logger {
  return createLogger({
    directory: join(home, 'log'),
    homeDirectory: homedir(),
    clock: systemClock,
  });
}
