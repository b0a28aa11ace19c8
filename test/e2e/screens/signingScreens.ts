import { makeScriptedCard, type ScriptedCard } from '../../cards/scripted/scriptedCard.ts';
import { sealMany } from '../../support/sealMany.ts';
import { openRevokedRig } from '../revokedRig.ts';
import {
  acceptedInQueue,
  givePin,
  importFile,
  newestInHistory,
  openWindowRig,
} from '../windowRig.ts';
import { stillWindow, type Photographer } from './picture.ts';

/** PKCS#11 v2.40, CK_TOKEN_INFO flags. */
const flags = {
  countLow: '0x10000',
  finalTry: '0x20000',
  locked: '0x40000',
  pinOnReader: '0x100',
} as const;

/** So that the countdown of a reader with keys ends before the picture of its end. */
const READER_SECONDS = 9;

/** A certificate that was revoked among those offered, the signatures and the batches, the report of a life. */
export async function signingScreens(shoot: Photographer): Promise<void> {
  await revokedScreens(shoot);
  await pinScreens(shoot);
}

/** What is shown of a certificate its authority has revoked. */
async function revokedScreens(shoot: Photographer): Promise<void> {
  const rig = await openRevokedRig(stillWindow);
  try {
    await importFile(rig.page, rig.desk.sampleFile);
    await rig.untilRefused();
    await shoot(rig.page, '4-firma-revocato');
  } finally {
    await rig.close();
  }
}

/**
 * The PIN dialog in every state a card can put it, then a batch before, under way, interrupted and at its end, at last
 * the report of a document's life.
 */
async function pinScreens(shoot: Photographer): Promise<void> {
  let card: ScriptedCard | undefined;
  const rig = await openWindowRig(
    {
      sample: 'own',
      makeCard: async (request) => (card = await makeScriptedCard(request)),
      fill: (desk) => sealMany(desk, 12),
      settings: (ordinary) => ({
        ...ordinary,
        card: { ...ordinary.card, readerPinSeconds: READER_SECONDS },
      }),
    },
    stillWindow,
  );
  const { page, desk } = rig;
  const script = (...lines: string[]): void => card?.script(...lines);
  const pin = page.getByLabel('PIN di firma', { exact: true });
  const open = async (): Promise<void> => {
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor();
  };
  const close = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  try {
    await importFile(page, desk.sampleFile);
    await page.getByRole('heading', { name: /^Pronto da firmare/ }).waitFor();
    await open();
    await pin.waitFor();
    await shoot(page, '4-firma-pronta');
    await close();
    script(`token-flags ${flags.countLow}`);
    await open();
    await pin.waitFor();
    await shoot(page, '4-firma-pochi-tentativi');
    await close();
    script(`token-flags ${flags.finalTry}`);
    await open();
    await page.getByText('Ultimo tentativo').waitFor();
    await shoot(page, '4-firma-ultimo');
    await close();
    script(`token-flags ${flags.locked}`);
    await open();
    await page.getByText('Come sbloccarlo').click();
    await shoot(page, '4-firma-bloccato');
    await close();
    script(`token-flags ${flags.pinOnReader}`);
    await open();
    await page.getByText('Premi Firma, poi scrivi il PIN sul lettore').waitFor();
    await shoot(page, '4-firma-tastierino');
    script(`token-flags ${flags.pinOnReader}`, 'C_Login delay 12000', 'C_Login 0x50');
    await page.keyboard.press('Enter');
    await page.getByText(/^Il lettore aspetta ancora circa/).waitFor();
    await shoot(page, '4-firma-lettore-aspetta');
    await page
      .getByText(/^Il lettore potrebbe aver smesso/)
      .first()
      .waitFor();
    await shoot(page, '4-firma-lettore-scaduto');
    await page.getByRole('alert').waitFor();
    await shoot(page, '4-firma-lettore-rinuncia');
    await close();
    script();
    await open();
    await pin.waitFor();
    script('no-token');
    await pin.fill(desk.card.pins.signature);
    await page.keyboard.press('Enter');
    await page.getByText('riprende da sola', { exact: false }).waitFor();
    await shoot(page, '4-firma-carta-tolta');
    script();
    await pin.waitFor();
    await close();

    await page.keyboard.press('Alt+o');
    await shoot(page, '1-oggi-da-firmare');
    await page.keyboard.press('Control+Shift+Enter');
    await pin.waitFor();
    await shoot(page, '4-serie');
    await pin.fill('90909090');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('PIN di firma sbagliato').waitFor();
    await shoot(page, '4-serie-pin-errato');
    await page
      .getByRole('button', { name: /^Salta / })
      .last()
      .click();
    script('no-token');
    await pin.fill(desk.card.pins.signature);
    await page.keyboard.press('Enter');
    await page.getByText('Poi premi Riprendi', { exact: false }).waitFor();
    await shoot(page, '4-serie-carta-tolta');
    script();
    await page.getByText(/^Carta di .* pronta$/).waitFor();
    await page.getByRole('button', { name: 'Riprendi' }).click();
    await pin.fill(desk.card.pins.signature);
    await page.keyboard.press('Enter');
    await page.getByText(/^[1-9] di \d+ firmati/).waitFor();
    await shoot(page, '4-serie-in-corso');
    await page.getByRole('heading', { name: /firmati, 1 non firmato/ }).waitFor();
    await shoot(page, '4-serie-fine');
    await page.getByRole('button', { name: 'Vai alla coda' }).click();
    await givePin(page, 'PIN della carta (accesso)', desk.card.pins.access);
    await acceptedInQueue(page, 12);
    await page.keyboard.press('Alt+s');
    await newestInHistory(page);
    // A card that was pulled wants its PIN again.
    script('no-token');
    await page.getByText('Carta tolta dal lettore').waitFor();
    script();
    await page.getByText(/^Carta di .* pronta$/).waitFor();
    await page.getByRole('button', { name: 'Firma il rapporto' }).click();
    await pin.waitFor();
    await shoot(page, '6-rapporto-firma');
    script('no-token');
    await pin.fill(desk.card.pins.signature);
    await page.keyboard.press('Enter');
    await page.getByText('Poi premi Riprova', { exact: false }).waitFor();
    await shoot(page, '6-rapporto-carta-tolta');
    script();
  } finally {
    await rig.close();
  }
}
