import { unzipSync } from 'fflate';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pssFixture } from '../support/pssFixtures.ts';
import { fillDeskWithPatients, inventedPatient } from '../support/patientFixtures.ts';
import { formatCount } from '../../renderer/i18n/it/plural.ts';
import { accessibilityFaults } from './axe.ts';
import { openWindowRig, windowSkipNotice, type WindowRig } from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

const COUNT = 300;
/** The one among them whose surname has an accent, typed here without. */
const someone = Array.from({ length: COUNT }, (_, index) => inventedPatient(index)).find(
  ({ family }) => family === 'Montàgna',
) ?? { given: '' };
const text = pssFixture('full.xml');
/** The sample about somebody else, with something in it that no draft can take. */
const other = text
  .replaceAll('RMSLSO31M04Z404R', 'MNTMRA03M71C615V')
  .replace(/<confidentialityCode/, '<unknownWord>che cosa è</unknownWord><confidentialityCode');

describe.skipIf(windowSkipNotice !== null)('patients, imports and the palette', () => {
  let rig: WindowRig;
  let folder: string;
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };
  const row = (name: RegExp) => rig.page.getByRole('row', { name }).first();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sintesi-gestionale-'));
    rig = await openWindowRig({
      sample: 'own',
      settings: (settings) => ({ ...settings, imports: { folder } }),
      fill: ({ home }) => fillDeskWithPatients(home, COUNT, new Date()),
    });
  });
  afterAll(async () => {
    await rig.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows on the first screen how the list stands', async () => {
    const { page } = rig;
    await page.getByRole('heading', { name: `I tuoi ${formatCount(COUNT)} assistiti` }).waitFor();
    await page.getByText('Nessun file nuovo').waitFor();
    await clean();
  });

  it('finds one of many by the beginnings of name and surname, and moves by keyboard', async () => {
    const { page } = rig;
    await page.keyboard.press('Alt+a');
    await row(/^Acciaiuoli/).waitFor();
    const grid = page.getByRole('grid', { name: 'Assistiti' });
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(COUNT + 1));
    // Only the rows in sight exist.
    expect(await page.getByRole('row').count()).toBeLessThan(80);
    await clean();
    await page.keyboard.type(`${someone.given.slice(0, 4).toUpperCase()} montag`);
    await row(new RegExp(`^Montàgna ${someone.given}`)).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await row(/^Zondadari/).waitFor();
    await page.keyboard.type('cavalc');
    await page
      .getByRole('complementary')
      .getByRole('heading', { name: /^Cavalcanti/ })
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('1 assistito scelto').waitFor();
    await clean();
    await page.keyboard.press('Slash');
    await page.keyboard.type('zzz');
    await page.getByText('Nessun assistito così.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Senza profilo/ }).click();
    await page.getByRole('button', { name: /^Tutti/ }).click();
  });

  it('adds a patient by hand, checking the codice fiscale against birth and sex', async () => {
    const { page } = rig;
    await page.keyboard.press('Alt+n');
    const code = page.getByLabel('Codice fiscale', { exact: true });
    await code.fill('BRGLRZ80D58H501X');
    await page.keyboard.press('Enter');
    await page.getByText('L’ultima lettera non torna').waitFor();
    await code.fill('brglrz80d58h501q');
    expect(await page.getByLabel(/^Data di nascita/).inputValue()).toBe('18/04/1980');
    await page.getByLabel('Sesso').selectOption('M');
    await page.getByText('Il codice fiscale non corrisponde al sesso.').waitFor();
    await clean();
    await page.getByLabel('Sesso').selectOption('F');
    await page.getByLabel('Cognome', { exact: true }).fill('Braglia');
    await page.getByLabel('Nome', { exact: true }).fill('Lucrezia');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page
      .getByRole('complementary')
      .getByRole('heading', { name: /^Braglia/ })
      .waitFor();
  });

  it('gives a patient a copy of everything, and erases what no duty keeps', async () => {
    const { page } = rig;
    await page.getByRole('button', { name: 'Dati e diritti' }).click();
    const dialog = page.getByRole('dialog', { name: 'Dati e diritti dell’assistito' });
    await dialog.getByText('Non cambia niente').waitFor();
    await clean();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Salva la copia' }).click();
    const files = unzipSync(await readFile(await (await download).path()));
    const about = new TextDecoder().decode(files['assistito.json']);
    expect(about).toContain('BRGLRZ80D58H501Q');
    const surname = dialog.getByLabel('Per cancellare scrivi il cognome dell’assistito');
    await surname.fill('Braga');
    await page.keyboard.press('Enter');
    await dialog.getByText('Il cognome scritto non è quello').waitFor();
    await clean();
    await surname.fill('braglia');
    await page.keyboard.press('Enter');
    await dialog.getByText('L’assistito non è più nell’elenco.').waitFor();
    await clean();
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').fill('braglia');
    await page.getByText('Nessun assistito così.').waitFor();
    await page.getByRole('searchbox').fill('');
  });

  it('takes many files at once, each with what became of it', async () => {
    const { page, desk } = rig;
    const made = join(desk.home, 'esportati');
    await mkdir(made);
    const files = [
      ['ramis.xml', text],
      ['monti.xml', other],
      ['rotto.xml', text.slice(0, 3000)],
      ['altro.json', '{"resourceType":"Patient"}'],
    ] as const;
    for (const [name, content] of files) await writeFile(join(made, name), content);
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+Shift+o');
    await (await chooser).setFiles(files.map(([name]) => join(made, name)));
    await page.getByRole('heading', { name: 'Due bozze pronte, due file non letti.' }).waitFor();
    const just = page.getByRole('region', { name: /^Appena portati/ });
    expect(await just.getByText('Non letto').count()).toBe(2);
    await just.getByText('Che cosa non è stato compreso').click();
    await just.getByText('che cosa è').waitFor();
    await clean();
    // The files themselves are as they were.
    expect(await readFile(join(made, 'rotto.xml'), 'utf8')).toBe(text.slice(0, 3000));
  });

  it('shows in the list what the drafts wait for', async () => {
    const { page } = rig;
    await page.keyboard.press('Alt+a');
    await page.getByRole('searchbox').fill('MNTMRA03');
    await row(/Bozza aperta, 17 sezioni/).waitFor();
    await page.getByRole('searchbox').fill('');
  });

  it('takes what is pasted, and leaves pastes in fields alone', async () => {
    const { page } = rig;
    const paste = (selector: string) =>
      page.evaluate(
        ([where, content]) => {
          const data = new DataTransfer();
          data.setData('text/plain', content ?? '');
          document
            .querySelector(where ?? '')
            ?.dispatchEvent(
              new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
            );
        },
        [selector, text],
      );
    await paste('#cerca-assistiti');
    expect(await page.getByRole('grid', { name: 'Assistiti' }).count()).toBe(1);
    await paste('#contenuto');
    await page.getByRole('heading', { name: /^Due bozze pronte/ }).waitFor();
  });

  it('reads what the record program leaves in its folder', async () => {
    const { page } = rig;
    await writeFile(
      join(folder, 'visita.xml'),
      text.replaceAll('RMSLSO31M04Z404R', 'DRCGNN12A46A326K'),
    );
    await page.getByRole('region', { name: /^Dalla cartella/ }).waitFor();
    await page.keyboard.press('Alt+o');
    await page.getByText(/^Aggiornata dal gestionale oggi/).waitFor();
    await page.getByRole('region', { name: /^Bozze 3/ }).waitFor();
    await clean();
  });

  it('finds patients and what can be done about them in the palette', async () => {
    const { page } = rig;
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Comandi' }).waitFor();
    await page.keyboard.type('cavalc');
    await page
      .getByRole('option', { name: /^Cavalcanti/ })
      .first()
      .waitFor();
    await page.getByRole('group', { name: /^Per Cavalcanti/ }).waitFor();
    await clean();
    await page.getByRole('option', { name: 'Mostralo nell’elenco' }).click();
    await page
      .getByRole('complementary')
      .getByRole('heading', { name: /^Cavalcanti/ })
      .waitFor();
  });

  it('caused no complaint of the page and no defect of the program', () => {
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
