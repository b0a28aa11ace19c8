import type { Page } from 'playwright-core';

/** Runs a command of the palette by its name. */
export async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Comandi' }).waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Comandi' }).waitFor({ state: 'detached' });
}

/** Opens the document under review in the editor. */
export async function openForEditing(page: Page): Promise<void> {
  await runCommand(page, 'aggiorna il profilo');
  await page.getByRole('navigation', { name: 'Sezioni del profilo' }).waitFor();
}

/** Waits until everything typed is in the archive. */
export async function saved(page: Page): Promise<void> {
  await page.getByText(/^Bozza salvata alle/).waitFor();
}

/** Opens the only draft kept, in a window that has just come up: its keys are bound and its drafts read by then. */
export async function resumeDraft(page: Page): Promise<void> {
  await page
    .getByRole('contentinfo')
    .getByText(/^Sintesi \d/)
    .waitFor();
  await page.keyboard.press('Control+k');
  const commands = page.getByRole('dialog', { name: 'Comandi' });
  await commands.waitFor();
  await page.keyboard.type('riprendi la bozza');
  await commands
    .getByText(/^Riprendi la bozza/)
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await commands.waitFor({ state: 'detached' });
}
