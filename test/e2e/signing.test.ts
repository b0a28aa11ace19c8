import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeScriptedCard, type ScriptedCard } from '../cards/scripted/scriptedCard.ts';
import { accessibilityFaults } from './axe.ts';
import { importFile, openWindowRig, windowSkipNotice, type WindowRig } from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

const day = 86_400_000;

/** PKCS#11 v2.40, CK_TOKEN_INFO flags. */
const flags = {
  countLow: '0x10000',
  finalTry: '0x20000',
  locked: '0x40000',
  pinOnReader: '0x100',
} as const;

describe.skipIf(windowSkipNotice !== null)('signing one profile at the window', () => {
  let rig: WindowRig;
  let card: ScriptedCard;
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };
  const pinField = () => rig.page.getByLabel('PIN di firma', { exact: true });
  const openSigning = async (): Promise<void> => {
    await rig.page.keyboard.press('Control+Enter');
    await rig.page.getByRole('dialog').waitFor();
  };
  const closeDialog = async (): Promise<void> => {
    await rig.page.keyboard.press('Escape');
    await rig.page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const sent = () => rig.desk.gateway.ledger().submissions;

  beforeAll(async () => {
    rig = await openWindowRig({
      sample: 'own',
      makeCard: async (request) => (card = await makeScriptedCard(request)),
    });
  });
  afterAll(async () => {
    await rig.close();
  });

  it('finds what waits for a signature again after the window was closed', async () => {
    const { page, desk } = rig;
    await importFile(page, desk.sampleFile);
    await page.reload();
    await page.keyboard.press('Alt+o');
    await page.getByRole('heading', { name: 'Un profilo da firmare.', level: 1 }).waitFor();
  });

  it('shows what a first profile contains before it is signed, and its pages', async () => {
    const { page } = rig;
    await page.getByRole('button', { name: 'Rivedi e firma' }).first().click();
    await page.getByRole('heading', { name: 'Primo profilo: ecco che cosa contiene.' }).waitFor();
    await page.getByRole('region', { name: /Terapie/ }).waitFor();
    await clean();
    const band = page.getByRole('region', { name: 'Assistito', exact: true });
    await band.getByText('1 allergia grave su 2').waitFor();
    await page.keyboard.press('Control+p');
    await page.getByRole('img', { name: /^Pagina 1 di/ }).waitFor();
    await clean();
    await page.evaluate(() => {
      window.print = () => {
        document.body.dataset['printed'] = 'yes';
      };
    });
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Stampa/ })
      .click();
    await page.locator('body[data-printed=yes]').waitFor();
    await closeDialog();
  });

  it('names a wrong PIN, and asks for it anew with an empty field', async () => {
    const { page } = rig;
    await openSigning();
    const dialog = page.getByRole('dialog');
    const told = ['RAMUSA', 'Primo profilo, versione 1.', /^Carta di Alessandro Manzi/i, /cifre\./];
    for (const words of told) await dialog.getByText(words).first().waitFor();
    expect(await pinField().getAttribute('type')).toBe('password');
    await pinField().fill('90909090');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('PIN di firma sbagliato').waitFor();
    await pinField().waitFor();
    expect(await pinField().inputValue()).toBe('');
    await clean();
    await closeDialog();
    expect(sent()).toEqual([]);
  });

  it('tells a lowered counter before a PIN is typed', async () => {
    const { page } = rig;
    card.script(`token-flags ${flags.countLow}`);
    await openSigning();
    await page.getByText(/^Un PIN è già stato sbagliato/).waitFor();
    expect(await pinField().inputValue()).toBe('');
    await closeDialog();
  });

  it('takes the last attempt only after a word of consent', async () => {
    const { page } = rig;
    card.script(`token-flags ${flags.finalTry}`);
    await openSigning();
    await page.getByRole('alert').getByText('Ultimo tentativo').waitFor();
    expect(await pinField().count()).toBe(0);
    await clean();
    await page.getByRole('button', { name: 'Provo lo stesso' }).click();
    await pinField().waitFor();
    await closeDialog();
  });

  it('says of a blocked PIN how it is unblocked', async () => {
    const { page } = rig;
    card.script(`token-flags ${flags.locked}`);
    await openSigning();
    await page.getByRole('alert').getByText('Il PIN è bloccato').waitFor();
    expect(await pinField().count()).toBe(0);
    await page.getByText('Come sbloccarlo').click();
    await page.getByText('Prendi la busta').waitFor();
    await clean();
    await closeDialog();
  });

  it('shows no field where the reader has a keyboard', async () => {
    const { page } = rig;
    card.script(`token-flags ${flags.pinOnReader}`);
    await openSigning();
    await page.getByText('Scrivi il PIN sul lettore').waitFor();
    expect(await pinField().count()).toBe(0);
    await clean();
    await closeDialog();
  });

  it('tells a card pulled while signing from a wrong PIN, and goes on when it is back', async () => {
    const { page } = rig;
    card.script();
    await openSigning();
    await pinField().waitFor();
    card.script('no-token');
    await pinField().fill(rig.desk.card.pins.signature);
    await page.keyboard.press('Enter');
    await page.getByText('Questa finestra riprende da sola.', { exact: false }).waitFor();
    expect(await page.getByText('sbagliato').count()).toBe(0);
    await clean();
    card.script();
    await pinField().waitFor();
    expect(sent()).toEqual([]);
  });

  it('signs and sends it', async () => {
    const { page, desk } = rig;
    await pinField().fill(desk.card.pins.signature);
    await page.keyboard.press('Enter');
    const access = page.getByLabel('PIN della carta (accesso)', { exact: true });
    await access.waitFor();
    await access.fill(desk.card.pins.access);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: /Accettati/ }).waitFor();
    expect(sent()).toHaveLength(1);
    await page.keyboard.press('Alt+o');
    await page.getByRole('heading', { name: /^Niente in sospeso/ }).waitFor();
  });

  it('tells the ends of certificate and card in time, each apart, wherever one is', async () => {
    const { page } = rig;
    const ends = Date.now() + 3 * 365 * day;
    for (const [left, inBar] of [
      [60, false],
      [30, true],
      [7, true],
    ] as const) {
      await page.clock.setFixedTime(ends - left * day + day / 2);
      await page.reload();
      const told = page.getByRole('complementary');
      const said = `fra ${String(left)} giorni`;
      await told.getByText(new RegExp(`Il certificato di firma scade il .*, ${said}`)).waitFor();
      await told.getByText(new RegExp(`La tessera \\(TS-CNS\\) scade il .*, ${said}`)).waitFor();
      await told.getByText(/per il Fascicolo scade il .*, fra/).waitFor();
      const bar = page.getByRole('contentinfo').getByText(`scade ${said}`);
      if (inBar) await bar.waitFor();
      expect(await bar.count()).toBe(inBar ? 1 : 0);
    }
    await clean();
  });

  it('locks when the card leaves the reader and no signature waits for it', async () => {
    const { page } = rig;
    await page.getByText('Carta di', { exact: false }).waitFor();
    card.script('no-token');
    await page.getByRole('heading', { name: 'Sintesi è bloccato' }).waitFor();
    await clean();
  });

  it('caused no complaint of the page and no defect of the program', () => {
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});
