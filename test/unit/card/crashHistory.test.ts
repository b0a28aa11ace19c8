import { describe, expect, it } from 'vitest';
import { createCrashHistory, QUARANTINE_MS } from '../../../electron/card/crashHistory.ts';

const MINUTE = 60_000;

function historyWithClock(): {
  history: ReturnType<typeof createCrashHistory>;
  pass: (ms: number) => void;
} {
  let now = 0;
  return {
    history: createCrashHistory(() => now),
    pass: (ms) => {
      now += ms;
    },
  };
}

describe('a driver that keeps crashing', () => {
  it('is put aside at the second crash within five minutes, for a while and not for ever', () => {
    const { history, pass } = historyWithClock();
    history.note();
    expect(history.isQuarantined()).toBe(false);
    pass(5 * MINUTE - 1);
    history.note();
    expect(history.isQuarantined()).toBe(true);
    pass(QUARANTINE_MS - 1);
    expect(history.isQuarantined()).toBe(true);
    pass(1);
    expect(history.isQuarantined()).toBe(false);
  });

  it('is put aside again at once where its next start fails too', () => {
    const { history, pass } = historyWithClock();
    history.note();
    history.note();
    pass(QUARANTINE_MS);
    history.note();
    expect(history.isQuarantined()).toBe(true);
    pass(5 * MINUTE);
    history.note();
    expect(history.isQuarantined()).toBe(false);
  });

  it('is not put aside for crashes five minutes apart', () => {
    const { history, pass } = historyWithClock();
    for (let crash = 0; crash < 5; crash += 1) {
      history.note();
      pass(5 * MINUTE);
    }
    expect(history.isQuarantined()).toBe(false);
  });
});
