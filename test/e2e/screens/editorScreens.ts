import { importFile, openWindowRig } from '../windowRig.ts';
import { openForEditing } from '../editorRig.ts';
import { stillWindow, type Photographer } from './picture.ts';

/** The editor: as opened, with an entry open, with the search, refused, and begun from nothing. */
export async function editorScreens(shoot: Photographer): Promise<void> {
  const rig = await openWindowRig({ sample: 'own' }, stillWindow);
  const { page, desk } = rig;
  try {
    await importFile(page, desk.sampleFile);
    await openForEditing(page);
    await page.getByRole('img', { name: /^Pagina 1 di/ }).waitFor();
    await page.waitForFunction(() => (document.querySelector('canvas')?.height ?? 0) > 200);
    await shoot(page, '3-editor');
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: /^Dati di/ }).waitFor();
    await shoot(page, '3-editor-voce');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Aggiungi un farmaco' }).fill('ator');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await shoot(page, '3-editor-ricerca');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('Enter');
    await page.getByLabel('Via', { exact: true }).first().fill('');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 punto da correggere').first().waitFor();
    await shoot(page, '3-editor-errore');
    for (const key of ['Alt+9', 'Alt+4', 'Alt+8']) await page.keyboard.press(key);
    await shoot(page, '3-editor-parametri');
  } finally {
    await rig.close();
  }
}
