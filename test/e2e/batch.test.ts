import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeScriptedCard, type ScriptedCard } from '../cards/scripted/scriptedCard.ts';
import { sealMany } from '../support/sealMany.ts';
import { accessibilityFaults } from './axe.ts';
import {
  acceptedInQueue,
  givePin,
  openWindowRig,
  windowSkipNotice,
  type WindowRig,
} from './windowRig.ts';

if (windowSkipNotice !== null) console.warn(`skipped: ${windowSkipNotice}`);

const COUNT = 50;

/** Writes down what the page says that matches, for however short a time; the answer reads it. */
async function writeDown(page: Page, pattern: string): Promise<() => Promise<readonly string[]>> {
  await page.evaluate((source) => {
    const said: string[] = [];
    Reflect.set(globalThis, 'said', said);
    const wanted = new RegExp(source, 'u');
    new MutationObserver(() => {
      const [found] = wanted.exec(document.body.textContent) ?? [];
      if (found !== undefined && said.at(-1) !== found) said.push(found);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, pattern);
  return () =>
    page.evaluate(() => {
      const said: unknown = Reflect.get(globalThis, 'said');
      return Array.isArray(said) ? said.map(String) : [];
    });
}

describe.skipIf(windowSkipNotice !== null)('signing fifty profiles with one PIN', () => {
  let rig: WindowRig;
  const clean = async (): Promise<void> => {
    expect(await accessibilityFaults(rig.page)).toEqual([]);
  };
  const pinField = () => rig.page.getByLabel('PIN di firma', { exact: true });

  beforeAll(async () => {
    rig = await openWindowRig({
      sample: 'own',
      fill: (desk) => sealMany(desk, COUNT),
      gateway: {
        faults: [1, 2, 3].map((nth) => ({
          when: { method: 'create' as const, nth },
          do: 'index-error' as const,
          text: '[INI]PIT21: Wrong attribute value - Severity: Error',
        })),
      },
    });
  }, 300_000);
  afterAll(async () => {
    await rig.close();
  });

  it('says how far the checks are, and shows all of them before the PIN is typed', async () => {
    const { page } = rig;
    await page.getByRole('heading', { name: `${String(COUNT)} profili da firmare.` }).waitFor();
    const checks = await writeDown(page, 'Controllo \\d+ di 50');
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByRole('heading', { name: `Firma ${String(COUNT)} profili` }).waitFor();
    await pinField().waitFor();
    expect(await checks()).toContain('Controllo 40 di 50');
    const rows = page.getByRole('list', { name: 'Profili di questa firma' }).getByRole('listitem');
    expect(await rows.count()).toBe(COUNT);
    await clean();
  });

  it('stops everything at one wrong PIN, and asks again', async () => {
    const { page } = rig;
    await pinField().fill('90909090');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('PIN di firma sbagliato').waitFor();
    await pinField().waitFor();
    expect(await page.getByText('non firmato', { exact: true }).count()).toBe(0);
  });

  it('signs all but the one left out, with one PIN, and queues them', async () => {
    const { page, desk } = rig;
    await page
      .getByRole('button', { name: /^Salta / })
      .last()
      .click();
    await pinField().fill(desk.card.pins.signature);
    await page.keyboard.press('Enter');
    const end = `${String(COUNT - 1)} firmati, 1 non firmato.`;
    await page.getByRole('heading', { name: end }).waitFor({ timeout: 300_000 });
    await page.getByText('lasciato fuori').waitFor();
    await clean();
    await page.getByRole('button', { name: 'Vai alla coda' }).click();
    await page.getByRole('dialog').getByText('Collegamento al Fascicolo').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+o');
    await page.getByRole('heading', { name: /un profilo da firmare/i, level: 1 }).waitFor();
  }, 400_000);

  it('gathers the refusals of one cause, counts them alone, and sends them again with one act', async () => {
    const { page, desk } = rig;
    await page.keyboard.press('Alt+c');
    await page.getByRole('button', { name: 'Invia ora' }).click();
    const access = page.getByLabel('PIN della carta (accesso)', { exact: true });
    await access.fill(desk.card.pins.access);
    await page.keyboard.press('Enter');
    const nav = page.getByRole('navigation', { name: 'Principale' });
    await nav.getByRole('img', { name: '3 rifiutati', exact: true }).waitFor();
    await page.getByText('3 rifiutati per lo stesso motivo').waitFor();
    await clean();
    const accepted = page.getByRole('region', { name: /Accettati/ }).getByRole('listitem');
    await accepted.nth(2).waitFor();
    // What is accepted and what still waits are no business of the navigation.
    expect(await nav.getByRole('img').count()).toBe(1);
    await page.getByRole('button', { name: 'Invia di nuovo tutti e 3' }).waitFor();
    // The first screen, where refusals are seen first, offers the same.
    await page.keyboard.press('Alt+o');
    const toFix = page.getByRole('region', { name: /^Tocca a te/ });
    await toFix.getByText('3 rifiutati per lo stesso motivo').waitFor();
    await clean();
    await toFix.getByRole('button', { name: 'Invia di nuovo tutti e 3' }).click();
    await page.getByText('3 invii rimessi in coda, con la firma che hanno già.').waitFor();
    await nav.getByRole('img').waitFor({ state: 'detached' });
  });

  it('caused no complaint of the page and no defect of the program', () => {
    expect(rig.complaints).toEqual([]);
    expect(rig.defects).toEqual([]);
  });
});

describe.skipIf(windowSkipNotice !== null)(
  'three patients, a card that wants its PIN each time',
  () => {
    let rig: WindowRig;
    let card: ScriptedCard;
    const signaturePin = () => givePin(rig.page, 'PIN di firma', rig.desk.card.pins.signature);
    const clean = async (): Promise<void> => {
      expect(await accessibilityFaults(rig.page)).toEqual([]);
    };

    beforeAll(async () => {
      rig = await openWindowRig({
        sample: 'own',
        makeCard: async (request) =>
          (card = await makeScriptedCard({ ...request, quirks: { alwaysAuthenticate: true } })),
        settings: (settings) => ({ ...settings, desk: { locksWithoutCard: false } }),
        fill: (desk) => sealMany(desk, 3),
        gateway: { faults: [{ when: { method: 'create', nth: 1 }, do: 'status', status: 503 }] },
      });
    });
    afterAll(async () => {
      await rig.close();
    });

    it('asks at each profile, stops when told to, and goes on with what is left', async () => {
      const { page } = rig;
      await page.getByRole('heading', { name: 'Tre profili da firmare.' }).waitFor();
      await page.keyboard.press('Control+Shift+Enter');
      await page.getByText('Il PIN vale per questi profili, non oltre.').waitFor();
      await signaturePin();
      const eachTime = page.getByText('Questa carta vuole il PIN a ogni firma', { exact: false });
      await eachTime.waitFor();
      await signaturePin();
      await page.getByRole('img', { name: '1 di 3 firmati' }).waitFor();
      await eachTime.waitFor();
      await page.getByRole('button', { name: 'Ferma' }).click();
      await page.getByRole('heading', { name: 'Fermo: 1 firmato, 2 ancora da firmare.' }).waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
      await clean();
      await page.getByRole('button', { name: 'Riprendi' }).click();
      await page.getByRole('img', { name: '1 di 3 firmati' }).waitFor();
      await eachTime.waitFor();
      await signaturePin();
      await page.getByRole('img', { name: '2 di 3 firmati' }).waitFor();
      await eachTime.waitFor();
    });

    it('stops where the card is pulled, says what is safe and what to press, and goes on by a word', async () => {
      const { page } = rig;
      card.script('no-token');
      await signaturePin();
      await page.getByRole('heading', { name: 'Fermo: 2 firmati, 1 ancora da firmare.' }).waitFor();
      await page
        .getByRole('alert')
        .getByText('Il certificato scelto non si trova su nessuna delle carte inserite.')
        .waitFor();
      await page.getByText('Poi premi Riprendi. Il PIN va riscritto.').waitFor();
      await clean();
      card.script();
      await page.getByRole('button', { name: 'Riprendi' }).click();
      await page.getByText('Il PIN vale per questi profili, non oltre.').waitFor();
      await signaturePin();
      await page.getByText('Questa carta vuole il PIN a ogni firma', { exact: false }).waitFor();
      await signaturePin();
      await page.getByRole('heading', { name: '3 profili firmati e in coda.' }).waitFor();
    });

    it('waits for the card without sending, says so, and asks for one PIN when it is back', async () => {
      const { page, desk } = rig;
      await page.getByRole('button', { name: 'Vai alla coda' }).click();
      await page.getByRole('dialog').getByText('Collegamento al Fascicolo').waitFor();
      card.script('no-token');
      await page.keyboard.press('Escape');
      await page.getByRole('contentinfo').getByText('Carta tolta dal lettore').waitFor();
      await page.getByRole('button', { name: 'Invia ora' }).click();
      await page.getByRole('heading', { name: 'Tre invii aspettano di poter partire.' }).waitFor();
      await page.getByText('Nessuna carta leggibile nel lettore.').waitFor();
      const waiting = page.getByText('Firmato e al sicuro: aspetta quello che è detto qui sopra.');
      expect(await waiting.count()).toBe(3);
      expect(await page.getByRole('dialog').count()).toBe(0);
      await clean();
      card.script();
      await givePin(page, 'PIN della carta (accesso)', desk.card.pins.access);
    });

    it('lets the other patients go when one cannot, and says why that one waits', async () => {
      const { page } = rig;
      await acceptedInQueue(page, 2);
      // Asked once: a second question would stand here.
      expect(await page.getByRole('dialog').count()).toBe(0);
      const stuck = page.getByRole('region', { name: /Da inviare/ }).getByRole('listitem');
      expect(await stuck.count()).toBe(1);
      await stuck.getByText('Il Fascicolo non è al momento disponibile.').waitFor();
      await clean();
    });

    it('caused no complaint of the page and no defect of the program', () => {
      expect(rig.complaints).toEqual([]);
      expect(rig.defects).toEqual([]);
    });
  },
);
