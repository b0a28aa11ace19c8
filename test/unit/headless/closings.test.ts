import { describe, expect, it } from 'vitest';
import { closedInTime, Closings } from '../../../electron/headless/workbench/closings.ts';
import type { Logger } from '../../../electron/log/createLogger.ts';

function logbook(): { readonly logger: Logger; readonly lines: unknown[] } {
  const lines: unknown[] = [];
  const logger: Logger = {
    log: (event, fields) => {
      lines.push({ event, ...fields });
    },
    setLevel: () => undefined,
    setOpenRecordNames: () => undefined,
  };
  return { logger, lines };
}

const never = new Promise<void>(() => undefined);

describe('closing what is open', () => {
  it('goes from the newest to the oldest', async () => {
    const { logger, lines } = logbook();
    const closed: string[] = [];
    const closings = new Closings(logger);
    for (const part of ['archive', 'card', 'channel'] as const) {
      closings.add(part, () => Promise.resolve(void closed.push(part)));
    }
    await closings.run();
    expect(closed).toEqual(['channel', 'card', 'archive']);
    expect(lines).toEqual([]);
  });

  it('closes the others where one fails, and the log says which', async () => {
    const { logger, lines } = logbook();
    const closed: string[] = [];
    const closings = new Closings(logger);
    closings.add('archive', () => Promise.resolve(void closed.push('archive')));
    closings.add('card', () => Promise.reject(new TypeError('a defect')));
    await closings.run();
    expect(closed).toEqual(['archive']);
    expect(lines).toEqual([{ event: 'closing-failed', part: 'card', name: 'TypeError' }]);
  });

  it('closes at once what comes when everything is closed', async () => {
    const { logger } = logbook();
    const closings = new Closings(logger);
    await closings.run();
    await new Promise<void>((resolve) => {
      closings.add('archive', () => Promise.resolve().then(resolve));
    });
  });

  it('does not wait for ever, and the log says for what it did not', async () => {
    const { logger, lines } = logbook();
    await closedInTime('folder', never, logger, 1);
    expect(lines).toEqual([{ event: 'closing-cut-short', part: 'folder', waitedMs: 1 }]);
  });
});
