import { describe, expect, it } from 'vitest';
import { createCrashHistory } from '../../../electron/card/crashHistory.ts';

const MINUTE = 60_000;

function historyWithClock(): {
  history: ReturnType<typeof createCrashHistory>;
  pass: (ms: number) => void;
} {
  let now = Date.UTC(2026, 10, 22);
  return {
    history: createCrashHistory({ now: () => new Date(now) }),
    pass: (ms) => {
      now += ms;
    },
  };
}

describe('a driver that keeps crashing', () => {
  it('is put aside at the second crash within five minutes, until forgiven', () => {
    const { history, pass } = historyWithClock();
    history.note();
    expect(history.isQuarantined()).toBe(false);
    pass(5 * MINUTE - 1);
    history.note();
    expect(history.isQuarantined()).toBe(true);
    pass(60 * MINUTE);
    expect(history.isQuarantined()).toBe(true);
    history.forgive();
    expect(history.isQuarantined()).toBe(false);
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
