import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskPassphrase } from '../support/deskBench.ts';
import { accessibilityFaults } from './axe.ts';
import { runCommand, saved } from './editorRig.ts';
import {
  acceptedInQueue,
  openWindowRig,
  signSample,
  windowSkipNotice,
  type WindowRig,
} from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

const phrase = 'la frase segreta del sostituto';
const empty = { patients: 'Nessun assistito ancora.', history: 'Lo storico è vuoto.' };

describe.skipIf(windowSkipNotice !== null)('a substitute on the doctor’s computer', () => {
  let rig: WindowRig;
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };
  const heading = (name: string) => rig.page.getByRole('heading', { name, exact: true });
  const unlock = async (passphrase: string): Promise<void> => {
    await rig.page.getByLabel('Frase segreta', { exact: true }).fill(passphrase);
    await rig.page.keyboard.press('Enter');
  };
  const lock = async (): Promise<void> => {
    await rig.page
      .getByRole('contentinfo')
      .getByText(/^Sintesi \d/)
      .waitFor();
    await rig.page.keyboard.press('Alt+l');
    await heading('Sintesi è bloccato').waitFor();
  };
  const owner = () => rig.desk.header.legalAuthenticator;
  const ownersArchive = () => rig.page.getByText(`Archivio di ${owner().given} ${owner().family}`);

  beforeAll(async () => {
    rig = await openWindowRig({ sample: 'own' });
  });
  afterAll(async () => {
    await rig.close();
  });

  /** What the list of patients and the history show. */
  async function listed(): Promise<string> {
    const { page } = rig;
    const shown: string[] = [];
    const navigation = page.getByRole('navigation', { name: 'Principale' });
    await navigation.getByRole('button', { name: /^Assistiti/ }).click();
    await page
      .getByRole('grid', { name: 'Assistiti' })
      .or(page.getByText(empty.patients))
      .waitFor();
    shown.push(await page.getByRole('main').innerText());
    await navigation.getByRole('button', { name: /^Storico/ }).click();
    await page.getByRole('grid', { name: 'Invii' }).or(page.getByText(empty.history)).waitFor();
    shown.push(await page.getByRole('main').innerText());
    return shown.join('\n');
  }

  async function drafts(): Promise<string> {
    const { page } = rig;
    await page.keyboard.press('Control+k');
    const commands = page.getByRole('dialog', { name: 'Comandi' });
    await commands.waitFor();
    await page.keyboard.type('riprendi la bozza');
    const found = await commands.innerText();
    await page.keyboard.press('Escape');
    await commands.waitFor({ state: 'detached' });
    return found;
  }

  it('is nobody while the doctor is alone: the lock screen only offers to add one', async () => {
    const { page } = rig;
    await signSample(rig);
    await page.keyboard.press('Alt+c');
    await acceptedInQueue(page, 1);
    await runCommand(page, 'nuovo profilo da zero');
    await page.getByLabel('Cognome', { exact: true }).first().fill('Bianchi');
    await saved(page);
    expect(await listed()).toMatch(/RAMUSA[^]*RAMUSA/i);
    await lock();
    await ownersArchive().waitFor();
    expect(await page.getByRole('button', { name: /^Passa a/ }).count()).toBe(0);
    await clean();
  });

  it('is added from the lock screen, with a first run and a passphrase of his own', async () => {
    const { page, desk } = rig;
    await page.getByRole('button', { name: 'Aggiungi un medico' }).click();
    await heading('I tuoi dati').waitFor();
    await page
      .getByRole('button', { name: `Passa a ${owner().given} ${owner().family}` })
      .waitFor();
    await clean();
    await page.getByLabel('Codice fiscale').fill('VRGGNN80A01F205U');
    await page.getByLabel('Cognome').fill('VERGA');
    await page.getByLabel('Nome', { exact: true }).fill('GIOVANNI');
    await page.getByRole('button', { name: 'Salva e vai avanti' }).click();
    await heading('Azienda e deposito').waitFor();
    await page
      .getByLabel('Azienda sanitaria')
      .selectOption({ label: 'AZIENDA USL TOSCANA CENTRO' });
    await page.getByLabel('Indirizzo del nodo regionale').fill(desk.gateway.baseUrl);
    await page.getByRole('button', { name: 'Salva e vai avanti' }).click();
    await heading('Lettore e carta').waitFor();
    await page.getByRole('button', { name: /^(Lo faccio dopo|Avanti)$/ }).click();
    await heading('Frase segreta e copia').waitFor();
    await page.getByLabel('Frase segreta nuova').fill(phrase);
    await page.getByLabel('Ancora una volta').fill(phrase);
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('region', { name: 'Il tuo codice di recupero' });
    await sheet.waitFor();
    const groups = await sheet.locator('span').allTextContents();
    await page.getByLabel('Riscrivi il codice dal foglio').fill(groups.join(' '));
    await page.keyboard.press('Enter');
    await heading('Certificato per il Fascicolo').waitFor();
    await page.getByRole('button', { name: 'Lo faccio dopo' }).click();
    await heading('Prova del collegamento').waitFor();
    await page.getByRole('button', { name: 'Lo faccio dopo' }).click();
    await page.getByRole('button', { name: 'Comincia a lavorare' }).click();
    await page.getByRole('navigation', { name: 'Principale' }).waitFor();
  });

  it('sees no patient, no draft and no history of the doctor’s', async () => {
    const { page, desk } = rig;
    const shown = await listed();
    expect(shown).toContain(empty.patients);
    expect(shown).toContain(empty.history);
    expect(shown).not.toMatch(/RAMUSA|Bianchi/i);
    expect(await drafts()).not.toMatch(/Bianchi/);
    expect((await readdir(join(desk.home, 'medici'))).sort()).toEqual(['medico-2', 'ultimo.json']);
    await lock();
    await page.getByText('Archivio di GIOVANNI VERGA').waitFor();
    await page.getByText('partono solo mentre il suo archivio è aperto').waitFor();
    await clean();
    await unlock(deskPassphrase);
    await page.getByText('La frase segreta non apre la chiave').waitFor();
  });

  it('gives the place back, and everything of the doctor’s is there', async () => {
    const { page } = rig;
    await page.getByRole('button', { name: `Passa a ${owner().given} ${owner().family}` }).click();
    await ownersArchive().waitFor();
    await page.getByRole('button', { name: 'Passa a GIOVANNI VERGA' }).waitFor();
    await unlock(phrase);
    await page.getByText('La frase segreta non apre la chiave').waitFor();
    await unlock(deskPassphrase);
    await page.getByRole('navigation', { name: 'Principale' }).waitFor();
    expect(await listed()).toMatch(/RAMUSA[^]*RAMUSA/i);
    expect(await drafts()).toMatch(/Bianchi/);
    expect(rig.complaints).toEqual([]);
  });
});
