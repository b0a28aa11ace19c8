import { makeScriptedCard, type ScriptedCard } from '../../cards/scripted/scriptedCard.ts';
import { sealMany } from '../../support/sealMany.ts';
import { importFile, openWindowRig } from '../windowRig.ts';
import { stillWindow, type Photographer } from './picture.ts';

/** PKCS#11 v2.40, CK_TOKEN_INFO flags. */
const flags = {
  countLow: '0x10000',
  finalTry: '0x20000',
  locked: '0x40000',
  pinOnReader: '0x100',
} as const;

/** The PIN dialog in every state a card can put it, then a batch before, under way and at its end. */
export async function signingScreens(shoot: Photographer): Promise<void> {
  let card: ScriptedCard | undefined;
  const rig = await openWindowRig(
    {
      sample: 'own',
      makeCard: async (request) => (card = await makeScriptedCard(request)),
      fill: (desk) => sealMany(desk, 12),
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
    await pin.fill(desk.card.pins.signature);
    await page.keyboard.press('Enter');
    await page.getByText(/^[1-9] di \d+ firmati/).waitFor();
    await shoot(page, '4-serie-in-corso');
    await page.getByRole('heading', { name: /firmati, 1 non firmato/ }).waitFor();
    await shoot(page, '4-serie-fine');
  } finally {
    await rig.close();
  }
}
