import type { HostedProcess } from '../domain/ports/processHost.ts';
import { endedWithin } from './endedWithin.ts';

/** A helper process as seen by who waits for its answers and for its end. */
export interface HelperLife {
  /** Whether the process is gone, or was killed and did not go. */
  isGone(): boolean;
  /**
   * Calls the listener when the process is gone, at once where it is already; the answer takes the listener back. Not a
   * promise: what is chained to one is held, with all it refers to, for as long as the process lives.
   */
  onGone(listener: () => void): () => void;
  /** Kills the process, whatever it is at, and waits until it is gone. */
  end(): Promise<void>;
}

/**
 * A killed process goes at once, unless the system itself holds it: one that writes to a disk or to a reader that does
 * not answer stays until it does, and nothing can be done about it from here. It is given up after this time.
 */
export const KILLED_MS = 5_000;

/** Follows a helper process; its exit is known here before any listener added later hears of it. */
export function followHelper(hosted: HostedProcess, killedMs = KILLED_MS): HelperLife {
  let isGone = false;
  const listeners = new Set<() => void>();
  const onGone = (listener: () => void): (() => void) => {
    if (isGone) listener();
    else listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  const gone = new Promise<void>((resolve) => onGone(resolve));
  const left = (): void => {
    isGone = true;
    for (const listener of listeners) listener();
    listeners.clear();
  };
  hosted.onExit(left);
  return {
    isGone: () => isGone,
    onGone,
    end: async () => {
      if (isGone) return;
      hosted.kill();
      if (!(await endedWithin(gone, killedMs))) left();
    },
  };
}
