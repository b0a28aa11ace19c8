import { readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskPassphrase } from '../support/deskBench.ts';
import { accessibilityFaults } from './axe.ts';
import { openWindowRig, windowSkipNotice, type WindowRig } from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

describe.skipIf(windowSkipNotice !== null)('a locked desk', () => {
  let rig: WindowRig;
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };
  const archive = () => join(rig.desk.home, 'archive', 'test');
  const unlock = async (passphrase: string): Promise<void> => {
    await rig.page.getByLabel('Frase segreta', { exact: true }).fill(passphrase);
    await rig.page.keyboard.press('Enter');
  };

  beforeAll(async () => {
    rig = await openWindowRig({ sample: 'own', start: 'locked' });
  });
  afterAll(async () => {
    await rig.close();
  });

  it('says whose it is, and only the passphrase opens it', async () => {
    const { page } = rig;
    await page.getByRole('heading', { name: 'Sintesi è bloccato' }).waitFor();
    await clean();
    await unlock('una frase sbagliata');
    await page.getByText('La frase segreta non apre la chiave').waitFor();
    await clean();
    await unlock(deskPassphrase);
    await page.getByRole('navigation', { name: 'Principale' }).waitFor();
  });

  it('locks on command, and the page that knew things is gone', async () => {
    const { page } = rig;
    await page.getByText('Carta di', { exact: false }).waitFor();
    await page.evaluate(() => {
      document.documentElement.dataset['before'] = 'lock';
    });
    await page.keyboard.press('Alt+l');
    await page.getByRole('heading', { name: 'Sintesi è bloccato' }).waitFor();
    expect(
      await page.evaluate(() => document.documentElement.dataset['before'] ?? null),
    ).toBeNull();
  });

  it('has the help at hand, by the code of the error', async () => {
    const { page } = rig;
    await page.keyboard.press('F1');
    await page.getByLabel('Cerca una parola').fill('archive/wrong-passphrase');
    await page
      .getByRole('heading', { name: 'Copie, codice di recupero, altro computer' })
      .waitFor();
    await page.getByText('La frase segreta non apre la chiave').waitFor();
    await clean();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Sintesi è bloccato' }).waitFor();
  });

  it('says that the archive is incomplete, and restores a copy only when asked', async () => {
    const { page } = rig;
    await truncate(join(archive(), 'archive.db'), 5000);
    await unlock(deskPassphrase);
    await page.getByRole('heading', { name: /^L'archivio è incompleto/ }).waitFor();
    await page.getByText('Nulla è stato toccato').waitFor();
    expect(await page.getByText(/cancella tutto/i).count()).toBe(0);
    await clean();
    await page.getByRole('button', { name: 'Ripristina da copia' }).click();
    await page.getByRole('navigation', { name: 'Principale' }).waitFor();
    const names = await readdir(archive());
    expect(names.some((name) => name.startsWith('archive.db.aside-'))).toBe(true);
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
