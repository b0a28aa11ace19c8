import { execFileSync } from 'node:child_process';
import { unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillDeskWithHistory } from '../support/historyFixtures.ts';
import {
  askQueue,
  copyBeforeSending,
  newestCopy,
  putBack,
  signIntoQueue,
} from '../support/olderCopy.ts';
import { accessibilityFaults } from './axe.ts';
import {
  acceptedInQueue,
  givePin,
  newestInHistory,
  openWindowRig,
  signSample,
  windowSkipNotice,
  type WindowRig,
} from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

describe.skipIf(windowSkipNotice !== null)('the history of a document', () => {
  let rig: WindowRig;
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };

  beforeAll(async () => {
    rig = await openWindowRig({ sample: 'own' });
    const { page } = rig;
    await signSample(rig);
    await acceptedInQueue(page, 1);
    await page.keyboard.press('Alt+s');
    await newestInHistory(page);
  });
  afterAll(async () => {
    await rig.close();
  });

  it('shows what an attempt is known by, each to be copied', async () => {
    const { page } = rig;
    await page.getByText('HTTP 202').first().waitFor();
    for (const name of ['X-CART-id', 'Documento', 'Traccia', 'Flusso', 'Invio']) {
      await page.getByText(name, { exact: true }).first().waitFor();
    }
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copia gli identificativi' }).click();
    const [sent] = rig.desk.gateway.ledger().submissions;
    await page.waitForFunction(
      async (cartId) => (await navigator.clipboard.readText()).includes(cartId),
      sent?.cartId ?? 'none',
    );
  });

  it('shows the signed pages', async () => {
    const { page } = rig;
    await page.getByRole('button', { name: 'Vedi il PDF' }).click();
    await page.getByRole('img', { name: /^Pagina 1 di/ }).waitFor();
    await clean();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('prints them once the trail has recorded it, by button and by keys', async () => {
    const { page } = rig;
    await page.evaluate(() => {
      window.print = () => {
        const { dataset } = document.documentElement;
        dataset['printed'] = String(Number(dataset['printed'] ?? '0') + 1);
      };
    });
    const printed = (times: number) =>
      page.waitForFunction(
        (wanted) => document.documentElement.dataset['printed'] === String(wanted),
        times,
      );
    await page.getByRole('button', { name: 'Vedi il PDF' }).click();
    await page.getByRole('button', { name: 'Stampa' }).click();
    await printed(1);
    await page.keyboard.press('Control+p');
    await printed(2);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+a');
    await page.getByRole('searchbox').press('ArrowDown');
    await page.getByRole('button', { name: 'Dati e diritti' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Salva la copia' }).click();
    const files = unzipSync(await readFile(await (await download).path()));
    const deeds = new TextDecoder().decode(files['registro.json']);
    expect(deeds.match(/"document-printed"/g)).toHaveLength(2);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+s');
    await newestInHistory(page);
  });

  it('tells what the mail for support contains before it is saved', async () => {
    const { page } = rig;
    await page.getByRole('button', { name: 'Mail per l’assistenza' }).click();
    await page.getByText('Non contiene token, chiavi, PIN né la firma.').waitFor();
    await clean();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Salva la mail' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^assistenza-.*\.eml$/);
  });

  it('exports what was found, and the life of the document', async () => {
    const { page } = rig;
    const table = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Esporta' }).click();
    expect((await table).suggestedFilename()).toMatch(/\.csv$/);
    const report = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Rapporto in PDF' }).click();
    expect((await report).suggestedFilename()).toMatch(/\.pdf$/);
  });

  it('obscures the whole document, says so, and shows it again', async () => {
    const { page, desk } = rig;
    await page.getByRole('button', { name: 'Oscura', exact: true }).click();
    await page.getByText(/Documento oscurato: lo resta anche nella prossima versione/).waitFor();
    const acts = page.getByRole('grid', { name: 'Invii' }).getByRole('row');
    await acts.filter({ hasText: 'oscuramento' }).getByText('Accettato').waitFor();
    await clean();
    await page.getByRole('button', { name: 'Togli l’oscuramento' }).click();
    await page.getByRole('button', { name: 'Oscura', exact: true }).waitFor();
    await acts.filter({ hasText: 'Accettato' }).nth(2).waitFor();
    const updates = desk.gateway.ledger().submissions.filter(({ method }) => method === 'U');
    expect(updates).toHaveLength(2);
  });

  it('keeps the reason of an annulment with its act', async () => {
    const { page, desk } = rig;
    await page.getByRole('button', { name: 'Annulla il documento' }).click();
    await page.getByText(/nel Fascicolo non resterà nessun tuo profilo/).waitFor();
    await page
      .getByLabel('Cognome dell’assistito', { exact: true })
      .fill(desk.header.patient.family);
    await page.getByLabel('Motivo', { exact: true }).fill('Assistito sbagliato');
    await clean();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Motivo: Assistito sbagliato').waitFor();
  });

  it('caused no complaint of the page and no defect of the program', () => {
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});

/** Acts of a long history: enough that its end is far from its beginning. */
const LONG = 2000;
const dayMs = 86_400_000;

describe.skipIf(windowSkipNotice !== null)('a long history', () => {
  let rig: WindowRig;
  const list = () => rig.page.getByRole('grid', { name: 'Invii' });
  const current = () => list().locator('[aria-selected="true"]');

  beforeAll(async () => {
    const to = new Date();
    rig = await openWindowRig({
      sample: 'own',
      fill: async ({ home }) => {
        await fillDeskWithHistory(home, LONG, { from: new Date(to.getTime() - 700 * dayMs), to });
      },
    });
  });
  afterAll(async () => {
    await rig.close();
  });

  it('is a list of which only what is in sight exists, and says how long it is', async () => {
    const { page } = rig;
    await page.keyboard.press('Alt+s');
    await page.getByLabel('Periodo').selectOption('Sempre');
    await page.getByText('2.000 invii', { exact: true }).waitFor();
    expect(await list().getAttribute('aria-rowcount')).toBe(String(LONG));
    expect(await list().getByRole('row').count()).toBeLessThan(60);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is walked by keyboard from end to end, and each row opens its document', async () => {
    const { page } = rig;
    await list().focus();
    await page.keyboard.press('End');
    await list()
      .locator(`[aria-rowindex="${String(LONG)}"]`)
      .getByText('Primo profilo')
      .waitFor();
    expect(await current().getAttribute('aria-rowindex')).toBe(String(LONG));
    const name = (await current().getByRole('gridcell').first().innerText()).split(' ')[0] ?? '';
    const band = page.getByRole('region', { name: 'Assistito' });
    await band.getByText(name).first().waitFor();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowUp');
    const row = Number(await current().getAttribute('aria-rowindex'));
    expect(row).toBeLessThan(LONG - 4);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('vita-documento');
  });

  it('is as it was left when one comes back: filters, row and document', async () => {
    const { page } = rig;
    await page.getByLabel('Esito').selectOption('Rifiutato');
    await page.getByText('54 invii', { exact: true }).waitFor();
    await list().focus();
    for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowDown');
    const chosen = await current().innerText();
    await page.keyboard.press('Alt+o');
    await list().waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+s');
    await page.getByText('54 invii', { exact: true }).waitFor();
    expect(await page.getByLabel('Esito').inputValue()).toBe('refused');
    expect(await page.getByLabel('Periodo').inputValue()).toBe('all');
    expect(await current().getAttribute('aria-rowindex')).toBe('21');
    expect(await current().innerText()).toBe(chosen);
  });

  it('signs the life of the document with the card, and saves it', async () => {
    const { page, desk } = rig;
    await page.getByRole('button', { name: 'Firma il rapporto' }).click();
    await page.getByRole('heading', { name: 'Firma il rapporto' }).waitFor();
    await page.getByLabel('PIN di firma', { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Firma il rapporto' }).click();
    await givePin(page, 'PIN di firma', '90909090');
    await page.getByRole('alert').getByText('PIN di firma sbagliato').waitFor();
    const report = page.waitForEvent('download');
    await givePin(page, 'PIN di firma', desk.card.pins.signature);
    expect((await report).suggestedFilename()).toMatch(/-firmata\.pdf$/);
    const said = execFileSync('pdfsig', ['-nocert', await (await report).path()]).toString();
    expect(said).toContain('Signature is Valid.');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('caused no complaint of the page and no defect of the program', () => {
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});

describe.skipIf(windowSkipNotice !== null)(
  'the history of an archive put back to an older copy',
  () => {
    let rig: WindowRig;

    beforeAll(async () => {
      rig = await openWindowRig({
        sample: 'own',
        fill: async (desk) => {
          const backup = await copyBeforeSending(desk);
          await askQueue(desk, { send: true });
          await putBack(desk, backup);
        },
      });
    });
    afterAll(async () => {
      await rig.close();
    });

    it('shows the X-CART-id that only the journal kept in the life of its document, and finds it', async () => {
      const { page } = rig;
      const [call] = rig.desk.gateway.ledger().submissions;
      const cartId = call?.cartId ?? 'none';
      await page.keyboard.press('Alt+s');
      await page.getByText('Un tentativo: accettato').waitFor();
      await page.getByText(cartId).first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      const search = page.getByRole('searchbox', { name: 'Assistito, codice fiscale' });
      await search.fill('nessuno');
      await page.getByText('Nessun invio con questi criteri.').waitFor();
      await search.fill(cartId);
      await page.getByText('Un tentativo: accettato').waitFor();
      expect(rig.complaints).toEqual([]);
      expect(rig.defects).toEqual([]);
    });
  },
);

describe.skipIf(windowSkipNotice !== null)('acts an archive put back does not have', () => {
  let rig: WindowRig;

  beforeAll(async () => {
    rig = await openWindowRig({
      sample: 'own',
      fill: async (desk) => {
        // The copy that is put back was made before the first profile.
        const backup = await newestCopy(desk);
        await signIntoQueue(desk);
        await askQueue(desk, { send: true });
        await putBack(desk, backup);
      },
    });
  });
  afterAll(async () => {
    await rig.close();
  });

  it('stay with their X-CART-id, above a history that is empty', async () => {
    const { page } = rig;
    const [call] = rig.desk.gateway.ledger().submissions;
    await page.keyboard.press('Alt+s');
    await page.getByText('Lo storico è vuoto.').waitFor();
    const summary = page.getByText('1 invio che solo il registro di riserva ricorda');
    await summary.click();
    await page.getByText(`X-CART-id ${call?.cartId ?? 'none'}`).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const search = page.getByRole('searchbox', { name: 'Assistito, codice fiscale' });
    await search.fill('nessuno');
    await summary.waitFor({ state: 'detached' });
    await search.fill(call?.cartId ?? 'none');
    await summary.waitFor();
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
