import { openWindowRig, windowSkipNotice } from '../e2e/windowRig.ts';
import { fillDeskWithHistory } from '../support/historyFixtures.ts';
import type { BenchTable } from './measure.ts';
import { keyToScreen } from './windowTiming.ts';

const ATTEMPTS = 100_000;
const RUNS = 40;
const WARM_UP = 5;
const yearsMs = 3 * 365 * 86_400_000;
const reference = 'a keystroke of the search to its first page';
const found = '[role="search"] [role="status"]';
const rows = '[role="grid"]';

async function samples(once: (index: number) => Promise<number>): Promise<number[]> {
  const kept: number[] = [];
  for (let index = 0; index < WARM_UP + RUNS; index += 1) {
    const sample = await once(index);
    if (index >= WARM_UP) kept.push(sample);
  }
  return kept;
}

/** The history of 100,000 acts at the window; takes minutes to fill. */
export async function windowHistoryTable(): Promise<BenchTable> {
  if (windowSkipNotice !== null) throw new Error(windowSkipNotice);
  const to = new Date();
  const rig = await openWindowRig({
    sample: 'own',
    fill: async ({ home }) => {
      await fillDeskWithHistory(home, ATTEMPTS, { from: new Date(to.getTime() - yearsMs), to });
    },
  });
  try {
    const { page } = rig;
    await page.keyboard.press('Alt+s');
    await page.getByLabel('Periodo').selectOption('all');
    await page.getByText('100.000 invii', { exact: true }).waitFor();
    const search = page.getByRole('searchbox');
    const typed = await samples(async (index) => {
      if (index % 2 === 0) {
        await search.fill('');
        await page.getByText('100.000 invii', { exact: true }).waitFor();
      }
      return keyToScreen(page, 'mo'.charAt(index % 2), { selector: found });
    });
    await search.fill('');
    await page.getByText('100.000 invii', { exact: true }).waitFor();
    await page.getByRole('grid', { name: 'Invii' }).focus();
    const moved = await samples(() =>
      keyToScreen(page, 'PageDown', { selector: `${rows} [aria-selected="true"]` }),
    );
    const jumped = await samples(async (index) => {
      const [key, other] = index % 2 === 0 ? ['End', 'Home'] : ['Home', 'End'];
      const first = `[aria-rowindex="${other === 'Home' ? String(ATTEMPTS) : '1'}"]`;
      return keyToScreen(page, key, { selector: first, text: 'Primo profilo' });
    });
    return {
      title: 'The history at the window',
      reference,
      rows: [
        { name: reference, samplesMs: typed },
        { name: 'a page down', samplesMs: moved },
        { name: 'from one end to the other', samplesMs: jumped },
      ],
      facts: { acts: ATTEMPTS },
    };
  } finally {
    await rig.close();
  }
}
