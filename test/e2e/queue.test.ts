import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './axe.ts';
import {
  acceptedInQueue,
  confirmUnchanged,
  givePin,
  importFile,
  newestInHistory,
  openWindowRig,
  windowSkipNotice,
  type WindowRig,
} from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

describe.skipIf(windowSkipNotice !== null)('the queue when the way is not good', () => {
  let rig: WindowRig;
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };

  beforeAll(async () => {
    rig = await openWindowRig({
      sample: 'own',
      gateway: {
        faults: [
          { when: { nth: 1 }, do: 'reset-at-connection' },
          { when: { method: 'replace', nth: 1 }, do: 'reset-after-body' },
        ],
      },
    });
  });
  afterAll(async () => {
    await rig.close();
  });

  it('says since when there is no network, and sends at once when the person says it is back', async () => {
    const { page, desk } = rig;
    await importFile(page, desk.sampleFile);
    await page.getByRole('heading', { name: /^Pronto da firmare/ }).waitFor();
    await page.keyboard.press('Control+Enter');
    await givePin(page, 'PIN di firma', desk.card.pins.signature);
    await givePin(page, 'PIN della carta (accesso)', desk.card.pins.access);
    await page.getByText(/^Senza rete dalle \d\d:\d\d\. 1 profilo firmato è al sicuro/).waitFor();
    await clean();
    await page.getByRole('button', { name: 'Invia ora' }).click();
    await acceptedInQueue(page, 1);
    expect(await page.getByText(/^Senza rete dalle/).count()).toBe(0);
    expect(desk.gateway.ledger().submissions).toHaveLength(1);
  });

  it('shows an answer that never came as a state of its own, and never sends it blindly again', async () => {
    const { page, desk } = rig;
    await page.keyboard.press('Alt+s');
    await newestInHistory(page);
    await page.getByRole('button', { name: 'Sostituisci' }).click();
    await confirmUnchanged(page);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('region', { name: /Da verificare/ }).waitFor();
    await page.getByText(/nessuna risposta\. Non serve rifarlo/).waitFor();
    await clean();
    await page.getByRole('button', { name: 'Verifica ora' }).click();
    await page.getByRole('alert').first().waitFor();
    // One call of each: what may have arrived is not sent a second time before it was looked for.
    expect(desk.gateway.ledger().documents).toHaveLength(2);
  });

  it('caused no complaint of the page and no defect of the program', () => {
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
