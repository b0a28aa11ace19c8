import type { Dialog } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './axe.ts';
import { openForEditing, resumeDraft, saved } from './editorRig.ts';
import { importFile, openWindowRig, windowSkipNotice, type WindowRig } from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

describe.skipIf(windowSkipNotice !== null)('closing the window with a draft open', () => {
  let rig: WindowRig;

  beforeAll(async () => {
    rig = await openWindowRig({ sample: 'own' });
  });
  afterAll(async () => {
    await rig.close();
  });

  const form = () => rig.page.getByRole('group', { name: /^Dati di metformina/ });
  const note = () => form().getByLabel('Nota', { exact: true });
  const question = () => rig.page.getByRole('dialog', { name: 'Tengo la bozza di RAMUSA?' });

  async function openMetformin(): Promise<void> {
    await rig.page
      .getByRole('region', { name: 'Terapie farmacologiche', exact: true })
      .getByRole('button', { name: /Metformina/ })
      .click();
    await note().waitFor();
  }

  /** Closes the window as its button does, and stays where the browser asks: the shell of the program never does. */
  async function closeWindow(): Promise<string> {
    const asked = new Promise<string>((resolve) => {
      rig.page.once('dialog', (dialog: Dialog) => {
        resolve(dialog.type());
        void dialog.dismiss();
      });
    });
    // As the button of the window does; Playwright's own `close` asks the page nothing here.
    const session = await rig.page.context().newCDPSession(rig.page);
    // No answer comes while the page holds the window back.
    void session.send('Page.close').catch(() => undefined);
    return asked;
  }

  it('holds the window back and asks what becomes of the draft, also from another screen', async () => {
    const { page, desk } = rig;
    await importFile(page, desk.sampleFile);
    await openForEditing(page);
    await openMetformin();
    await note().pressSequentially('a stomaco pieno');
    await page.keyboard.press('Alt+c');
    await form().waitFor({ state: 'detached' });
    expect(await closeWindow()).toBe('beforeunload');
    await question().waitFor();
    await question().getByText('Tenendo o scartando, la finestra si chiude.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await question().waitFor({ state: 'detached' });
    // Where it was left: the entry is still open.
    await note().waitFor();
    expect(await note().inputValue()).toBe('a stomaco pieno');
  });

  it('keeps the draft and closes the window; the next one finds it, closed as it should be', async () => {
    const { page } = rig;
    await saved(page);
    await closeWindow();
    await question().waitFor();
    // A browser lets no page close a window it did not open, the shell of the program does: that it is asked is seen.
    await page.evaluate(() => {
      window.close = () => {
        document.documentElement.dataset['closing'] = 'asked';
      };
    });
    await question().getByRole('button', { name: 'Tieni la bozza' }).click();
    await page.waitForFunction(() => document.documentElement.dataset['closing'] === 'asked');
    let questions = 0;
    page.on('dialog', () => (questions += 1));
    await page.goto(new URL(page.url()).origin);
    await resumeDraft(page);
    expect(questions).toBe(0);
    await page.getByRole('navigation', { name: 'Sezioni del profilo' }).waitFor();
    expect(await page.getByText(/^Bozza ripristinata/).count()).toBe(0);
    await openMetformin();
    expect(await note().inputValue()).toBe('a stomaco pieno');
  });
});
