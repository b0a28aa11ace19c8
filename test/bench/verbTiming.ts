import type { Page } from 'playwright-core';

/** What the page keeps of its calls, under a name of its own. */
interface TimedPage {
  verbTimes?: { readonly verb: string; readonly tookMs: number }[];
}

/**
 * Times the calls of every page loaded from now on over its socket, from asking to being answered. Inside the page,
 * so that the wire to the browser is no part of it.
 */
export async function timeVerbs(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const times: { verb: string; tookMs: number }[] = [];
    Object.assign(globalThis, { verbTimes: times });
    const asked = new Map<unknown, { verb: string; atMs: number }>();
    const read = (text: unknown): { id?: unknown; verb?: unknown } =>
      typeof text === 'string' ? (JSON.parse(text) as object) : {};
    class TimedSocket extends WebSocket {
      constructor(url: string | URL) {
        super(url);
        this.addEventListener('message', (event: MessageEvent<unknown>) => {
          const { id } = read(event.data);
          const call = asked.get(id);
          if (call === undefined) return;
          asked.delete(id);
          times.push({ verb: call.verb, tookMs: performance.now() - call.atMs });
        });
      }
      override send(data: Parameters<WebSocket['send']>[0]): void {
        const { id, verb } = read(data);
        if (typeof verb === 'string') asked.set(id, { verb, atMs: performance.now() });
        super.send(data);
      }
    }
    globalThis.WebSocket = TimedSocket;
  });
}

/** The times of a verb in the page as it is now, in milliseconds, in the order of the answers. */
export function verbTimes(page: Page, wanted: string): Promise<number[]> {
  return page.evaluate(
    (name) =>
      ((globalThis as TimedPage).verbTimes ?? [])
        .filter(({ verb }) => verb === name)
        .map(({ tookMs }) => tookMs),
    wanted,
  );
}
