import { openWindowRig } from '../windowRig.ts';
import { stillWindow, type Photographer } from './picture.ts';

const pages = [
  ['dati', 'Medico e azienda'],
  ['carta', 'Lettore e carta'],
  ['rete', 'Fascicolo e rete'],
  ['certificato', 'Certificato Sogei'],
  ['elenchi', 'Elenchi e regole'],
  ['copie', 'Copie e recupero'],
  ['arrivi', 'Cartella sorvegliata'],
  ['conservazione', 'Conservazione'],
  ['aspetto', 'Aspetto e blocco'],
  ['informazioni', 'Informazioni'],
] as const;

/** Every page of the settings, those with a trial also with its answer; the diagnostics; the help; the lock. */
export async function settingsScreens(shoot: Photographer): Promise<void> {
  const rig = await openWindowRig({ sample: 'own' }, stillWindow);
  const { page, desk } = rig;
  const rail = page.getByRole('navigation', { name: 'Impostazioni' });
  try {
    await page.keyboard.press('Alt+i');
    for (const [name, title] of pages) {
      await rail.getByRole('button', { name: title }).click();
      await page.getByRole('heading', { level: 2, name: title }).waitFor();
      await page.waitForLoadState('networkidle');
      await shoot(page, `7-impostazioni-${name}`);
    }
    await rail.getByRole('button', { name: 'Lettore e carta' }).click();
    await page.getByRole('button', { name: 'Prova lettore e carta' }).click();
    await page.getByText('Certificato di firma').waitFor();
    await shoot(page, '7-impostazioni-carta-prova');
    await rail.getByRole('button', { name: 'Fascicolo e rete' }).click();
    await page.getByRole('button', { name: 'Prova il collegamento' }).click();
    await page.getByText('diretta, senza proxy').waitFor();
    await page.getByLabel('Proxy').selectOption({ index: 2 });
    await shoot(page, '7-impostazioni-rete-prova');
    await page.getByRole('button', { name: 'Passa all’ambiente reale' }).click();
    await page.getByLabel('Per confermare').fill('prova');
    await shoot(page, '7-impostazioni-ambiente');

    await rail.getByRole('button', { name: 'Diagnostica' }).click();
    await page.getByRole('heading', { name: 'Tutto quello che serve è a posto.' }).waitFor();
    await page.getByRole('button', { name: 'Copia tutto' }).waitFor();
    await shoot(page, '7-diagnostica');
    await desk.gateway.stop();
    await page.getByRole('button', { name: 'Riprova' }).click();
    await page.getByText('Codice channel/unreachable').waitFor();
    await shoot(page, '7-diagnostica-guasto');
    await page.getByRole('button', { name: 'Apri la guida' }).first().click();
    await page.getByRole('heading', { level: 2, name: 'Senza rete' }).waitFor();
    await shoot(page, '9-guida-codice');
    await page.keyboard.press('F1');
    await page.getByLabel('Cerca una parola').fill('');
    await shoot(page, '9-guida');
    await page.getByLabel('Cerca una parola').fill('lettore');
    await page.getByRole('img', { name: /chip in avanti/ }).waitFor();
    await shoot(page, '9-guida-figura');
    await page.getByLabel('Cerca una parola').fill('manuale');
    await page.getByRole('button', { name: 'Consegnare un profilo a Sintesi' }).click();
    await page.getByRole('heading', { level: 2, name: 'Consegnare un profilo' }).waitFor();
    await shoot(page, '9-guida-manuale');
    await page.keyboard.press('Alt+l');
    await page.getByRole('heading', { name: 'Sintesi è bloccato' }).waitFor();
    await shoot(page, '9-blocco');
    await page.getByLabel('Frase segreta', { exact: true }).fill('una frase sbagliata');
    await page.keyboard.press('Enter');
    await page.getByText('La frase segreta non apre la chiave').waitFor();
    await shoot(page, '9-blocco-errore');
  } finally {
    await rig.close();
  }
}
