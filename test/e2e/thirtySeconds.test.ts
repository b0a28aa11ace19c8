import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  acceptedInQueue,
  confirmUnchanged,
  openWindowRig,
  signSample,
  windowSkipNotice,
  type WindowRig,
} from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

/** The budget of the whole act besides the PIN (user expectations §2). */
const MOST_KEYSTROKES = 12;

describe.skipIf(windowSkipNotice !== null)('the act of an unchanged patient', () => {
  let rig: WindowRig;

  beforeAll(async () => {
    rig = await openWindowRig({ sample: 'own' });
    const { page } = rig;
    await signSample(rig);
    await acceptedInQueue(page, 1);
    await page.keyboard.press('Alt+o');
  });
  afterAll(async () => {
    await rig.close();
  });

  it('is opened, reviewed, signed and queued by keyboard within twelve keystrokes besides the PIN', async () => {
    const { page, desk } = rig;
    const keys: string[] = [];
    const press = async (key: string): Promise<void> => {
      keys.push(key);
      await page.keyboard.press(key);
    };
    const started = performance.now();
    await press('Alt+a');
    await page.getByRole('row', { name: /^Ramusa/ }).waitFor();
    for (const letter of 'ram') await press(letter);
    await press('Enter');
    await confirmUnchanged(page);
    keys.push('Control+Shift+c', 'Control+Enter');
    await press('Control+Enter');
    // The card may still be unlocked from the first signature: then no PIN is asked.
    const pin = page.getByLabel('PIN di firma', { exact: true });
    const queued = acceptedInQueue(page, 2);
    await Promise.race([pin.waitFor(), queued]);
    if ((await pin.count()) > 0) {
      await page.keyboard.type(desk.card.pins.signature);
      await press('Enter');
    }
    await queued;
    const seconds = (performance.now() - started) / 1000;
    console.log(
      `unchanged patient: ${String(keys.length)} keystrokes besides the PIN, ${seconds.toFixed(1)} s until accepted`,
    );
    expect(keys.length).toBeLessThanOrEqual(MOST_KEYSTROKES);
    expect(desk.gateway.ledger().documents).toHaveLength(2);
  });

  it('caused no complaint of the page and no defect of the program', () => {
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
