import { fillDeskWithPatients } from '../../support/patientFixtures.ts';
import { openWindowRig } from '../windowRig.ts';
import { stillWindow, type Photographer } from './picture.ts';

/** The list of 1,500 patients, a search, a search without answer, several prepared together, a patient added by hand. */
export async function patientsScreens(shoot: Photographer): Promise<void> {
  const rig = await openWindowRig(
    { sample: 'own', fill: ({ home }) => fillDeskWithPatients(home, 1500, new Date()) },
    stillWindow,
  );
  const { page } = rig;
  const search = page.getByRole('searchbox');
  try {
    await page.keyboard.press('Alt+a');
    await page
      .getByRole('row', { name: /^Acciaiuoli/ })
      .first()
      .waitFor();
    await shoot(page, '2-assistiti');
    await search.press('ArrowDown');
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await shoot(page, '2-assistiti-tastiera');
    await search.fill('cav nic');
    await shoot(page, '2-assistiti-ricerca');
    await search.fill('cav');
    await search.press('ArrowDown');
    await page.keyboard.press('Control+a');
    await shoot(page, '2-assistiti-scelti');
    await page.keyboard.press('Alt+m');
    await page.getByRole('heading', { name: /^Prepara/ }).waitFor();
    await shoot(page, '2-assistiti-prepara');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /da firmare/ }).waitFor();
    await shoot(page, '2-assistiti-preparati');
    await page.keyboard.press('Escape');
    await search.fill('zzz');
    await shoot(page, '2-assistiti-nessuno');
    await page.keyboard.press('Escape');
    await search.press('ArrowDown');
    await page.getByRole('button', { name: 'Dati e diritti' }).click();
    await page.getByRole('dialog').waitFor();
    await shoot(page, '2-assistiti-diritti');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+n');
    await page.getByLabel('Codice fiscale', { exact: true }).fill('RMSLSO31M04Z404R');
    await page.getByLabel('Sesso').selectOption('F');
    await shoot(page, '2-assistiti-nuovo');
  } finally {
    await rig.close();
  }
}
