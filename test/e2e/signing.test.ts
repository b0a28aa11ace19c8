import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../electron/headless/readSettings.ts';
import { makeScriptedCard, type ScriptedCard } from '../cards/scripted/scriptedCard.ts';
import { sealMany } from '../support/sealMany.ts';
import { accessibilityFaults } from './axe.ts';
import { listenTo } from './keyboardAndVoice.ts';
import {
  givePin,
  importFile,
  openWindowRig,
  windowSkipNotice,
  type WindowRig,
} from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

const day = 86_400_000;
/** How long a card may be gone from its reader before the desk is locked. */
const GRACE_MS = 3000;
/** As short as it may be set. */
const READER_SECONDS = 5;

/** Notes the steps a page shows as the current one; the answer tells those noted so far. */
async function stepsPassed(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const passed: string[] = [];
    new MutationObserver(() => {
      const step = document.querySelector('[role=dialog] [aria-current=step]')?.textContent;
      if (step !== undefined && step !== passed.at(-1)) passed.push(step);
      document.body.dataset['steps'] = JSON.stringify(passed);
    }).observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ['aria-current'],
    });
  });
  return async () => {
    const noted = await page.locator('body').getAttribute('data-steps');
    return JSON.parse(noted ?? '[]') as readonly string[];
  };
}

/** PKCS#11 v2.40, CK_TOKEN_INFO flags. */
const flags = {
  countLow: '0x10000',
  finalTry: '0x20000',
  locked: '0x40000',
  pinOnReader: '0x100',
} as const;

/** What the module answers, and what the bar then says. PKCS#11 v2.40: CKR_SESSION_COUNT, CKR_TOKEN_NOT_RECOGNIZED. */
const cardStates = [
  ['no-token', 'Carta tolta dal lettore'],
  ['no-reader', 'Nessun lettore collegato'],
  ['no-reader', 'Il servizio delle carte è fermo'],
  ['C_GetTokenInfo 0xb1', 'Carta usata da un altro programma'],
  ['C_GetTokenInfo 0xe1', 'Carta non riconosciuta'],
  ['C_GetTokenInfo 0x30', 'La carta non risponde'],
] as const;

