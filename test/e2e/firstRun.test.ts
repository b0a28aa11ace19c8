import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './axe.ts';
import {
  acceptedInQueue,
  givePin,
  importFile,
  openWindowRig,
  windowSkipNotice,
  type WindowRig,
} from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

const passphrase = 'quattro parole lunghe davvero';

describe.skipIf(windowSkipNotice !== null)('the first run', () => {
  let rig: WindowRig;
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };
  const pki = (name: string) => join(rig.desk.pki.directory, name);
  const heading = (name: string) => rig.page.getByRole('heading', { name, exact: true });
  /** Hands the file of an authority over, compares what it is and trusts it; answers its fingerprint as shown. */
  const trust = async (name: string): Promise<string> => {
    const place = rig.page.getByRole('region', { name: 'Autorità del nodo' });
    await place.getByLabel('File dell’autorità').setInputFiles(pki(`${name}.cert.pem`));
    const certificate = new X509Certificate(await readFile(pki(`${name}.cert.pem`)));
    const fingerprint = certificate.fingerprint256
      .replaceAll(':', '')
      .replaceAll(/(.{4})(?=.)/g, '$1 ');
    await place.getByRole('status').getByText(fingerprint).waitFor();
    await place.getByRole('button', { name: 'Aggiungi' }).click();
    return fingerprint;
  };

  beforeAll(async () => {
    rig = await openWindowRig({ sample: 'own', start: 'bare' });
  });
  afterAll(async () => {
    await rig.close();
  });

  it('reads the doctor from the card', async () => {
    const { page, desk } = rig;
    await heading('I tuoi dati').waitFor();
    await clean();
    await page.getByRole('button', { name: 'Leggi dalla carta' }).click();
    await page.getByText('Letti dalla carta di').waitFor();
    const { codiceFiscale, family } = desk.header.legalAuthenticator;
    expect(await page.getByLabel('Codice fiscale').inputValue()).toBe(codiceFiscale);
    await page.getByLabel('Cognome').fill(family);
    await page.getByRole('button', { name: 'Salva e vai avanti' }).click();
    await heading('Azienda e deposito').waitFor();
  });

  it('goes on where it stopped', async () => {
    await rig.page.reload();
    await heading('Azienda e deposito').waitFor();
  });

  it('chooses the organisation by name and writes the settings', async () => {
    const { page, desk } = rig;
    await clean();
    await page
      .getByLabel('Azienda sanitaria')
      .selectOption({ label: 'AZIENDA USL TOSCANA CENTRO' });
    await page.getByText('Deposito regionale 201').waitFor();
    await page.getByLabel('Indirizzo del nodo regionale').fill(desk.gateway.baseUrl);
    await page.getByRole('button', { name: 'Salva e vai avanti' }).click();
    await heading('Lettore e carta').waitFor();
    const written: unknown = JSON.parse(await readFile(join(desk.home, 'settings.json'), 'utf8'));
    expect(written).toMatchObject({
      profile: { azienda: { code: '090201' }, repository: '201' },
      environment: { name: 'stage', baseUrl: desk.gateway.baseUrl },
    });
  });

  it('tries reader, driver and certificates without a PIN', async () => {
    const { page } = rig;
    await page.getByText('Lettore, programma e certificati sono a posto.').waitFor();
    await clean();
    await page.getByRole('button', { name: 'Avanti' }).click();
    await heading('Frase segreta e copia').waitFor();
  });

  it('makes the archive and believes in the printed code only when it is typed again', async () => {
    const { page } = rig;
    await clean();
    await page.getByLabel('Frase segreta nuova').fill('corta');
    await page.getByLabel('Ancora una volta').fill('corta');
    await page.keyboard.press('Enter');
    await page.getByText('La frase segreta è troppo corta').waitFor();
    await page.getByLabel('Frase segreta nuova').fill(passphrase);
    await page.getByLabel('Ancora una volta').fill(passphrase);
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('region', { name: 'Il tuo codice di recupero' });
    await sheet.waitFor();
    const groups = await sheet.locator('span').allTextContents();
    expect(groups).toHaveLength(8);
    await clean();
    await page.getByLabel('Riscrivi il codice dal foglio').fill(groups.toReversed().join('-'));
    await page.keyboard.press('Enter');
    await page.getByText('Nel codice di recupero il gruppo 1 è scritto male.').waitFor();
    await page.getByLabel('Riscrivi il codice dal foglio').fill(groups.join(' ').toLowerCase());
    await page.keyboard.press('Enter');
    await heading('Certificato per il Fascicolo').waitFor();
    expect(await page.getByText(groups[0] ?? '').count()).toBe(0);
  });

  it('prepares a request for the certificate', async () => {
    const { page } = rig;
    await page.getByRole('button', { name: 'Prepara la richiesta' }).click();
    await page.getByText('Richiesta pronta per S1#090201PSS').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Salva firma.csr', exact: true }).click();
    expect((await download).suggestedFilename()).toBe('firma.csr');
    await clean();
  });

  it('takes the certificate once the authority that issued it is known', async () => {
    const { page } = rig;
    const form = page.locator('form', { has: heading('Ho il certificato') });
    await form.getByLabel('File del certificato').setInputFiles(pki('sogei-sign.cert.pem'));
    await form.getByLabel('File della chiave').setInputFiles(pki('sogei-sign.key.pem'));
    await form.getByRole('button', { name: 'Importa e prova' }).click();
    await page.getByText("non è rilasciato dall'autorità di questo ambiente").waitFor();
    const place = page.getByRole('region', { name: 'Autorità del nodo' });
    // What can vouch for nobody is told from an authority, and a file without certificates from both.
    await place.getByLabel('File dell’autorità').setInputFiles(pki('sogei-sign.key.pem'));
    await place.getByText('Il file non contiene certificati.').waitFor();
    await place.getByLabel('File dell’autorità').setInputFiles(pki('sogei-sign.cert.pem'));
    await place.getByText('non è di un’autorità').waitFor();
    await trust('sogei-ca');
    await place.waitFor({ state: 'detached' });
    await form.getByRole('button', { name: 'Importa e prova' }).click();
    await page.getByText('provato e al sicuro').waitFor();
    await clean();
    await page.getByRole('button', { name: 'Avanti' }).click();
    await heading('Prova del collegamento').waitFor();
  });

  it('names what the connection lacks, and recognises the node by the authority handed over', async () => {
    const { page, desk } = rig;
    await page.getByText("è emesso da un'autorità non riconosciuta").first().waitFor();
    await clean();
    const fingerprint = await trust('server-ca');
    await page.getByText('riconosciuto, valido fino al').waitFor();
    await clean();
    const added = page.getByRole('list', { name: 'Aggiunte per questo ambiente' });
    await added.getByText(fingerprint).waitFor();
    expect(await added.getByRole('listitem').count()).toBe(2);
    const written: unknown = JSON.parse(await readFile(join(desk.home, 'settings.json'), 'utf8'));
    // Beside what the system knows, for this environment alone.
    expect(written).toMatchObject({
      trust: { gatewayAuthorities: [] },
      environment: {
        name: 'stage',
        authorities: [
          await readFile(pki('sogei-ca.cert.pem'), 'utf8'),
          await readFile(pki('server-ca.cert.pem'), 'utf8'),
        ],
      },
    });
  });

  it('sends on trial with the card, and nothing is published', async () => {
    const { page, desk } = rig;
    await page.getByRole('button', { name: 'Fai l’invio di prova' }).click();
    await page.getByLabel('PIN della carta (accesso)', { exact: true }).waitFor();
    await clean();
    await givePin(page, 'PIN della carta (accesso)', desk.card.pins.access);
    await page.getByText('Il nodo ha riconosciuto carta e certificato').waitFor();
    await page.getByText(/^X-CART-id \S+/).waitFor();
    await clean();
    expect(desk.gateway.ledger().documents).toEqual([]);
    await page.getByRole('button', { name: 'Avanti' }).click();
  });

  it('ends with the list of what is done, all of it', async () => {
    const { page } = rig;
    await heading('Tutto pronto').waitFor();
    await clean();
    const rows = page.getByRole('main').getByRole('listitem');
    expect(await rows.filter({ hasText: 'da fare dalle impostazioni' }).count()).toBe(0);
    expect(await rows.filter({ hasText: /fatto$/ }).count()).toBe(6);
    await page.getByRole('button', { name: 'Comincia a lavorare' }).click();
    await page.getByRole('navigation', { name: 'Principale' }).waitFor();
  });

  it('leaves a desk that signs and publishes', async () => {
    const { page, desk } = rig;
    await importFile(page, desk.sampleFile);
    await page.getByRole('heading', { name: /^Pronto da firmare/ }).waitFor();
    await page.keyboard.press('Control+Enter');
    await givePin(page, 'PIN di firma', desk.card.pins.signature);
    await page.keyboard.press('Alt+c');
    await acceptedInQueue(page, 1);
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
