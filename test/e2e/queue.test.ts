import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ordinaryPolicy } from '../../electron/domain/outbox/outboxPolicy.ts';
import { accessibilityFaults } from './axe.ts';
import {
  acceptedInQueue,
  givePin,
  importFile,
  newestInHistory,
  openWindowRig,
  signSample,
  windowSkipNotice,
  type WindowRig,
} from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

/** Tries nothing again by itself while the window is looked at, however long that takes. */
const unhurried = { ...ordinaryPolicy, backOffMs: [3_600_000] };

describe.skipIf(windowSkipNotice !== null)('the queue when the way is not good', () => {
  let rig: WindowRig;
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };

  beforeAll(async () => {
    rig = await openWindowRig({
      sample: 'own',
      outboxPolicy: unhurried,
      // So that the replacement asks for its PIN too, and its dialog can be looked at.
      card: { quirks: { alwaysAuthenticate: true } },
      gateway: {
        faults: [
          { when: { nth: 1 }, do: 'reset-at-connection' },
          { when: { method: 'replace', nth: 1 }, do: 'reset-after-body' },
        ],
      },
    });
  });
  afterAll(async () => {
    await rig.close();
  });

  it('says since when there is no network, and sends at once when the person says it is back', async () => {
    const { page, desk } = rig;
    await importFile(page, desk.sampleFile);
    await page.getByRole('heading', { name: /^Pronto da firmare/ }).waitFor();
    await page.keyboard.press('Control+Enter');
    await givePin(page, 'PIN di firma', desk.card.pins.signature);
    await page.getByText('Questa carta vuole il PIN a ogni firma', { exact: false }).waitFor();
    await givePin(page, 'PIN di firma', desk.card.pins.signature);
    await givePin(page, 'PIN della carta (accesso)', desk.card.pins.access);
    await page.getByText(/^Senza rete dalle \d\d:\d\d\. 1 profilo firmato è al sicuro/).waitFor();
    await clean();
    await page.getByRole('button', { name: 'Invia ora' }).click();
    await acceptedInQueue(page, 1);
    expect(await page.getByText(/^Senza rete dalle/).count()).toBe(0);
    expect(desk.gateway.ledger().submissions).toHaveLength(1);
    await page
      .getByText(/^(?:Preso in carico alle .*, non ancora visibile|Visibile nel Fascicolo)/)
      .waitFor();
    await page.getByRole('button', { name: 'Pausa' }).click();
    await page.getByRole('heading', { level: 1, name: 'Invio in pausa.' }).waitFor();
    await page.getByRole('button', { name: 'Riprendi l’invio' }).click();
    await page.getByRole('heading', { level: 1, name: 'Invio in pausa.' }).waitFor({
      state: 'detached',
    });
  });

  it('shows an answer that never came as a state of its own, and never sends it blindly again', async () => {
    const { page, desk } = rig;
    await page.keyboard.press('Alt+s');
    await newestInHistory(page);
    await page.getByRole('button', { name: 'Sostituisci' }).click();
    await page.getByText('17 sezioni da confermare').waitFor();
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const form = page.getByRole('group', { name: /^Dati di metformina/ });
    await form.getByLabel('Nota', { exact: true }).fill('a stomaco pieno');
    await page.keyboard.press('Control+Shift+c');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: /^Una cosa cambia rispetto al/ }).waitFor();
    const changed = page.getByRole('region', { name: /^Terapie/ });
    await changed.getByText('a stomaco pieno').first().waitFor();
    await clean();
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog');
    await dialog
      .getByText('Sostituisce la tua versione 1. Cambiano terapie farmacologiche (1).')
      .waitFor();
    await givePin(page, 'PIN di firma', desk.card.pins.signature);
    await page.getByRole('region', { name: /Da verificare/ }).waitFor();
    await page.getByText(/nessuna risposta\. Non serve rifarlo/).waitFor();
    const badges = page.getByRole('navigation', { name: 'Principale' }).getByRole('img');
    await badges.and(page.getByLabel('1 da verificare', { exact: true })).waitFor();
    expect(await badges.count()).toBe(1);
    await clean();
    await page.getByRole('button', { name: 'Verifica ora' }).click();
    await page.getByRole('alert').first().waitFor();
    // One call of each: what may have arrived is not sent a second time before it was looked for.
    expect(desk.gateway.ledger().documents).toHaveLength(2);
  });

  it('caused no complaint of the page and no defect of the program', () => {
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});

