import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { makeScriptedCard, type ScriptedCard } from '../cards/scripted/scriptedCard.ts';
import { openWindowRig, windowSkipNotice } from '../e2e/windowRig.ts';
import type { BenchTable } from './measure.ts';

const TURNS = 40;
/** As long as a watch waits between two looks: the turns fall everywhere in between. */
const WITHIN_MS = 700;
const GOLDEN = 0.618_033_988_75;

/** When a turn falls: evenly spread, the same in every run. */
function phaseMs(turn: number): number {
  return 100 + ((turn * GOLDEN) % 1) * WITHIN_MS;
}

/** Answers the moment at which the status bar says what is awaited, told by the page as it changes. */
async function listenToTheBar(page: Page): Promise<(said: RegExp) => Promise<number>> {
  let awaited: { readonly said: RegExp; readonly heard: (at: number) => void } | null = null;
  await page.exposeFunction('tellBench', (text: string) => {
    if (awaited?.said.test(text) === true) awaited.heard(performance.now());
  });
  await page.evaluate(() => {
    const bar = document.querySelector('footer [role=status]');
    const tell: unknown = Reflect.get(globalThis, 'tellBench');
    if (bar === null || typeof tell !== 'function') throw new Error('no status bar');
    new MutationObserver(() => {
      Reflect.apply(tell, globalThis, [bar.textContent]);
    }).observe(bar, { subtree: true, childList: true, characterData: true });
  });
  return (said) =>
    new Promise((resolve) => {
      awaited = { said, heard: resolve };
    });
}

/**
 * The time from a card put in or pulled until the words of the window say so: the driver in its process, the watch,
 * the trusted side and a browser. The driver is a real module that is told what lies in its readers: what a reader
 * and the system's service take before a driver can know is no part of it.
 */
export async function cardWatchTable(): Promise<BenchTable> {
  if (windowSkipNotice !== null) throw new Error(windowSkipNotice);
  let card: ScriptedCard | undefined;
  const rig = await openWindowRig({
    sample: 'own',
    makeCard: async (request) => (card = await makeScriptedCard(request)),
  });
  const script = (...lines: string[]): void => card?.script(...lines);
  try {
    await rig.page.getByText(/^Carta di .* pronta$/).waitFor();
    const heard = await listenToTheBar(rig.page);
    const turn = async (index: number, said: RegExp, lines: readonly string[]): Promise<number> => {
      await pause(phaseMs(index));
      const told = heard(said);
      const started = performance.now();
      script(...lines);
      return (await told) - started;
    };
    const pulled: number[] = [];
    const putIn: number[] = [];
    for (let index = 0; index < TURNS; index += 1) {
      pulled.push(await turn(index, /tolta/, ['no-token']));
      putIn.push(await turn(index, /pronta$/, []));
    }
    return {
      title: 'A card put in or pulled, until the status bar of the window says so',
      reference: null,
      rows: [
        { name: 'put in: ready, by the name of its holder', samplesMs: putIn },
        { name: 'pulled', samplesMs: pulled },
      ],
      facts: {
        'the shortest, ms': Math.min(...putIn, ...pulled).toFixed(0),
        'the longest, ms': Math.max(...putIn, ...pulled).toFixed(0),
      },
    };
  } finally {
    await rig.close();
  }
}
