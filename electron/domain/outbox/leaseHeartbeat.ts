import type { Timer } from '../ports/timer.ts';

/** Renews a lease three times in its life, until the answer is told to stop. */
export function startHeartbeat(
  timer: Timer,
  leaseMs: number,
  renew: () => Promise<unknown>,
): AbortController {
  const controller = new AbortController();
  const { signal } = controller;
  const beat = async (): Promise<void> => {
    for (;;) {
      await timer.wait(leaseMs / 3, signal);
      if (signal.aborted) return;
      await renew();
    }
  };
  void beat();
  return controller;
}
