import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './axe.ts';
import { listenTo, unreachedByTab } from './keyboardAndVoice.ts';
import {
  acceptedInQueue,
  confirmUnchanged,
  givePin,
  importFile,
  newestInHistory,
  openWindowRig,
  windowSkipNotice,
  type WindowRig,
} from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

/** A PIN of the right form that the card does not know. */
const wrongPin = '90909090';

describe.skipIf(windowSkipNotice !== null)('the window over real services', () => {
  let rig: WindowRig;
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };
  const cartIds = () => rig.desk.gateway.ledger().submissions.map(({ cartId }) => cartId);
  const openHistory = async (): Promise<void> => {
    await rig.page.keyboard.press('Alt+s');
    await rig.page.getByRole('region', { name: 'Vita del documento' }).waitFor();
  };

  beforeAll(async () => {
    rig = await openWindowRig({ sample: 'own' });
  });
  afterAll(async () => {
    await rig.close();
  });

  it('begins with nothing to do, the card ready and the test environment marked', async () => {
    const { page } = rig;
    await page.getByText('Carta di', { exact: false }).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Niente in sospeso.' }).waitFor();
    await page.waitForFunction(() => document.title === 'PROVA - Oggi - Sintesi');
    await page.getByText('AMBIENTE DI PROVA').waitFor();
    await clean();
    await page.keyboard.press('Alt+a');
    await page.getByRole('heading', { name: 'Assistiti', level: 1 }).waitFor();
    await clean();
    await page.keyboard.press('Alt+c');
    await page.getByRole('heading', { name: 'Oggi non è partito nulla.' }).waitFor();
    await clean();
    await page.keyboard.press('Alt+s');
    await page.getByText('Lo storico è vuoto.').waitFor();
    await clean();
  });

  it('says of a file that is no profile what it is not', async () => {
    const { page, desk } = rig;
    await page.keyboard.press('Alt+a');
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+o');
    await (await chooser).setFiles(join(desk.pki.directory, 'server.cert.pem'));
    await page.getByRole('alert').waitFor();
    await clean();
  });

  it('leads a document the Fascicolo would refuse back to what is wrong, and does not sign it', async () => {
    const { page, desk } = rig;
    const text = await readFile(desk.sampleFile, 'utf8');
    const broken = join(desk.home, 'rotto.xml');
    await writeFile(
      broken,
      text
        .replaceAll('SINTESI0000000001', 'SINTESI0000000009')
        .replace(/<assignedAuthor[^>]*>[^]*?<\/assignedAuthor>/, (author) =>
          author.replaceAll(/<telecom[^>]*\/>/g, ''),
        ),
    );
    await importFile(page, broken);
    await page.getByRole('heading', { name: /da correggere prima della firma/ }).waitFor();
    await page.getByRole('region', { name: /^Da correggere/ }).waitFor();
    const sign = page.getByRole('button', { name: /^Firma/ });
    expect(await sign.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Control+Enter');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await clean();
  });

  it('says the verdict on a document brought in once, politely', async () => {
    const { page, desk } = rig;
    const heard = await listenTo(page);
    await importFile(page, desk.sampleFile);
    const verdict = page.getByRole('status').getByText(/^Pronto da firmare/);
    await verdict.waitFor();
    // Left and found again it is no news.
    await page.keyboard.press('Alt+c');
    await page.getByRole('heading', { name: 'Oggi non è partito nulla.' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('PIN di firma', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: /^Pronto da firmare/ }).waitFor();
    expect((await heard()).filter((each) => each.startsWith('Pronto da firmare'))).toHaveLength(1);
  });

  it('names a wrong PIN for what it is, and never tries it again by itself', async () => {
    const { page, desk } = rig;
    await importFile(page, desk.sampleFile);
    await page.getByRole('heading', { name: /^Pronto da firmare/ }).waitFor();
    await page.getByRole('img', { name: /^Pagina 1 di/ }).waitFor();
    await clean();
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('PIN di firma', { exact: true }).waitFor();
    await clean();
    // What speaks is not hidden with the rest: coming back it would be heard again.
    expect(
      await page.locator('[aria-hidden=true] [role=status], [inert] [role=status]').count(),
    ).toBe(0);
    await givePin(page, 'PIN di firma', wrongPin);
    await page.getByRole('alert').getByText('PIN di firma sbagliato').waitFor();
    // Asked anew and empty: the PIN that was wrong is never presented a second time.
    await page.getByLabel('PIN di firma', { exact: true }).waitFor();
    expect(await page.getByLabel('PIN di firma', { exact: true }).inputValue()).toBe('');
    await clean();
    expect(cartIds()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('signs and publishes with the keyboard alone, and says once, politely, what became of it', async () => {
    const { page, desk } = rig;
    const heard = await listenTo(page);
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('PIN di firma', { exact: true }).waitFor();
    await page.keyboard.type(desk.card.pins.signature);
    await page.keyboard.press('Enter');
    await page.getByLabel('PIN della carta (accesso)', { exact: true }).waitFor();
    await clean();
    await page.keyboard.type(desk.card.pins.access);
    await page.keyboard.press('Enter');
    await acceptedInQueue(page, 1);
    // The dialog has gone, and the focus is where the queue says how it stands.
    await page.locator('main h1:focus').waitFor();
    expect(cartIds()).toHaveLength(1);
    await page.getByRole('status').getByText('Accettato: ').waitFor();
    const said = await heard();
    expect(said.filter((each) => each.startsWith('Accettato: '))).toHaveLength(1);
    expect(said.filter((each) => each.startsWith('Firmato e messo in coda'))).toHaveLength(1);
    expect(said.filter((each) => each.startsWith('Carta di'))).toEqual([]);
    await clean();
  });

  it('reaches everything that can be done on a screen with Tab', async () => {
    const { page } = rig;
    const screens = [
      ['Alt+o', 'Oggi'],
      ['Alt+a', 'Assistiti'],
      ['Alt+c', 'Coda'],
      ['Alt+s', 'Storico'],
      ['Alt+i', 'Impostazioni'],
    ] as const;
    for (const [key, name] of screens) {
      await page.keyboard.press(key);
      await page.locator('[aria-current=page]').filter({ hasText: name }).waitFor();
      expect(await unreachedByTab(page), key).toEqual([]);
    }
    await page.keyboard.press('F1');
    await page.getByRole('heading', { name: 'Guida' }).waitFor();
    // The help takes the focus to its search once it is read: not in the middle of the round.
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    expect(await unreachedByTab(page), 'F1').toEqual([]);
  });

  it('gives the focus to the heading of each screen, so that it is heard, and says no name twice', async () => {
    const { page } = rig;
    const focused = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        const isInMain = activeElement?.closest('main') !== null;
        return isInMain ? (activeElement?.tagName ?? null) : null;
      });
    for (const key of ['Alt+o', 'Alt+c', 'Alt+i', 'Alt+o']) {
      await page.keyboard.press(key);
      await expect.poll(focused, { message: key }).toBe('H1');
    }
    // Screens that begin with a search begin there.
    await page.keyboard.press('Alt+a');
    await expect.poll(focused).toBe('INPUT');
    const twice = await page.evaluate(() =>
      [...document.querySelectorAll('nav [title], header [title]')].flatMap((each) => {
        const words = each.textContent.trim();
        const title = each.getAttribute('title') ?? '';
        return words !== '' && title.includes(words) ? [title] : [];
      }),
    );
    expect(twice).toEqual([]);
  });

  it('keeps the X-CART-id of the attempt in the life of the document', async () => {
    const { page } = rig;
    await openHistory();
    const [cartId = ''] = cartIds();
    await page.getByRole('button', { name: cartId }).waitFor();
    await page.getByRole('searchbox').fill(cartId.slice(0, 8));
    await page.getByText('1 invio', { exact: true }).waitFor();
    // What was looked for is still there after another screen.
    await page.keyboard.press('Alt+o');
    await page.keyboard.press('Alt+s');
    expect(await page.getByRole('searchbox').inputValue()).toBe(cartId.slice(0, 8));
    await page.getByRole('searchbox').fill('');
    await clean();
  });

  it('replaces the published version by the next one', async () => {
    const { page, desk } = rig;
    await page.getByRole('button', { name: 'Sostituisci' }).click();
    // The words of a station stand apart for who hears them.
    await page
      .getByRole('link', { name: /^2 Terapie farmacologiche da confermare \d+$/ })
      .waitFor();
    await confirmUnchanged(page);
    await page.getByRole('heading', { level: 1, name: /^Nulla cambia rispetto al/ }).waitFor();
    await clean();
    await page.keyboard.press('Control+Enter');
    // The card is still unlocked from the first signature: no PIN is asked again.
    await acceptedInQueue(page, 2);
    expect(desk.gateway.ledger().documents).toHaveLength(2);
    expect(cartIds()).toHaveLength(2);
  });

  it('annuls only under the surname typed', async () => {
    const { page, desk } = rig;
    await openHistory();
    await newestInHistory(page);
    await page.getByRole('button', { name: 'Annulla il documento' }).click();
    const surname = page.getByLabel('Cognome dell’assistito', { exact: true });
    await surname.fill('Altro');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Servono il cognome').waitFor();
    await page.getByLabel('Motivo', { exact: true }).fill('Pubblicato per errore');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .getByText(/non è quello dell’assistito/)
      .waitFor();
    await clean();
    await surname.fill(desk.header.patient.family.toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+c');
    await acceptedInQueue(page, 3);
    expect(cartIds()).toHaveLength(3);
  });

  it('offers every command by name', async () => {
    const { page } = rig;
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Comandi' }).waitFor();
    await clean();
    await page.keyboard.type('stori');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Storico', level: 1 }).waitFor();
  });

  it('caused no complaint of the page and no defect of the program', () => {
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
