import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  acceptedInQueue,
  confirmUnchanged,
  givePin,
  importFile,
  newestInHistory,
  openWindowRig,
} from '../windowRig.ts';
import { stillWindow, type Photographer } from './picture.ts';

/** One document from import to annulment: review, PIN dialogs, queue, history, home. */
export async function journeyScreens(shoot: Photographer): Promise<void> {
  const rig = await openWindowRig({ sample: 'own' }, stillWindow);
  const { page, desk } = rig;
  const signaturePin = page.getByLabel('PIN di firma', { exact: true });
  try {
    await page.getByText('Carta di', { exact: false }).waitFor();
    await shoot(page, '1-oggi-vuoto');
    await page.keyboard.press('Alt+a');
    await page.getByText('Nessun assistito ancora.').waitFor();
    await shoot(page, '2-assistiti-vuoto');
    await page.keyboard.press('Alt+s');
    await page.getByText('Lo storico è vuoto.').waitFor();
    await shoot(page, '6-storico-vuoto');

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
    await shoot(page, '3-revisione-rifiutato');

    await importFile(page, desk.sampleFile);
    await page.getByRole('heading', { name: /^Pronto da firmare/ }).waitFor();
    await page.getByRole('img', { name: /^Pagina 1 di/ }).waitFor();
    await page.waitForFunction(() => (document.querySelector('canvas')?.height ?? 0) > 200);
    await shoot(page, '3-revisione');

    await page.keyboard.press('Control+Enter');
    await signaturePin.waitFor();
    await page.keyboard.type('12345');
    await shoot(page, '4-firma');
    await signaturePin.fill('90909090');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await shoot(page, '4-firma-pin-errato');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('Control+Enter');
    await givePin(page, 'PIN di firma', desk.card.pins.signature);
    await page.getByLabel('PIN della carta (accesso)', { exact: true }).waitFor();
    await shoot(page, '4-pin-della-carta');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Invia ora' }).waitFor();
    await shoot(page, '5-coda-in-attesa');
    await page.getByRole('button', { name: 'Invia ora' }).click();
    await givePin(page, 'PIN della carta (accesso)', desk.card.pins.access);
    await acceptedInQueue(page, 1);
    await shoot(page, '5-coda');

    await page.keyboard.press('Alt+s');
    await page.getByRole('button', { name: 'Sostituisci' }).click();
    await confirmUnchanged(page);
    await shoot(page, '4-differenze');
    await page.keyboard.press('Control+Enter');
    await acceptedInQueue(page, 2);
    await page.keyboard.press('Alt+s');
    await newestInHistory(page);
    await page.getByRole('button', { name: 'Annulla il documento' }).waitFor();
    await shoot(page, '6-storico');
    await page.getByRole('button', { name: 'Annulla il documento' }).click();
    await page.getByLabel('Cognome dell’assistito', { exact: true }).waitFor();
    await shoot(page, '6-annulla');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+o');
    await shoot(page, '1-oggi');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await shoot(page, '8-comandi');
  } finally {
    await rig.close();
  }
}