/** Long enough that the window shows the state before it may be asked about, short enough to be waited for. */
const QUIET_MS = 4000;

describe.skipIf(windowSkipNotice !== null)('an outcome nobody knows', () => {
  let rig: WindowRig;

  beforeAll(async () => {
    rig = await openWindowRig({
      sample: 'own',
      outboxPolicy: { ...unhurried, quietPeriodMs: QUIET_MS },
      gateway: {
        faults: [
          { when: { nth: 1 }, do: 'reset-at-connection' },
          { when: { method: 'create', nth: 1 }, do: 'reset-after-body' },
        ],
      },
    });
  });
  afterAll(async () => {
    await rig.close();
  });

  it('is sent by itself as soon as the computer is connected again', async () => {
    const { page } = rig;
    await signSample(rig);
    await page.getByText(/^Senza rete dalle/).waitFor();
    // The browser's own word for it; the window cannot be cut from the program it belongs to.
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.getByRole('region', { name: /Da verificare/ }).waitFor();
  });

  it('is settled at the window: what had arrived is found, and is there once', async () => {
    const { page, desk } = rig;
    const toVerify = page.getByRole('region', { name: /Da verificare/ });
    await toVerify.waitFor();
    expect(desk.gateway.ledger().documents).toHaveLength(1);
    await page.waitForTimeout(QUIET_MS);
    await page.getByRole('button', { name: 'Verifica ora' }).click();
    await acceptedInQueue(page, 1);
    await toVerify.waitFor({ state: 'detached' });
    expect(desk.gateway.ledger().documents).toHaveLength(1);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('stays told in the life of the document: an attempt without answer, and the one that found it', async () => {
    const { page } = rig;
    await page.keyboard.press('Alt+s');
    await newestInHistory(page);
    await page.getByText('Secondo tentativo: nessuna risposta').waitFor();
    await page.getByText('Terzo tentativo: accettato').waitFor();
    await page.getByRole('grid', { name: 'Invii' }).getByText('Accettato').waitFor();
  });

  it('caused no complaint of the page and no defect of the program', () => {
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});

describe.skipIf(windowSkipNotice !== null)(
  'the queue when the service fails again and again',
  () => {
    let rig: WindowRig;
    beforeAll(async () => {
      const failing = [1, 2, 3].map((nth) => ({
        when: { method: 'create' as const, nth },
        do: 'status' as const,
        status: 503 as const,
      }));
      rig = await openWindowRig({
        sample: 'own',
        outboxPolicy: unhurried,
        gateway: { faults: failing },
      });
    });
    afterAll(async () => {
      await rig.close();
    });

    it('says that it is not this computer, and goes on when the service is back', async () => {
      const { page } = rig;
      await signSample(rig);
      const outage = page.getByText(
        /^Il Fascicolo non risponde dalle \d\d:\d\d\. Non dipende da questo PC\./,
      );
      // One failure may be of one document: it is not told as the service's.
      await page.getByText('Il Fascicolo non è al momento disponibile.').waitFor();
      expect(await outage.count()).toBe(0);
      await expect
        .poll(
          async () => {
            if ((await outage.count()) === 0) {
              await page.getByRole('button', { name: 'Invia ora' }).click();
            }
            return outage.count();
          },
          { timeout: 60_000, interval: 3000 },
        )
        .toBe(1);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Invia ora' }).click();
      await acceptedInQueue(page, 1);
      expect(await outage.count()).toBe(0);
      expect(rig.complaints).toEqual([]);
      expect(rig.defects).toEqual([]);
    });
  },
);
