import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { windowDirectory } from '../../electron/headless/host/openHost.ts';
import { openDemoHost, type DemoHost, type HostDeskChoices } from '../support/hostDesk.ts';

const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Why the window cannot be driven here, or null when it can; told beside each skipped test. */
export const windowSkipNotice: string | null = !existsSync(chromiumPath)
  ? `no Chromium at ${chromiumPath}`
  : !existsSync(join(windowDirectory, 'index.html'))
    ? 'the window is not built: npm run bootstrap'
    : null;

/** A desk with its window open in a real browser. */
export interface WindowRig extends DemoHost {
  readonly browser: Browser;
  readonly page: Page;
  /** What the page complained about: errors thrown and policy violations. A test expects none. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts the browser the way the tests want it: offline but for this machine. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    // The browser's own half minute is short where it starts beside everything else.
    timeout: 120_000,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
}

/** Opens a desk in a temporary folder and its window at 1366x768. */
export async function openWindowRig(
  choices: HostDeskChoices = {},
  context: BrowserContextOptions = {},
): Promise<WindowRig> {
  const directory = await mkdtemp(join(tmpdir(), 'sintesi-window-'));
  const demo = await openDemoHost(directory, choices);
  const browser = await launchBrowser();
  const page = await browser.newPage({
    viewport: { width: 1366, height: 768 },
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    ...context,
  });
  page.setDefaultTimeout(60_000);
  // While nobody listens the browser opens a dialog of its own, which nothing closes; and a listener that is added with
  // the key press can come after it.
  page.on('filechooser', () => undefined);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(demo.host.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return {
    ...demo,
    browser,
    page,
    complaints,
    close: async () => {
      await browser.close();
      await demo.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Imports a file through the button, as a person does. */
export async function importFile(page: Page, file: string): Promise<void> {
  // Written by what the window asks once its shortcuts are bound: a key pressed before is heard by nobody.
  await page
    .getByRole('contentinfo')
    .getByText(/^Sintesi \d/)
    .waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles(file);
  await page.getByRole('region', { name: 'Assistito' }).waitFor();
}

/** Types a PIN into the field of its name and confirms with Enter. */
export async function givePin(
  page: Page,
  name: 'PIN di firma' | 'PIN della carta (accesso)',
  pin: string,
): Promise<void> {
  await page.getByLabel(name, { exact: true }).fill(pin);
  await page.keyboard.press('Enter');
}

/** Brings the sample's document in, and signs it once it is ready, each PIN where it is asked. */
export async function signSample({ page, desk }: WindowRig): Promise<void> {
  await importFile(page, desk.sampleFile);
  await page.getByRole('heading', { name: /^Pronto da firmare/ }).waitFor();
  await page.keyboard.press('Control+Enter');
  await givePin(page, 'PIN di firma', desk.card.pins.signature);
  await givePin(page, 'PIN della carta (accesso)', desk.card.pins.access);
}

/** Answers the access PIN if the queue asks for it, and waits until nothing is under way. */
export async function acceptedInQueue(page: Page, count: number): Promise<void> {
  await page
    .getByRole('region', { name: /Accettati/ })
    .getByRole('listitem')
    .nth(count - 1)
    .waitFor({ timeout: 60_000 });
}

/** Opens the newest act of the history. */
export async function newestInHistory(page: Page): Promise<void> {
  const list = page.getByRole('grid', { name: 'Invii' });
  await list.getByRole('row').first().click();
}

/** From the editor, where everything is as it was: confirms it and goes on to the last look before signing. */
export async function confirmUnchanged(page: Page): Promise<void> {
  await page.getByText('17 sezioni da confermare').waitFor();
  await page.keyboard.press('Control+Shift+c');
  await page.getByText('17 sezioni da confermare').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Enter');
  await page.getByRole('complementary').getByText('Che cosa succede firmando').first().waitFor();
}
