import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskPassphrase } from '../../support/deskBench.ts';
import { openWindowRig } from '../windowRig.ts';
import { stillWindow, type Photographer } from './picture.ts';

/** The page of the copies: a disk that is away, a copy on another disk, another key for the archive. */
export async function backupScreens(shoot: Photographer): Promise<void> {
  const rig = await openWindowRig({ sample: 'own' }, stillWindow);
  const { page } = rig;
  try {
    await page.keyboard.press('Alt+i');
    await page
      .getByRole('navigation', { name: 'Impostazioni' })
      .getByRole('button', { name: 'Copie e recupero' })
      .click();
    const folder = page.getByLabel('Cartella su un altro disco o in rete');
    await folder.fill(join(tmpdir(), 'disco-scollegato'));
    await page.getByRole('button', { name: 'Prova e usa questa cartella' }).click();
    await page.getByText(/per le copie su un altro disco non c’è/).waitFor();
    await shoot(page, '7-copie-disco-scollegato');
    await folder.fill(await mkdtemp(join(tmpdir(), 'sintesi-stick-')));
    await page.getByRole('button', { name: 'Prova e usa questa cartella' }).click();
    await page.getByText(/^Aggiornata:/).waitFor();
    await page.getByRole('button', { name: 'Fai ora una copia' }).click();
    await page.getByText('Copia fatta e controllata.').first().waitFor();
    await shoot(page, '7-copie');
    const renewal = page.getByRole('region', { name: 'Rifai il codice di recupero' });
    await renewal.getByLabel('Frase segreta di adesso').fill(deskPassphrase);
    await renewal.getByRole('button', { name: 'Fai il codice nuovo' }).click();
    const renewed = renewal.getByRole('region', { name: 'Il tuo codice di recupero' });
    await renewed.waitFor();
    await renewed.scrollIntoViewIfNeeded();
    await shoot(page, '7-codice-nuovo');
    await renewal
      .getByRole('textbox')
      .fill((await renewed.locator('p > span').allTextContents()).join(' '));
    await renewal.getByRole('button', { name: 'Usa il codice nuovo' }).click();
    await renewal.getByText('Il codice di recupero è cambiato.').waitFor();
    await shoot(page, '7-codice-cambiato');
    const change = page.getByRole('region', { name: 'Cambia la chiave dell’archivio' });
    const wanted = 'una frase che nessuno ha visto';
    await change.getByLabel('Frase segreta di adesso').fill(deskPassphrase);
    await change.getByLabel('Frase segreta nuova').fill(wanted);
    await change.getByLabel('Ancora una volta').fill(wanted);
    await change.getByRole('button', { name: 'Prepara il codice nuovo' }).click();
    const code = change.getByRole('region', { name: 'Il tuo codice di recupero' });
    await code.waitFor();
    await code.scrollIntoViewIfNeeded();
    await shoot(page, '7-chiave-codice');
    const groups = await code.locator('p > span').allTextContents();
    await change.getByRole('textbox').fill(groups.join(' '));
    await change.getByRole('button', { name: 'Cambia la chiave' }).click();
    await change.getByText('La chiave è cambiata.').waitFor();
    await shoot(page, '7-chiave-cambiata');
  } finally {
    await rig.close();
  }
}
