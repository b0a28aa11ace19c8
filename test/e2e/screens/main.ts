import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import {
  acceptedInQueue,
  givePin,
  importFile,
  newestInHistory,
  openWindowRig,
  windowSkipNotice,
} from '../windowRig.ts';

/** `npm run screens -- --out DIR`: every screen as a picture, in each theme and at 200 %. */
const outIndex = process.argv.indexOf('--out');
const out = process.argv[outIndex + 1];
if (outIndex < 0 || out === undefined) {
  console.error('usage: npm run screens -- --out DIR');
  process.exit(2);
}
if (windowSkipNotice !== null) {
  console.error(`no screens: ${windowSkipNotice}`);
  process.exit(1);
}
await mkdir(out, { recursive: true });

const themes = ['light', 'dark', 'hc'] as const;

/** 1366x768 in each theme, then what is left of it at 200 %. */
async function picture(page: Page, name: string): Promise<void> {
  const setTheme = (theme: string) =>
    page.evaluate((value) => {
      document.documentElement.dataset['theme'] = value;
    }, theme);
  for (const theme of themes) {
    await setTheme(theme);
    await page.screenshot({ path: join(String(out), `${name}-${theme}.png`) });
  }
  await setTheme('light');
  await page.setViewportSize({ width: 683, height: 384 });
  await page.screenshot({ path: join(String(out), `${name}-200.png`) });
  await page.setViewportSize({ width: 1366, height: 768 });
  console.log(name);
}

const rig = await openWindowRig({ sample: 'own' }, { deviceScaleFactor: 1 });
const { page, desk } = rig;
const signaturePin = page.getByLabel('PIN di firma', { exact: true });
try {
  await page.getByText('Carta di', { exact: false }).waitFor();
  await picture(page, '1-oggi-vuoto');
  await page.keyboard.press('Alt+a');
  await picture(page, '2-importa');
  await page.keyboard.press('Alt+s');
  await page.getByText('Lo storico è vuoto.').waitFor();
  await picture(page, '6-storico-vuoto');

  const text = await readFile(desk.sampleFile, 'utf8');
  const broken = join(desk.home, 'rotto.xml');
  await writeFile(
    broken,
    text
      .replaceAll('SINTESI0000000001', 'SINTESI0000000009')
      .replace(/<confidentialityCode[^>]*\/>/, ''),
  );
  await importFile(page, broken);
  await page.getByRole('img', { name: /^Pagina 1 di/ }).waitFor();
  await page.waitForLoadState('networkidle');
  await picture(page, '3-revisione-rifiutato');

  await importFile(page, desk.sampleFile);
  await page.getByRole('heading', { name: /^Pronto da firmare/ }).waitFor();
  await page.getByRole('img', { name: /^Pagina 1 di/ }).waitFor();
  await page.waitForFunction(() => (document.querySelector('canvas')?.height ?? 0) > 200);
  await picture(page, '3-revisione');

  await page.keyboard.press('Control+Enter');
  await signaturePin.waitFor();
  await page.keyboard.type('12345');
  await picture(page, '4-firma');
  await signaturePin.fill('90909090');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await picture(page, '4-firma-pin-errato');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('Control+Enter');
  await givePin(page, 'PIN di firma', desk.card.pins.signature);
  await page.getByLabel('PIN della carta (accesso)', { exact: true }).waitFor();
  await picture(page, '4-pin-della-carta');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Invia ora' }).waitFor();
  await picture(page, '5-coda-in-attesa');
  await page.getByRole('button', { name: 'Invia ora' }).click();
  await givePin(page, 'PIN della carta (accesso)', desk.card.pins.access);
  await acceptedInQueue(page, 1);
  await picture(page, '5-coda');

  await page.keyboard.press('Alt+s');
  await page.getByRole('button', { name: 'Sostituisci' }).click();
  await page.getByRole('heading', { name: /^Pronto da firmare/ }).waitFor();
  await page.keyboard.press('Control+Enter');
  await acceptedInQueue(page, 2);
  await page.keyboard.press('Alt+s');
  await newestInHistory(page);
  await page.getByRole('button', { name: 'Annulla il documento' }).waitFor();
  await picture(page, '6-storico');
  await page.getByRole('button', { name: 'Annulla il documento' }).click();
  await page.getByLabel('Cognome dell’assistito', { exact: true }).waitFor();
  await picture(page, '6-annulla');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+o');
  await picture(page, '1-oggi');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await picture(page, '8-comandi');
} finally {
  await rig.close();
}
