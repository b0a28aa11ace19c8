import { join } from 'node:path';
import { givePin, openWindowRig } from '../windowRig.ts';
import { stillWindow, type Photographer } from './picture.ts';

const passphrase = 'quattro parole lunghe davvero';

/** The first run, step after step, and moving in from another computer. */
export async function setupScreens(shoot: Photographer): Promise<void> {
  const rig = await openWindowRig({ sample: 'own', start: 'bare' }, stillWindow);
  const { page, desk } = rig;
  const heading = (name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  try {
    await heading('I tuoi dati');
    await shoot(page, '7-avvio-1-dati');
    await press('Porta qui l’archivio in quattro passi');
    await page.getByRole('button', { name: 'Torna ai passi' }).waitFor();
    await shoot(page, '7-avvio-trasloco');
    await page.reload();
    await heading('I tuoi dati');
    await press('Leggi dalla carta');
    await page.getByText('Letti dalla carta di').waitFor();
    await shoot(page, '7-avvio-1-letti');
    await page.getByLabel('Cognome').fill(desk.header.legalAuthenticator.family);
    await press('Salva e vai avanti');
    await heading('Azienda e deposito');
    await page
      .getByLabel('Azienda sanitaria')
      .selectOption({ label: 'AZIENDA USL TOSCANA CENTRO' });
    await page.getByLabel('Indirizzo del nodo regionale').fill(desk.gateway.baseUrl);
    await shoot(page, '7-avvio-2-azienda');
    await press('Salva e vai avanti');
    await heading('Lettore e carta');
    await page.getByText('Lettore, programma e certificati sono a posto.').waitFor();
    await shoot(page, '7-avvio-3-carta');
    await press('Avanti');
    await heading('Frase segreta e copia');
    await shoot(page, '7-avvio-4-frase');
    await page.getByLabel('Frase segreta nuova').fill(passphrase);
    await page.getByLabel('Ancora una volta').fill(passphrase);
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('region', { name: 'Il tuo codice di recupero' });
    await sheet.waitFor();
    await shoot(page, '7-avvio-4-codice');
    const groups = await sheet.locator('span').allTextContents();
    await page.getByLabel('Riscrivi il codice dal foglio').fill(groups.join(' '));
    await page.keyboard.press('Enter');
    await heading('Certificato per il Fascicolo');
    await shoot(page, '7-avvio-5-certificato');
    await press('Prepara la richiesta');
    await page.getByText('Richiesta pronta per S1#090201PSS').waitFor();
    await shoot(page, '7-avvio-5-richiesta');
    const file = (name: string) => join(desk.pki.directory, name);
    const place = page.getByRole('region', { name: 'Autorità del nodo' });
    await page.getByLabel('File del certificato').setInputFiles(file('sogei-sign.cert.pem'));
    await page.getByLabel('File della chiave').setInputFiles(file('sogei-sign.key.pem'));
    await press('Importa e prova');
    await place.getByLabel('File dell’autorità').setInputFiles(file('sogei-ca.cert.pem'));
    await place.getByText('Il file contiene:').waitFor();
    await shoot(page, '7-avvio-5-autorita');
    await press('Aggiungi');
    await place.waitFor({ state: 'detached' });
    await press('Importa e prova');
    await page.getByText('provato e al sicuro').waitFor();
    await press('Avanti');
    await heading('Prova del collegamento');
    await page.getByText('Identità del nodo').waitFor();
    await shoot(page, '7-avvio-6-collegamento');
    await place.getByLabel('File dell’autorità').setInputFiles(file('server-ca.cert.pem'));
    await press('Aggiungi');
    await page.getByText('riconosciuto, valido fino al').waitFor();
    await press('Fai l’invio di prova');
    await page.getByLabel('PIN della carta (accesso)', { exact: true }).waitFor();
    await shoot(page, '7-avvio-6-pin');
    await givePin(page, 'PIN della carta (accesso)', desk.card.pins.access);
    await page.getByText('Il nodo ha riconosciuto carta e certificato').waitFor();
    await shoot(page, '7-avvio-6-provato');
    await press('Avanti');
    await heading('Tutto pronto');
    await shoot(page, '7-avvio-fine');
  } finally {
    await rig.close();
  }
}
