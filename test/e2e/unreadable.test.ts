import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { damageOneContent } from '../support/damagedArchive.ts';
import { sealMany } from '../support/sealMany.ts';
import { accessibilityFaults } from './axe.ts';
import { openWindowRig, windowSkipNotice, type WindowRig } from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

describe.skipIf(windowSkipNotice !== null)('a profile to be signed that cannot be read', () => {
  let rig: WindowRig;

  beforeAll(async () => {
    rig = await openWindowRig({
      sample: 'own',
      fill: async (desk) => {
        await sealMany(desk, 3);
        await damageOneContent(desk.home, 'documents');
      },
    });
  });
  afterAll(async () => {
    await rig.close();
  });

  it('keeps none of the others back, says why and what to do', async () => {
    const { page } = rig;
    await page
      .getByRole('heading', { name: 'Un profilo da correggere, due profili da firmare.' })
      .waitFor();
    await page.getByText(/^Questo profilo da firmare non si può leggere\./).waitFor();
    await page.getByText(/^Toglierlo: la bozza da cui è nato torna modificabile/).waitFor();
    expect(await page.getByRole('button', { name: 'Rivedi e firma' }).count()).toBe(2);
    await page.getByRole('button', { name: /^Firma tutti e 2/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is taken away, and the others stay', async () => {
    const { page } = rig;
    await page.getByRole('button', { name: 'Togli dai profili da firmare' }).click();
    await page.getByRole('heading', { name: 'Due profili da firmare.' }).waitFor();
    expect(await page.getByRole('button', { name: 'Rivedi e firma' }).count()).toBe(2);
  });
});
