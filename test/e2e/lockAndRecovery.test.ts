import { readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { damageDesk, deskArchive } from '../support/damagedArchive.ts';
import { deskPassphrase } from '../support/deskBench.ts';
import { fillDeskWithPatients } from '../support/patientFixtures.ts';
import { accessibilityFaults } from './axe.ts';
import { openWindowRig, windowSkipNotice, type WindowRig } from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

describe.skipIf(windowSkipNotice !== null)('a locked desk', () => {
  let rig: WindowRig;
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };
  const archive = () => deskArchive(rig.desk.home);
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
    // At 200 % of a common screen nothing has to be scrolled to try again.
    await page.setViewportSize({ width: 683, height: 384 });
    const button = await page.getByRole('button', { name: 'Sblocca', exact: true }).boundingBox();
    const foot = await page.getByRole('contentinfo').boundingBox();
    expect((button?.y ?? 384) + (button?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
    await page.setViewportSize({ width: 1366, height: 768 });
    await unlock(deskPassphrase);
    await page.getByRole('navigation', { name: 'Principale' }).waitFor();
  });

  it('locks by itself when nobody has touched it for the minutes of the settings', async () => {
    const { page } = rig;
    await page.getByText('Carta di', { exact: false }).waitFor();
    await page.clock.install();
    await page.reload();
    await page.getByRole('navigation', { name: 'Principale' }).waitFor();
    await page.clock.fastForward(14 * 60_000);
    await page.keyboard.press('Alt+c');
    await page.clock.fastForward(14 * 60_000);
    expect(await page.getByRole('navigation', { name: 'Principale' }).count()).toBe(1);
    await page.clock.fastForward(61_000);
    await page.getByRole('heading', { name: 'Sintesi è bloccato' }).waitFor();
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

/** Patients enough to fill several pages; the only backup was made before them. */
const patients = 200;

describe.skipIf(windowSkipNotice !== null)('a damaged archive', () => {
  let rig: WindowRig;
  const archive = () => deskArchive(rig.desk.home);

  beforeAll(async () => {
    rig = await openWindowRig({
      sample: 'own',
      start: 'locked',
      fill: async ({ home }) => {
        await fillDeskWithPatients(home, patients, new Date());
        await damageDesk(home, 'patients');
      },
    });
  });
  afterAll(async () => {
    await rig.close();
  });

  it('offers the sound backup first, then what still reads, and says what each loses', async () => {
    const { page } = rig;
    await page.getByLabel('Frase segreta', { exact: true }).fill(deskPassphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^L'archivio è danneggiato/ }).waitFor();
    const ways = page.getByRole('region', { name: 'Che cosa puoi fare' });
    expect(await ways.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      'Ripristina da copia',
      'Recupera riga per riga',
      'Riprova',
      'Per l’assistenza',
    ]);
    await ways.getByRole('radio', { name: /intera$/ }).waitFor();
    expect(await ways.getByRole('radio').isChecked()).toBe(true);
    expect(await ways.getByText('Che cosa perdi').count()).toBe(2);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('salvages row by row with the keyboard, reports by kind, and opens when told', async () => {
    const { page } = rig;
    const before = await readFile(join(archive(), 'archive.db'));
    await page.getByRole('button', { name: 'Recupera riga per riga' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Recuperato quello che si leggeva ancora' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const cells = page.getByRole('row', { name: /^Assistiti/ }).getByRole('cell');
    const [read, copied, lost] = (await cells.allInnerTexts()).map(Number);
    expect(read).toBeGreaterThan(0);
    expect(copied).toBe(0);
    expect(lost).toBeGreaterThan(0);
    // Who has a document is in the list again; who was only in the list is lost, and named.
    const said = await page
      .getByText('rimessi in elenco dai documenti', { exact: false })
      .innerText();
    const relisted = Number.parseInt(said, 10);
    expect((read ?? 0) + relisted + (lost ?? 0)).toBe(patients);
    await page.getByText('Quelli del programma tornano da soli', { exact: false }).waitFor();

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Salva il rapporto' }).click();
    const report = await readFile(await (await saving).path(), 'utf8');
    expect(report.match(/^Perduto: Assistiti /gm)).toHaveLength(lost ?? 0);

    await page.reload();
    await page.getByRole('button', { name: 'Apri l’archivio' }).click();
    await page.getByRole('navigation', { name: 'Principale' }).waitFor();
    await page.keyboard.press('Alt+a');
    await page
      .getByText(`${String(patients - (lost ?? 0))} assistiti`, { exact: false })
      .first()
      .waitFor();

    const aside = (await readdir(archive())).find((name) => /^archive\.db\.aside-.*Z$/.test(name));
    expect(await readFile(join(archive(), aside ?? ''))).toEqual(before);
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
