import { openWindowRig } from '../windowRig.ts';
import { stillWindow, type Photographer } from './picture.ts';

/** Several doctors on one computer: the lock screen of one alone, the first run of a substitute, who is there then. */
export async function doctorsScreens(shoot: Photographer): Promise<void> {
  const rig = await openWindowRig({ sample: 'own', start: 'locked' }, stillWindow);
  const { page, desk } = rig;
  const { family, given } = desk.header.legalAuthenticator;
  try {
    await shoot(page, '10-medici-solo');
    await page.getByRole('button', { name: 'Aggiungi un medico' }).click();
    await page.getByRole('heading', { name: 'I tuoi dati', exact: true }).waitFor();
    await shoot(page, '10-medici-nuovo');
    await page.getByLabel('Codice fiscale').fill('VRGGNN80A01F205U');
    await page.getByLabel('Cognome').fill('VERGA');
    await page.getByLabel('Nome', { exact: true }).fill('GIOVANNI');
    await page.getByRole('button', { name: 'Salva e vai avanti' }).click();
    await page.getByRole('heading', { name: 'Azienda e deposito', exact: true }).waitFor();
    await page.getByRole('button', { name: `Passa a ${given} ${family}` }).click();
    await page.getByRole('button', { name: 'Passa a GIOVANNI VERGA' }).waitFor();
    await shoot(page, '10-medici-due');
  } finally {
    await rig.close();
  }
}
