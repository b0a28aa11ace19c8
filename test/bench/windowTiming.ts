import type { Page } from 'playwright-core';

/** What is looked at to know that a key has had its effect. */
export interface Awaited {
  /** The first element that matches is looked at. */
  readonly selector: string;
  /** A part of its text; absent: any other text than before the key. */
  readonly text?: string;
}

/** Longer than anything measured here: then what was awaited does not come. */
const PATIENCE_MS = 20_000;

/** The answer of the page, or an error that names the key that had no effect. */
async function within(key: string, measured: Promise<number>): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the key ${key} had no effect`));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([measured, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The time from a key going down, by the event's own clock, until the page has been painted with its effect, in
 * milliseconds. Measured inside the page, so that the wire to the browser is no part of it.
 */
export async function keyToScreen(page: Page, key: string, awaited: Awaited): Promise<number> {
  const measured = page.evaluateHandle(({ selector, text }) => {
    const read = () => document.querySelector(selector)?.textContent ?? '';
    const before = read();
    const hasCome = () => (text === undefined ? read() !== before : read().includes(text));
    let startedMs: number | null = null;
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        startedMs = timeStamp;
      },
      { capture: true, once: true },
    );
    const painted = new Promise<number>((resolve) => {
      const look = () => {
        if (startedMs === null || !hasCome()) {
          requestAnimationFrame(look);
          return;
        }
        // Looked at within a frame: a message is delivered after that frame was painted.
        const { port1, port2 } = new MessageChannel();
        const since = startedMs;
        port1.onmessage = () => {
          resolve(performance.now() - since);
        };
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });
    return { painted };
  }, awaited);
  const handle = await measured;
  await page.keyboard.press(key);
  return within(
    key,
    handle.evaluate(({ painted }) => painted),
  );
}

/** The time from a key going down to the next painted frame with the value of the focused field changed. */
export async function keyToField(page: Page, key: string): Promise<number> {
  const handle = await page.evaluateHandle(() => {
    const field = document.activeElement as HTMLInputElement;
    const before = field.value;
    const painted = new Promise<number>((resolve) => {
      addEventListener(
        'keydown',
        ({ timeStamp }) => {
          const look = () => {
            if (field.value === before) {
              requestAnimationFrame(look);
              return;
            }
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              resolve(performance.now() - timeStamp);
            };
            port2.postMessage(null);
          };
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    });
    return { painted };
  });
  await page.keyboard.press(key);
  return within(
    key,
    handle.evaluate(({ painted }) => painted),
  );
}
