/**
 * Something that is asked anew whenever it may have changed: a burst of changes asks once now and once more for all
 * that came meanwhile. Whoever waits has what was true after the call, and waits for nothing that comes later.
 */
export function coalesced(ask: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  async function start(): Promise<void> {
    try {
      await ask();
    } finally {
      running = null;
    }
  }

  async function after(current: Promise<void>): Promise<void> {
    await current;
    next = null;
    running = start();
    await running;
  }

  return () => {
    if (next !== null) return next;
    if (running !== null) return (next = after(running));
    running = start();
    return running;
  };
}
