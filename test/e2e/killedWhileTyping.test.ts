import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskPassphrase, furnishDesk } from '../support/deskBench.ts';
import { startHostProcess, type HostProcess } from '../support/hostProcess.ts';
import { makeTestDesk, type TestDesk } from '../support/testDesk.ts';
import { accessibilityFaults } from './axe.ts';
import { openForEditing, resumeDraft, saved } from './editorRig.ts';
import { importFile, launchBrowser, windowSkipNotice } from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

describe.skipIf(windowSkipNotice !== null)(
  'the whole program killed while a draft is typed',
  () => {
    let directory: string;
    let desk: TestDesk;
    let browser: Browser;
    let host: HostProcess;

    /** The window of the host that runs, unlocked. */
    async function openWindow(): Promise<Page> {
      const page = await browser.newPage({ locale: 'it-IT', timezoneId: 'Europe/Rome' });
      page.setDefaultTimeout(60_000);
      page.on('filechooser', () => undefined);
      await page.goto(host.url);
      await page.getByLabel('Frase segreta', { exact: true }).fill(deskPassphrase);
      await page.keyboard.press('Enter');
      await page.getByRole('navigation', { name: 'Principale' }).waitFor();
      return page;
    }

    function note(page: Page) {
      return page
        .getByRole('group', { name: /^Dati di metformina/ })
        .getByLabel('Nota', { exact: true });
    }

    async function openMetformin(page: Page): Promise<void> {
      await page
        .getByRole('region', { name: 'Terapie farmacologiche', exact: true })
        .getByRole('button', { name: /Metformina/ })
        .click();
      await note(page).waitFor();
    }

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'sintesi-killed-'));
      desk = await makeTestDesk(directory, { sample: 'own' });
      await furnishDesk(desk);
      browser = await launchBrowser();
      host = await startHostProcess(desk);
    });
    afterAll(async () => {
      await browser.close();
      await host.stop();
      await desk.gateway.stop();
      await rm(directory, { recursive: true, force: true });
    });

    it('brings it back after the next start, with all but the last half second, and says when it was', async () => {
      const before = await openWindow();
      await importFile(before, desk.sampleFile);
      await openForEditing(before);
      await openMetformin(before);
      await note(before).pressSequentially('al mattino presto');
      await saved(before);
      // Nobody leaves the field, nobody saves: these words may go with the program, and nothing before them.
      await note(before).pressSequentially(', con acqua');
      await host.kill();
      await before.close();

      host = await startHostProcess(desk);
      const after = await openWindow();
      await resumeDraft(after);
      await after.getByText(/^Bozza ripristinata, era delle \d\d:\d\d/).waitFor();
      expect(await accessibilityFaults(after)).toEqual([]);
      await openMetformin(after);
      const kept = await note(after).inputValue();
      expect(kept.startsWith('al mattino presto')).toBe(true);
      expect('al mattino presto, con acqua'.startsWith(kept)).toBe(true);
    });
  },
);
