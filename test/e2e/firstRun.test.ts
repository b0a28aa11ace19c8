import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './axe.ts';
import { openWindowRig, windowSkipNotice, type WindowRig } from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

const passphrase = 'quattro parole lunghe davvero';

describe.skipIf(windowSkipNotice !== null)('the first run', () => {
  let rig: WindowRig;
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };
  const heading = (name: string) => rig.page.getByRole('heading', { name, exact: true });

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

  it('prepares a request for the certificate, and lets it wait', async () => {
    const { page } = rig;
    await page.getByRole('button', { name: 'Prepara la richiesta' }).click();
    await page.getByText('Richiesta pronta per S1#090201PSS').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Salva firma.csr', exact: true }).click();
    expect((await download).suggestedFilename()).toBe('firma.csr');
    await clean();
    await page.getByRole('button', { name: 'Lo faccio dopo' }).click();
    await heading('Prova del collegamento').waitFor();
  });

  it('names what the connection lacks, and ends with the list of what is done', async () => {
    const { page } = rig;
    await page.getByText('Identità del nodo').waitFor();
    await clean();
    await page.getByRole('button', { name: 'Lo faccio dopo' }).click();
    await heading('Tutto pronto').waitFor();
    await clean();
    await page.getByRole('button', { name: 'Comincia a lavorare' }).click();
    await page.getByRole('navigation', { name: 'Principale' }).waitFor();
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
