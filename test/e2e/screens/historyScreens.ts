import { fillDeskWithHistory } from '../../support/historyFixtures.ts';
import { openWindowRig } from '../windowRig.ts';
import { stillWindow, type Photographer } from './picture.ts';

/** As many acts as a practice makes in decades. */
const ACTS = 100_000;
const yearsMs = 3 * 365 * 86_400_000;

/** The history of 100,000 acts: its beginning, its end, a search in it. */
export async function historyScreens(shoot: Photographer): Promise<void> {
  const to = new Date();
  const rig = await openWindowRig(
    {
      sample: 'own',
      fill: async ({ home }) => {
        await fillDeskWithHistory(home, ACTS, { from: new Date(to.getTime() - yearsMs), to });
      },
    },
    stillWindow,
  );
  const { page } = rig;
  try {
    await page.keyboard.press('Alt+s');
    await page.getByLabel('Periodo').selectOption('all');
    await page.getByText('100.000 invii', { exact: true }).waitFor();
    await page.getByText('Vita del documento').first().waitFor();
    await shoot(page, '6-storico-lungo');
    await page.getByRole('grid', { name: 'Invii' }).focus();
    await page.keyboard.press('End');
    await page
      .locator(`[aria-rowindex="${String(ACTS)}"]`)
      .getByText('Primo profilo')
      .waitFor();
    await page.waitForLoadState('networkidle');
    await shoot(page, '6-storico-lungo-fine');
    await page.getByRole('searchbox').fill('cav nic');
    await page.getByText(/^\d\d\d invii$/).waitFor();
    await page.waitForLoadState('networkidle');
    await shoot(page, '6-storico-lungo-ricerca');
  } finally {
    await rig.close();
  }
}
