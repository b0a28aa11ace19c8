import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './axe.ts';
import { openForEditing } from './editorRig.ts';
import { sidewaysFaults } from './reflow.ts';
import { importFile, openWindowRig, windowSkipNotice, type WindowRig } from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

/** Which part of the window's height shows the region while its screen is scrolled, counted down the middle. */
function shareOf(page: Page, region: string): Promise<number> {
  return page.evaluate((name) => {
    const wanted = document.querySelector(`[aria-label="${name}"]`);
    if (wanted === null) throw new Error(`no region ${name}`);
    for (let each = wanted.parentElement; each !== null; each = each.parentElement) {
      each.scrollTop = 160;
    }
    let seen = 0;
    for (let y = 1; y < innerHeight; y += 2) {
      if (wanted.contains(document.elementFromPoint(innerWidth / 2, y))) seen += 2;
    }
    return seen / innerHeight;
  }, region);
}

/** The lower edge of what stays of the band, and where something lies, as drawn. */
async function edges(page: Page, selector: string): Promise<{ band: number; top: number }> {
  return page.evaluate((wanted) => {
    const name = document.querySelector('[aria-label="Assistito"] [title]');
    const place = document.querySelector(wanted);
    if (name === null || place === null) throw new Error(`no ${wanted}`);
    return {
      band: name.parentElement?.getBoundingClientRect().bottom ?? 0,
      top: place.getBoundingClientRect().top,
    };
  }, selector);
}

describe.skipIf(windowSkipNotice !== null)('a screen of 1366x768 at 200 %', () => {
  let rig: WindowRig;

  beforeAll(async () => {
    rig = await openWindowRig({ sample: 'own' });
    const { page, desk } = rig;
    await importFile(page, desk.sampleFile);
    await page.getByRole('heading', { name: /^Pronto da firmare/ }).waitFor();
    // As fast as a key held down: each step counts.
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+=');
    await page.waitForFunction(
      () => document.documentElement.style.getPropertyValue('zoom') === '2',
    );
  });
  afterAll(async () => {
    await rig.close();
  });

  /** What is read or written has two thirds of the window, and who the patient is stays in sight. */
  const keepsItsPlace = async (region: string): Promise<void> => {
    const { page } = rig;
    expect(await shareOf(page, region), region).toBeGreaterThanOrEqual(2 / 3);
    const band = page.getByRole('region', { name: 'Assistito', exact: true });
    for (const words of ['RAMUSA', /^Amoxicillina/]) {
      const box = await band.getByText(words).first().boundingBox();
      expect(box?.y, region).toBeGreaterThan(60);
      expect(box?.y, region).toBeLessThan(160);
    }
    expect(await sidewaysFaults(page), region).toEqual([]);
    expect(await accessibilityFaults(page), region).toEqual([]);
  };

  it('leaves two thirds to what is reviewed', async () => {
    await keepsItsPlace('Esito del controllo');
  });

  it('leaves two thirds to what is written', async () => {
    await openForEditing(rig.page);
    await keepsItsPlace('Contenuto del profilo');
  });

  it('brings a section under the band, never behind it', async () => {
    const { page } = rig;
    for (const [key, name] of [
      ['Alt+9', 'devices'],
      ['Alt+2', 'therapies'],
    ] as const) {
      await page.keyboard.press(key);
      const { band, top } = await edges(page, `#sezione-${name}`);
      expect(top, name).toBeGreaterThanOrEqual(band);
      expect(top, name).toBeLessThan(band + 80);
    }
    const row = await edges(page, ':focus');
    expect(row.top).toBeGreaterThan(row.band);
  });

  it('leaves two thirds to what changes', async () => {
    const { page } = rig;
    await page.keyboard.press('Control+Shift+C');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('region', { name: 'Che cosa cambia' }).waitFor();
    await keepsItsPlace('Che cosa cambia');
  });
});
