import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLocatedJson } from '../../shared/json/locatedJson.ts';
import { readDraftFile } from '../../shared/pss/draftFile.ts';
import { deskPassphrase } from '../support/deskBench.ts';
import { accessibilityFaults } from './axe.ts';
import { openForEditing, runCommand, saved } from './editorRig.ts';
import { importFile, openWindowRig, windowSkipNotice, type WindowRig } from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

describe.skipIf(windowSkipNotice !== null)('writing a profile', () => {
  let rig: WindowRig;
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };
  const section = (name: string) => rig.page.getByRole('region', { name, exact: true });

  beforeAll(async () => {
    rig = await openWindowRig({ sample: 'own' });
  });
  afterAll(async () => {
    await rig.close();
  });

  it('opens a document with everything to confirm, the severe allergy in the band', async () => {
    const { page, desk } = rig;
    await importFile(page, desk.sampleFile);
    await openForEditing(page);
    await page.getByText('17 sezioni da confermare').waitFor();
    const band = page.getByRole('region', { name: 'Assistito', exact: true });
    await band.getByText('1 allergia grave su 2').waitFor();
    const facts = ['RAMUSA', '04/08/1931', 'RMSLSO31M04Z404R'];
    for (const fact of facts) await band.getByText(fact).first().waitFor();
    expect(await band.getByRole('definition').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^04\/08\/1931 · \d+ anni$/), 'M']),
    );
    const stations = page.getByRole('navigation', { name: 'Sezioni del profilo' });
    await stations.getByRole('link', { name: /Terapie farmacologiche da confermare/ }).waitFor();
    const origin = section('Terapie farmacologiche').getByText(/v1 del \d\d\/\d\d\/\d{4}$/);
    expect(await origin.count()).toBe(3);
    await section('Lista dei problemi').getByText('non codificato').waitFor();
    // No screen of its own in the top bar, and yet one knows where one is.
    const place = page.getByRole('navigation', { name: 'Principale' }).locator('[aria-current]');
    expect(await place.allTextContents()).toEqual(['Assistiti']);
    await page.getByRole('img', { name: /^Pagina 1 di/ }).waitFor();
    await clean();
  });

  it('edits a row in place: Enter opens and moves on, Shift+Enter back, Esc gives back, undo and redo go through', async () => {
    const { page } = rig;
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const form = page.getByRole('group', { name: /^Dati di metformina/ });
    await form.waitFor();
    await clean();
    await form.getByLabel('Nota', { exact: true }).fill('a stomaco pieno');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    expect(await form.getByLabel('Nota', { exact: true }).inputValue()).toBe('');
    const since = form.getByLabel('Dal', { exact: true });
    await since.focus();
    await page.keyboard.press('Shift+Enter');
    const isBefore = await since.evaluate(
      (field) =>
        field.compareDocumentPosition(document.activeElement ?? field) ===
        Node.DOCUMENT_POSITION_PRECEDING,
    );
    expect(isBefore).toBe(true);
    await since.fill('3/2018');
    await page.keyboard.press('Enter');
    const row = section('Terapie farmacologiche').getByRole('button', { name: /Metformina/ });
    await row.getByText('03/2018').waitFor();
    await page.keyboard.press('Control+z');
    await row.getByText('06/2017').waitFor();
    await page.keyboard.press('Control+Shift+z');
    await row.getByText('03/2018').waitFor();
    await row.getByText('cambiata ora').waitFor();
    const stations = page.getByRole('navigation', { name: 'Sezioni del profilo' });
    await stations.getByRole('link', { name: /Terapie farmacologiche confermata/ }).waitFor();
    await saved(page);
  });

  it('keeps the dosage in fields and the one in words, whichever is chosen', async () => {
    const { page } = rig;
    const row = section('Terapie farmacologiche').getByRole('button', { name: /Metformina/ });
    // Still open: the row was moved through, not closed.
    const form = page.getByRole('group', { name: /^Dati di metformina/ });
    const way = form.getByLabel('Posologia', { exact: true });
    await way.selectOption('a parole');
    await form.getByLabel('Posologia a parole', { exact: true }).fill('una dopo cena');
    await row.getByText('una dopo cena').waitFor();
    expect(await form.getByLabel('Dose', { exact: true }).count()).toBe(0);
    await way.selectOption('strutturata');
    await row.getByText('850 mg ogni 12 ore').waitFor();
    await way.selectOption('a parole');
    expect(await form.getByLabel('Posologia a parole', { exact: true }).inputValue()).toBe(
      'una dopo cena',
    );
    await way.selectOption('strutturata');
    await form.getByRole('button', { name: 'Fatto' }).click();
    await saved(page);
  });

  it('shows the gravest allergies first, whatever their order was', async () => {
    const { page } = rig;
    const rows = section('Allergie e intolleranze').getByRole('list').getByRole('button');
    await rows.nth(1).click();
    const form = page.getByRole('group', { name: /^Dati di nichel/i });
    await form.getByLabel('Criticità', { exact: true }).selectOption('H');
    await rows.first().click();
    const first = page.getByRole('group', { name: /^Dati di amoxicillina/i });
    await first.getByLabel('Criticità', { exact: true }).selectOption('L');
    await first.getByRole('button', { name: 'Fatto' }).click();
    expect(await rows.first().textContent()).toMatch(/nichel/i);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect(await rows.first().textContent()).toMatch(/amoxicillina/i);
    await saved(page);
  });

  it('saves at once with Ctrl S, before the time it does so by itself', async () => {
    const { page } = rig;
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.keyboard.press('Control+z');
    await page.getByText(/^Bozza salvata alle/).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+s');
    await saved(page);
    await page.keyboard.press('Control+Shift+z');
    await page.clock.resume();
    await saved(page);
  });

  it('removes and duplicates with a key, and gives back with another', async () => {
    const { page } = rig;
    const rows = section('Lista dei problemi').getByRole('list').getByRole('button');
    await page.keyboard.press('Alt+4');
    expect(await rows.count()).toBe(3);
    await page.keyboard.press('Control+d');
    await rows.nth(3).waitFor();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Alt+4');
    await page.keyboard.press('Delete');
    await page.getByText(/Ctrl Z per riaverla/).waitFor();
    await page.keyboard.press('Control+z');
    await rows.nth(2).waitFor();
    expect(await rows.count()).toBe(3);
  });

  it('keeps one entry out of the document, and says so', async () => {
    const { page } = rig;
    const row = section('Lista dei problemi').getByRole('button', { name: /Sciatica/ });
    await row.click();
    await page.getByRole('button', { name: 'Oscura', exact: true }).click();
    await page.getByText(/^Non entra nel documento, e chi lo legge non sa che manca/).waitFor();
    await clean();
    await page.keyboard.press('Escape');
    await row.getByText('oscurata').waitFor();
    await section('Lista dei problemi').getByText('3 in elenco, 1 oscurata').waitFor();
    await page.getByText('1 voce oscurata, fuori dal documento').waitFor();
    await saved(page);
  });

  it('finds a drug from two letters and inserts it with Enter', async () => {
    const { page } = rig;
    const search = page.getByRole('combobox', { name: 'Aggiungi un farmaco' });
    await search.fill('bi');
    await page
      .getByRole('listbox')
      .getByRole('option', { name: /Bisoprololo/ })
      .waitFor();
    await clean();
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: /^Dati di Bisoprololo/ }).waitFor();
    await saved(page);
  });

  it('hands the draft over as a file that can be read again', async () => {
    const { page } = rig;
    const download = page.waitForEvent('download');
    await runCommand(page, 'salva la bozza in un file');
    const file = await download;
    expect(file.suggestedFilename()).toBe('pss-bozza-ramusa-olso.json');
    await page.getByText('Bozza salvata in pss-bozza-ramusa-olso.json.').waitFor();
    const json = parseLocatedJson(await readFile(await file.path(), 'utf8'));
    if (!json.ok) throw new Error(json.error.code);
    expect(readDraftFile(json.value)).toMatchObject({ ok: true, value: { unmapped: [] } });
  });

  it('loses nothing typed when the page goes, and says that it was recovered', async () => {
    const { page } = rig;
    const form = page.getByRole('group', { name: /^Dati di Bisoprololo/ });
    await form.getByLabel('Nota', { exact: true }).pressSequentially('al mattino presto');
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const drafts = await page.evaluate(() => document.title);
    expect(drafts).toContain('Sintesi');
    await runCommand(page, 'riprendi la bozza');
    await page.getByText(/^Bozza ripristinata, era delle/).waitFor();
    await section('Terapie farmacologiche')
      .getByRole('button', { name: /Bisoprololo/ })
      .click();
    expect(await form.getByLabel('Nota', { exact: true }).inputValue()).toBe('al mattino presto');
    await clean();
  });

  it('keeps what was typed just before the desk is locked', async () => {
    const { page } = rig;
    const form = page.getByRole('group', { name: /^Dati di Bisoprololo/ });
    await form.getByLabel('Nota', { exact: true }).press('End');
    await page.keyboard.type(' e la sera');
    await page.keyboard.press('Alt+l');
    await page.getByRole('heading', { name: 'Sintesi è bloccato' }).waitFor();
    await page.getByLabel('Frase segreta', { exact: true }).fill(deskPassphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Principale' }).waitFor();
    await runCommand(page, 'riprendi la bozza');
    await section('Terapie farmacologiche')
      .getByRole('button', { name: /Bisoprololo/ })
      .click();
    expect(await form.getByLabel('Nota', { exact: true }).inputValue()).toBe(
      'al mattino presto e la sera',
    );
  });

  it('leads what is wrong to its field: nothing is red before, the summary has the focus after', async () => {
    const { page } = rig;
    expect(await page.getByText(/da correggere/).count()).toBe(0);
    await page
      .getByText(/da completare/)
      .first()
      .waitFor();
    const bisoprolol = page.getByRole('group', { name: /^Dati di Bisoprololo/ });
    await bisoprolol.getByRole('button', { name: 'Fatto' }).click();
    await page.keyboard.press('Control+Shift+c');
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 punto da correggere').first().waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'da-correggere');
    await clean();
    // The rule by its name is for who asks: the words come first, with the way to the field.
    const details = section('Terapie farmacologiche').locator('details', {
      hasText: 'Dettagli tecnici',
    });
    expect(await details.first().getAttribute('open')).toBeNull();
    expect(await details.first().textContent()).toMatch(/[a-z0-9/-]+ · /);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const form = page.getByRole('group', { name: /^Dati di Bisoprololo/ });
    await page.waitForFunction(
      () => document.activeElement?.getAttribute('aria-invalid') === 'true',
    );
    await page.keyboard.type('oral');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await form.getByText('Il dato è obbligatorio').waitFor({ state: 'detached' });
    await clean();
  });

  it('becomes the document to be signed', async () => {
    const { page } = rig;
    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('heading', { level: 1, name: 'Primo profilo: ecco che cosa contiene.' })
      .waitFor();
    await page
      .getByText(/pressione alta/i)
      .first()
      .waitFor();
    expect(await page.getByText(/sciatica/i).count()).toBe(0);
    await clean();
  });

  it('says before the PIN what stays out of the document, for one profile and for all of them', async () => {
    const { page } = rig;
    const beside = page.getByRole('complementary');
    await beside.getByText('1 voce oscurata resta fuori dal documento.', { exact: true }).waitFor();
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('PIN di firma', { exact: true }).waitFor();
    await dialog.getByText('1 voce oscurata resta fuori dal documento.', { exact: true }).waitFor();
    await clean();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+Enter');
    await dialog.getByLabel('PIN di firma', { exact: true }).waitFor();
    await dialog
      .getByText('1 voce oscurata resta fuori da 1 documento.', { exact: true })
      .waitFor();
    await dialog
      .getByRole('listitem')
      .getByText(/ 1 voce oscurata fuori\.$/)
      .waitFor();
    await clean();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Chiudi' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('composes from nothing: who, and what there is not, as deliberate statements', async () => {
    const { page } = rig;
    await runCommand(page, 'nuovo profilo da zero');
    await page.getByRole('navigation', { name: 'Sezioni del profilo' }).waitFor();
    const who = section('Dati dell’assistito e del documento');
    await who.getByLabel('Cognome', { exact: true }).first().fill('Ramusa');
    await who.getByLabel('Nome', { exact: true }).first().fill('Olso');
    await who.getByLabel('Codice fiscale', { exact: true }).first().fill('RMSLSO31M04Z404R');
    await who.getByLabel('Nato il', { exact: true }).first().fill('5/8/1931');
    await who.getByLabel('Sesso', { exact: true }).first().selectOption('M');
    await who.getByText(/non è quella del codice fiscale/).waitFor();
    await who.getByLabel('Nato il', { exact: true }).first().fill('4/8/1931');
    await who.getByText(/non è quella del codice fiscale/).waitFor({ state: 'detached' });
    await who.getByLabel('Nato il', { exact: true }).first().fill('5/8/1931');
    await who.getByRole('button', { name: 'Aggiungi un recapito' }).nth(1).click();
    await who.getByLabel('Telefono o posta', { exact: true }).last().fill('055 0000000');
    const stated = [
      ['Allergie e intolleranze', 'Nessuna nota'],
      ['Terapie farmacologiche', 'Nessuna terapia'],
      ['Lista dei problemi', 'Nessuno noto'],
      ['Anamnesi familiare', 'Niente da segnalare'],
    ] as const;
    for (const [name, statement] of stated) {
      await section(name).getByRole('button', { name: statement, exact: true }).click();
    }
    await section('Allergie e intolleranze')
      .getByText(/^Nessuna nota, dichiarata il \d\d\/\d\d\/\d{4}$/)
      .waitFor();
    await page
      .getByRole('region', { name: 'Assistito', exact: true })
      .getByText('Nessuna allergia grave')
      .waitFor();
    // An entry takes the statement back; so does its removal not bring it back by itself.
    const therapies = section('Terapie farmacologiche');
    await therapies.getByRole('combobox').first().fill('bi');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await therapies.getByText(/^Nessuna terapia, dichiarata/).waitFor({ state: 'detached' });
    await page.getByText('«Nessuna nota» è stata tolta: ora c’è una voce.').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await therapies.getByText(/^Nessuna terapia, dichiarata/).waitFor();
    await clean();
    // A birth date unlike the codice fiscale is a warning: it does not stop the doctor.
    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('heading', { level: 1, name: 'Primo profilo: ecco che cosa contiene.' })
      .waitFor();
    const band = page.getByRole('region', { name: 'Assistito', exact: true });
    await band.getByText('Nessuna allergia grave').waitFor();
  });

  it('asks by name what becomes of a changed draft', async () => {
    const { page } = rig;
    await runCommand(page, 'nuovo profilo da zero');
    const who = section('Dati dell’assistito e del documento');
    await who.getByLabel('Cognome', { exact: true }).first().fill('Bianchi');
    await page.getByRole('button', { name: 'Chiudi la bozza' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tengo la bozza di Bianchi?' });
    await dialog.waitFor();
    await clean();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await who.getByLabel('Cognome', { exact: true }).first().inputValue()).toBe('Bianchi');
    await page.getByRole('button', { name: 'Chiudi la bozza' }).click();
    await dialog.getByRole('button', { name: 'Tieni la bozza' }).click();
    await dialog.waitFor({ state: 'detached' });
    await runCommand(page, 'riprendi la bozza di bianchi');
    await who.getByLabel('Cognome', { exact: true }).first().fill('Bianchini');
    await page.getByRole('button', { name: 'Chiudi la bozza' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Scarta le modifiche' }).click();
    await page
      .getByRole('navigation', { name: 'Sezioni del profilo' })
      .waitFor({ state: 'detached' });
  });

  it('says why a profile after another doctor’s begins a chain of its own', async () => {
    const { page, desk } = rig;
    const text = await readFile(desk.sampleFile, 'utf8');
    const other = join(desk.home, 'di-un-altro.xml');
    await writeFile(
      other,
      text
        .replaceAll('SINTESI0000000001', 'SINTESI0000000077')
        .replaceAll('RMSLSO31M04Z404R', 'MNTMRA03M71C615V')
        .replaceAll('MNZLSN99E05F205J', 'DRCGNN12A46A326K'),
    );
    await importFile(page, other);
    await openForEditing(page);
    const band = page.getByRole('region', { name: 'Assistito', exact: true });
    await band.getByText(/^documento nuovo: l’ultimo è di /).waitFor();
  });

  it('caused no complaint of the page and no defect of the program', () => {
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
