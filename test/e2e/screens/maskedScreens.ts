import { openForEditing } from '../editorRig.ts';
import { importFile, openWindowRig } from '../windowRig.ts';
import { stillWindow, type Photographer } from './picture.ts';

/** What is said before the PIN of an entry kept out of the document: beside the changes, for one, for all. */
export async function maskedScreens(shoot: Photographer): Promise<void> {
  const rig = await openWindowRig({ sample: 'own' }, stillWindow);
  const { page, desk } = rig;
  const pin = page.getByLabel('PIN di firma', { exact: true });
  try {
    await importFile(page, desk.sampleFile);
    await openForEditing(page);
    await page
      .getByRole('region', { name: 'Lista dei problemi' })
      .getByRole('button', { name: /Sciatica/ })
      .click();
    await page.getByRole('button', { name: 'Oscura', exact: true }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+c');
    await page.getByText(/sezioni da confermare/).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Enter');
    await page.getByRole('complementary').getByText('resta fuori dal documento').waitFor();
    await shoot(page, '4-differenze-oscurate');
    await page.keyboard.press('Control+Enter');
    await pin.waitFor();
    await shoot(page, '4-firma-oscurate');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+Enter');
    await pin.waitFor();
    await shoot(page, '4-serie-oscurate');
  } finally {
    await rig.close();
  }
}
