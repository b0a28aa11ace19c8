import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventedPatient } from '../support/patientFixtures.ts';
import { pssFixture } from '../support/pssFixtures.ts';
import { accessibilityFaults } from './axe.ts';
import { givePin, openWindowRig, windowSkipNotice, type WindowRig } from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

const COUNT = 50;
const text = pssFixture('full.xml');

/** What the record program exports of somebody. */
function exported(index: number, from = text): string {
  const { codiceFiscale, family, given } = inventedPatient(index);
  return from
    .replaceAll('RMSLSO31M04Z404R', codiceFiscale)
    .replace(/(<patient[\s\S]*?<family>)[^<]*/, `$1${family}`)
    .replace(/(<patient[\s\S]*?<given>)[^<]*/, `$1${given}`);
}

describe.skipIf(windowSkipNotice !== null)('the next version of many profiles in one act', () => {
  let rig: WindowRig;
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };
  const grid = () => rig.page.getByRole('grid', { name: 'Assistiti' });
  const chosen = (count: string) =>
    rig.page.getByRole('complementary').getByRole('heading', { name: count, exact: true });
  const results = () => rig.page.getByRole('list', { name: 'Assistiti scelti' });

  /** Brings files of the record program, as a person does. */
  async function bring(files: Readonly<Record<string, string>>): Promise<void> {
    const { page, desk } = rig;
    const folder = join(desk.home, 'esportati');
    await mkdir(folder, { recursive: true });
    const paths: string[] = [];
    for (const [name, content] of Object.entries(files)) {
      paths.push(join(folder, name));
      await writeFile(join(folder, name), content);
    }
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+Shift+o');
    await (await chooser).setFiles(paths);
  }

  beforeAll(async () => {
    rig = await openWindowRig({ sample: 'own' });
    const files = Array.from({ length: COUNT }, (_, index) => [
      `${String(index)}.xml`,
      exported(index),
    ]);
    await bring(Object.fromEntries(files) as Readonly<Record<string, string>>);
    await rig.page
      .getByRole('heading', { name: `${String(COUNT)} bozze pronte.` })
      .waitFor({ timeout: 200_000 });
  }, 300_000);
  afterAll(async () => {
    await rig.close();
  });

  it('chooses whoever is to be updated with one key, a stretch with Shift, one with Space', async () => {
    const { page } = rig;
    await page.keyboard.press('Alt+a');
    await grid().focus();
    await page.keyboard.press('Home');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowDown');
    await chosen('4 assistiti scelti').waitFor();
    await page.keyboard.press('Shift+ArrowUp');
    await chosen('3 assistiti scelti').waitFor();
    await page.keyboard.press('Space');
    await chosen('2 assistiti scelti').waitFor();
    await page.keyboard.press('Control+a');
    await chosen(`${String(COUNT)} assistiti scelti`).waitFor();
    await clean();
  });

  it('confirms nothing that nobody has looked at, unless it is told to', async () => {
    const { page } = rig;
    await page.keyboard.press('Alt+m');
    await page.getByRole('heading', { name: `Prepara ${String(COUNT)} profili` }).waitFor();
    await clean();
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { name: `0 pronti da firmare, ${String(COUNT)} no` })
      .waitFor({ timeout: 200_000 });
    expect(await results().getByText('Primo profilo, mai guardato: 17 sezioni.').count()).toBe(
      COUNT,
    );
    await clean();
    await page.getByRole('button', { name: `Conferma i dati nuovi di ${String(COUNT)}` }).click();
    await page
      .getByRole('heading', { name: `${String(COUNT)} pronti da firmare`, exact: true })
      .waitFor({ timeout: 300_000 });
    await clean();
  }, 600_000);

  it('goes on to sign all of them with one PIN', async () => {
    const { page, desk } = rig;
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Firma ${String(COUNT)} profili` }).waitFor();
    await givePin(page, 'PIN di firma', desk.card.pins.signature);
    await page
      .getByRole('heading', { name: `${String(COUNT)} profili firmati e in coda.` })
      .waitFor({ timeout: 300_000 });
    await page.getByRole('button', { name: 'Vai alla coda' }).click();
    await givePin(page, 'PIN della carta (accesso)', desk.card.pins.access);
    await expect
      .poll(() => desk.gateway.ledger().documents.length, { timeout: 300_000 })
      .toBe(COUNT);
    await page.keyboard.press('Alt+a');
    await grid().waitFor();
    expect(await grid().getByText('scelto', { exact: true }).count()).toBe(0);
  }, 700_000);

  it('tells beside the list what the record program brought since', async () => {
    const { page } = rig;
    const changed = exported(0, text.replaceAll('mezz’ora', 'un’ora'));
    await bring({ 'ancora.xml': changed });
    await page.getByRole('heading', { name: `${String(COUNT + 1)} bozze pronte.` }).waitFor();
    await page.keyboard.press('Alt+a');
    const { codiceFiscale, family } = inventedPatient(0);
    await page.getByRole('searchbox').fill(codiceFiscale);
    await page.getByRole('complementary').getByRole('heading', { name: family }).waitFor();
    const told = page.getByRole('region', { name: 'Che cosa è cambiato' });
    await told.getByText('Cammina un’ora al giorno.').waitFor();
    await clean();
    await page.getByRole('searchbox').fill('');
  }, 300_000);

  it('prepares the unchanged, and says of the others why not', async () => {
    const { page, desk } = rig;
    await page.keyboard.press('Alt+n');
    await page.getByLabel('Codice fiscale', { exact: true }).fill('BRGLRZ80D58H501Q');
    await page.getByLabel('Cognome', { exact: true }).fill('Abate');
    await page.getByLabel('Nome', { exact: true }).fill('Lucrezia');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await grid().focus();
    await page.keyboard.press('Home');
    // The first has no profile, the second has new data, the others are as they were.
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Alt+m');
    await page.getByRole('heading', { name: 'Prepara 5 profili' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '3 pronti da firmare, 2 no' }).waitFor();
    await results().getByText('Non c’è un profilo da cui cominciare.').waitFor();
    await results().getByText('Dati diversi dall’ultima versione: Stile di vita.').waitFor();
    await clean();
    await page.getByRole('button', { name: 'Firma 3 profili' }).click();
    await page
      .getByRole('heading', { name: '3 profili firmati e in coda.' })
      .waitFor({ timeout: 100_000 });
    await page.keyboard.press('Escape');
    await expect
      .poll(() => desk.gateway.ledger().documents.length, { timeout: 100_000 })
      .toBe(COUNT + 3);
  }, 300_000);

  it('caused no complaint of the page and no defect of the program', () => {
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
