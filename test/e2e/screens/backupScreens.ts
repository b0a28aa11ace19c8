import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWindowRig } from '../windowRig.ts';
import { stillWindow, type Photographer } from './picture.ts';

/** The page of the copies: as it is found, with a copy on another disk, and with a disk that is away. */
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
  } finally {
    await rig.close();
  }
}
