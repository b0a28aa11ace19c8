import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Deadline } from '../../../electron/channel/deadline.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('expires after its duration, once', () => {
  const expired = vi.fn();
  new Deadline(100, expired);
  vi.advanceTimersByTime(99);
  expect(expired).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(expired).toHaveBeenCalledTimes(1);
});

it('does not count the time it stands still', () => {
  const expired = vi.fn();
  const deadline = new Deadline(100, expired);
  vi.advanceTimersByTime(60);
  deadline.pause();
  vi.advanceTimersByTime(10_000);
  deadline.resume();
  vi.advanceTimersByTime(39);
  expect(expired).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(expired).toHaveBeenCalledTimes(1);
});