describe.skipIf(windowSkipNotice !== null)('signing one profile at the window', () => {
  let rig: WindowRig;
  let card: ScriptedCard;
  let isServiceRunning = true;
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
      isCardServiceRunning: () => isServiceRunning,
      settings: (ordinary) => ({
        ...ordinary,
        card: { ...ordinary.card, readerPinSeconds: READER_SECONDS },
      }),
    });
  });
  afterAll(async () => {
    await rig.close();
  });

  it('says in the bar what is the matter with card and reader, and when it is well again', async () => {
    const bar = rig.page.getByRole('contentinfo');
    const ready = bar.getByText('Carta di Alessandro Manzi pronta');
    await ready.waitFor();
    // Held: a card that is back in time is in time, however long this computer takes to see it.
    await rig.page.clock.install();
    await rig.page.clock.pauseAt(Date.now() + 60_000);
    for (const [script, words] of cardStates) {
      isServiceRunning = !words.includes('servizio');
      card.script(script);
      await bar.getByText(words, { exact: true }).waitFor();
      await rig.page.clock.runFor(GRACE_MS - 100);
      isServiceRunning = true;
      card.script();
      await ready.waitFor();
    }
    await rig.page.clock.runFor(GRACE_MS);
    await rig.page.clock.resume();
    expect(await rig.page.getByRole('heading', { name: 'Sintesi è bloccato' }).count()).toBe(0);
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
    await page.getByText('Premi Firma, poi scrivi il PIN sul lettore').waitFor();
    expect(await pinField().count()).toBe(0);
    await clean();
    // PKCS#11 v2.40, CKR_FUNCTION_CANCELED: what a reader answers whose key "C" was pressed.
    card.script(`token-flags ${flags.pinOnReader}`, 'C_Login delay 8000', 'C_Login 0x50');
    await page.keyboard.press('Enter');
    await page.getByText('Scrivi il PIN sul lettore', { exact: true }).waitFor();
    await page
      .getByRole('alert')
      .getByText(/sul lettore/)
      .first()
      .waitFor();
    await clean();
    await closeDialog();
    expect(sent()).toEqual([]);
  });

  it('counts down how long the reader may wait, and tries nothing again by itself', async () => {
    const { page } = rig;
    card.script(
      `token-flags ${flags.pinOnReader}`,
      `C_Login delay ${String((READER_SECONDS + 10) * 1000)}`,
      'C_Login 0x50',
    );
    await openSigning();
    await page.getByText('Premi Firma, poi scrivi il PIN sul lettore').waitFor();
    card.forgetCalls();
    const heard = await listenTo(page);
    await page.keyboard.press('Enter');
    await page.getByText(/^Il lettore aspetta ancora circa \d s\.$/).waitFor();
    await clean();
    await page
      .getByText(/^Il lettore potrebbe aver smesso di aspettare/)
      .first()
      .waitFor();
    await page
      .getByRole('alert')
      .getByText(/sul lettore/)
      .first()
      .waitFor();
    expect(card.calls().filter((each) => each === 'C_Login')).toHaveLength(1);
    const said = (await heard()).filter((each) => each.startsWith('Il lettore'));
    expect(said.filter((each) => each.includes('aver smesso'))).toHaveLength(1);
    expect(said.length).toBeLessThanOrEqual(2);
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

  it('names each step, and offers no way out once the card is at work; then sends it', async () => {
    const { page, desk } = rig;
    const steps = await stepsPassed(page);
    card.script('C_Sign delay 1500');
    await pinField().fill(desk.card.pins.signature);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    const leave = dialog.getByRole('button', { name: 'Annulla' });
    await leave.and(page.locator('[aria-disabled=true]')).waitFor();
    expect(await leave.getAttribute('title')).toBe('La carta ha cominciato: non si interrompe');
    await page.keyboard.press('Escape');
    expect(await dialog.getByText('La carta firma').count()).toBeGreaterThan(0);
    const access = page.getByLabel('PIN della carta (accesso)', { exact: true });
    await access.waitFor();
    await access.fill(desk.card.pins.access);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: /Accettati/ }).waitFor();
    expect(await steps()).toEqual(['La carta firma', 'Controllo', 'In coda']);
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

describe.skipIf(windowSkipNotice !== null)(
  'signing where a card shows several certificates',
  () => {
    let rig: WindowRig;

    beforeAll(async () => {
      rig = await openWindowRig({
        sample: 'own',
        card: { moreSignatures: ['signature-ec', 'signature-expired', 'signature-other-doctor'] },
        fill: (desk) => sealMany(desk, 3),
      });
    });
    afterAll(async () => {
      await rig.close();
    });

    it('offers those good for signing now, the others with their reason, and goes on with the one chosen', async () => {
      const { page, desk } = rig;
      await page.getByRole('heading', { name: 'Tre profili da firmare.' }).waitFor();
      const bar = page.getByRole('contentinfo');
      await bar.getByText(/^Carte di (?=.*Alessandro Manzi)(?=.*MARA MONTI).* pronte$/).waitFor();
      await page.keyboard.press('Control+Shift+Enter');
      const choice = page.getByRole('group', { name: 'Con quale certificato firmi' });
      const options = choice.getByRole('radio');
      await options.nth(3).waitFor();
      expect(await options.count()).toBe(4);
      for (const [name, isOffered] of [
        [/TEST QTSP Qualified CA, fino al/, true],
        [/scaduto/, false],
        [/Mara Monti/i, false],
      ] as const) {
        const option = choice.getByRole('radio', { name }).first();
        expect(await option.isDisabled()).toBe(!isOffered);
      }
      expect(await choice.getByRole('radio', { disabled: false }).count()).toBe(2);
      expect(await accessibilityFaults(page)).toEqual([]);
      await choice.getByRole('radio', { disabled: false }).first().click();
      await page
        .getByRole('button', { name: /^Salta / })
        .last()
        .click();
      await givePin(page, 'PIN di firma', desk.card.pins.signature);
      await page.getByRole('heading', { name: '2 firmati, 1 non firmato.' }).waitFor();
      await page.getByRole('button', { name: 'Chiudi' }).click();
    });

    it('remembers the choice', async () => {
      const { page, desk } = rig;
      const settings = await readSettings(desk.home);
      expect(settings).toMatchObject({
        value: {
          card: { signatureFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
        },
      });
      await page.reload();
      await page.getByRole('button', { name: 'Rivedi e firma' }).first().click();
      await page.getByRole('heading', { name: /^Primo profilo/ }).waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { name: /invii aspettano|invii in attesa/ }).waitFor();
      expect(rig.complaints).toEqual([]);
      expect(rig.defects).toEqual([]);
    });
  },
);
