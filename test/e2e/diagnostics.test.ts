import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './axe.ts';
import { openWindowRig, windowSkipNotice, type WindowRig } from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

describe.skipIf(windowSkipNotice !== null)('the diagnostics and the help', () => {
  let rig: WindowRig;
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };
  beforeAll(async () => {
    rig = await openWindowRig({ sample: 'own' });
  });
  afterAll(async () => {
    await rig.close();
  });

  it('tries everything from the card to the regional node', async () => {
    const { page } = rig;
    await page.keyboard.press('Alt+i');
    await page.getByRole('button', { name: 'Diagnostica' }).click();
    await page.getByRole('heading', { name: 'Tutto quello che serve è a posto.' }).waitFor();
    await page.getByRole('button', { name: 'Copia tutto' }).waitFor();
    await clean();
  });

  it('hands support a report that names nobody', async () => {
    const { page, desk } = rig;
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Salva in un file' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text).toContain('Software della carta in uso');
    expect(text).toContain('Certificati Sogei:');
    expect(text).toMatch(/^Orologio del computer: \d{4}-\d\d-\d\dT/m);
    expect(text).toContain('Coda e storico: vuoti');
    expect(text).toMatch(/^Ultimi errori:\n {2}nessuno$/m);
    const { codiceFiscale, family } = desk.header.legalAuthenticator;
    expect(text).not.toContain(codiceFiscale);
    expect(text.toUpperCase()).not.toContain(family.toUpperCase());
  });

  it('names the first broken station and its cure when the node is gone', async () => {
    const { page, desk } = rig;
    await desk.gateway.stop();
    await page.getByRole('button', { name: 'Riprova' }).click();
    await page.getByText('Codice channel/unreachable').waitFor();
    await clean();
    await page.getByRole('button', { name: 'Apri la guida' }).first().click();
    await page.getByRole('heading', { level: 2, name: 'Senza rete' }).waitFor();
    await page.getByText('Codice channel/unreachable').waitFor();
    await clean();
  });

  it('opens the help with F1 and finds a page by its words', async () => {
    const { page } = rig;
    await page.keyboard.press('F1');
    await page.getByLabel('Cerca una parola').fill('puk');
    await page.getByRole('heading', { level: 2, name: 'PIN, tentativi e sblocco' }).waitFor();
    await page.getByLabel('Cerca una parola').fill('lettore');
    await page.getByRole('img', { name: /chip in avanti/ }).waitFor();
    await clean();
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
