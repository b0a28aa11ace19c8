import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { windowDirectory } from '../../electron/headless/host/openHost.ts';
import { openForEditing } from '../e2e/editorRig.ts';
import { importFile, openWindowRig, windowSkipNotice, type WindowRig } from '../e2e/windowRig.ts';
import { serveTestDesk } from '../support/hostDesk.ts';
import { fillDeskWithPatients } from '../support/patientFixtures.ts';
import type { BenchRow, BenchTable } from './measure.ts';
import { timeVerbs, verbTimes } from './verbTiming.ts';
import { keyToField, keyToScreen } from './windowTiming.ts';

const PATIENTS = 1500;
const WARM_UP = 5;
const STARTS = 10;
const COLD_STARTS = 5;
const MOVES = 40;
const KEYS = 60;
const VERDICTS = 12;
const SIGNATURES = 10;
const reference = 'a keystroke in the search of the list';

async function samples(runs: number, once: (index: number) => Promise<number>): Promise<number[]> {
  const kept: number[] = [];
  for (let index = 0; index < WARM_UP + runs; index += 1) {
    const sample = await once(index);
    if (index >= WARM_UP) kept.push(sample);
  }
  return kept;
}

/** Until the first heading, with what is due today, is there. */
async function usable(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function warmStarts({ page }: WindowRig): Promise<number[]> {
  return samples(STARTS, async () => {
    const started = performance.now();
    await page.reload({ waitUntil: 'commit' });
    await usable(page);
    return performance.now() - started;
  });
}

/** The trusted side from nothing, its archive opened with the passphrase, and a browser that has seen no page of it. */
async function coldStarts({ browser, desk, host }: WindowRig): Promise<number[]> {
  await host.stop();
  const kept: number[] = [];
  for (let index = 0; index < COLD_STARTS; index += 1) {
    const started = performance.now();
    const again = await serveTestDesk(desk, {
      onDefect: () => undefined,
    });
    const context = await browser.newContext({ locale: 'it-IT' });
    const page = await context.newPage();
    await page.goto(again.url);
    await usable(page);
    kept.push(performance.now() - started);
    await context.close();
    await again.stop();
  }
  return kept;
}

async function listRows(page: Page): Promise<readonly BenchRow[]> {
  await page.keyboard.press('Alt+a');
  const search = page.getByRole('searchbox');
  await search.focus();
  const typed = await samples(KEYS, async (index) => {
    if (index % 3 === 0) await search.fill('');
    return keyToScreen(page, 'cav'.charAt(index % 3), { selector: 'aside' });
  });
  await search.fill('');
  await page.getByRole('grid', { name: 'Assistiti' }).focus();
  await page.keyboard.press('Home');
  const moved = await samples(MOVES, () => keyToScreen(page, 'ArrowDown', { selector: 'aside' }));
  return [
    { name: reference, samplesMs: typed },
    { name: 'another patient of the list beside it', samplesMs: moved },
  ];
}

/** From the key that signs until the PIN can be typed, the card being ready. */
async function askedForPin(page: Page): Promise<number[]> {
  await page.getByRole('heading', { name: /^Pronto da firmare/ }).waitFor();
  const pin = page.getByLabel('PIN di firma', { exact: true });
  return samples(SIGNATURES, async () => {
    const started = performance.now();
    await page.keyboard.press('Control+Enter');
    await pin.waitFor({ timeout: 15_000 });
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    const took = performance.now() - started;
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // The card is given back before it can be asked again.
    await page.waitForTimeout(500);
    return took;
  });
}

/** Types with pauses as long as the editor waits before it judges; the typing itself is timed elsewhere. */
async function judged(page: Page): Promise<void> {
  for (let index = 0; index < WARM_UP + VERDICTS; index += 1) {
    await page.keyboard.press('b');
    await page.waitForTimeout(700);
  }
}

async function editorRows(rig: WindowRig): Promise<readonly BenchRow[]> {
  const { page, desk } = rig;
  await timeVerbs(page);
  await page.reload();
  await usable(page);
  await importFile(page, desk.sampleFile);
  const asked = await askedForPin(page);
  await openForEditing(page);
  await page.keyboard.press('Alt+a');
  const { family, codiceFiscale } = desk.header.patient;
  await page.getByRole('searchbox').fill(codiceFiscale);
  const opened = await samples(STARTS, async () => {
    await page.keyboard.press('Alt+a');
    await page.getByRole('complementary').getByRole('heading', { name: family }).waitFor();
    await page.getByRole('searchbox').focus();
    return keyToScreen(page, 'Enter', { selector: 'main', text: 'Terapie farmacologiche' });
  });
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByLabel('Nota', { exact: true }).first().focus();
  const typed = await samples(KEYS, () => keyToField(page, 'a'));
  await judged(page);
  const verdicts = await verbTimes(page, 'drafts.judge');
  return [
    { name: 'a patient opened: the profile in the editor', samplesMs: opened },
    { name: 'a keystroke in the editor', samplesMs: typed },
    { name: 'the whole profile judged', samplesMs: verdicts.slice(-VERDICTS) },
    { name: 'from “Firma” to the PIN', samplesMs: asked },
  ];
}

/** What a file of the window is loaded for; null for fonts and pictures. */
function kindOf(name: string): string | null {
  if (/\.m?js$/.test(name))
    return name.startsWith('pdf') ? 'at the first PDF' : 'code at the start';
  return name.endsWith('.css') ? 'styles' : null;
}

/** Kilobytes of what the window loads, by kind, as files and compressed. */
async function bundleSizes(): Promise<Readonly<Record<string, string>>> {
  const folder = join(windowDirectory, 'assets');
  const sizes = new Map<string, { bytes: number; zipped: number }>();
  for (const name of await readdir(folder)) {
    const kind = kindOf(name);
    if (kind === null) continue;
    const content = await readFile(join(folder, name));
    const before = sizes.get(kind) ?? { bytes: 0, zipped: 0 };
    const zipped = before.zipped + gzipSync(content).length;
    sizes.set(kind, { bytes: before.bytes + content.length, zipped });
  }
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} kB`;
  return Object.fromEntries(
    [...sizes].map(([kind, { bytes, zipped }]) => [
      `bundle, ${kind}`,
      `${kilobytes(bytes)}, compressed ${kilobytes(zipped)}`,
    ]),
  );
}

/** What a person waits for at the window, in a real browser over the loopback host, with a full list of patients. */
export async function windowTable(): Promise<BenchTable> {
  if (windowSkipNotice !== null) throw new Error(windowSkipNotice);
  const rig = await openWindowRig({
    sample: 'own',
    fill: ({ home }) => fillDeskWithPatients(home, PATIENTS, new Date()),
  });
  try {
    const rows = [
      { name: 'start to usable, warm: the page alone', samplesMs: await warmStarts(rig) },
      ...(await listRows(rig.page)),
      ...(await editorRows(rig)),
      { name: 'start to usable, cold: trusted side and page', samplesMs: await coldStarts(rig) },
    ];
    return {
      title: 'The window',
      reference,
      rows,
      facts: { patients: PATIENTS, ...(await bundleSizes()) },
    };
  } finally {
    await rig.close();
  }
}
