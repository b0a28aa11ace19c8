import type { Page } from 'playwright-core';

/**
 * Runs a command of the palette by its name, once it is offered: in a window that has just come up its keys are bound
 * before anything is on the screen, and what it reads of the archive comes later.
 */
export async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const commands = page.getByRole('dialog', { name: 'Comandi' });
  await commands.waitFor();
  await page.keyboard.type(name);
  // Named by its beginning: what is typed is also in the offer to search the history for it.
  await commands
    .getByRole('option', { name: new RegExp(`^${name}`, 'i') })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await commands.waitFor({ state: 'detached' });
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

/** Opens the only draft kept, in a window that is just coming up. */
export async function resumeDraft(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Principale' }).waitFor();
  await runCommand(page, 'riprendi la bozza');
}
