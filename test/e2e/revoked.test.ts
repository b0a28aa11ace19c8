import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './axe.ts';
import { openRevokedRig, type RevokedRig } from './revokedRig.ts';
import { givePin, importFile, windowSkipNotice } from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

describe.skipIf(windowSkipNotice !== null)('a certificate its authority has revoked', () => {
  let rig: RevokedRig;

  beforeAll(async () => {
    rig = await openRevokedRig();
  });
  afterAll(async () => {
    await rig.close();
  });

  it('is shown disabled, with the day on which it was revoked', async () => {
    const { page, desk, choice } = rig;
    await importFile(page, desk.sampleFile);
    // The authority is asked meanwhile: nobody waits for it, and its answer is there at one of the next looks.
    await rig.untilRefused();
    const refused = choice().getByRole('radio', {
      name: /è stato revocato il \d\d\/\d\d\/\d{4}: lo dice chi lo ha rilasciato/,
    });
    expect(await refused.isDisabled()).toBe(true);
    expect(await choice().getByRole('radio', { disabled: true }).count()).toBe(1);
    expect(await choice().getByRole('radio', { disabled: false }).count()).toBe(2);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is not taken for one of which nothing is known: with that one signs, and is told so', async () => {
    const { page, desk, choice } = rig;
    await choice().getByRole('radio', { disabled: false }).last().click();
    const pin = page.getByLabel('PIN di firma', { exact: true });
    await pin.waitFor();
    await page.getByText('Revoca non verificata: si firma lo stesso', { exact: false }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await givePin(page, 'PIN di firma', desk.card.pins.signature);
    await page
      .getByRole('status')
      .getByText(/^Firmato e messo in coda/)
      .waitFor();
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
