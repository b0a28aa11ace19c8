import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { CDPSession, Page } from 'playwright-core';
import { openForEditing } from '../e2e/editorRig.ts';
import { importFile, openWindowRig, windowSkipNotice } from '../e2e/windowRig.ts';
import { fillDeskWithPatients } from '../support/patientFixtures.ts';
import type { BenchTable } from './measure.ts';

const PATIENTS = 1500;
/** Rounds of work: as many visits of each screen as a person makes in two hours, one a minute. */
const ROUNDS = 120;
const megabyte = 1024 * 1024;

async function heapMegabytes(session: CDPSession): Promise<number> {
  // Twice: the first collection lets go of what finalizers hold.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / megabyte;
}

/** The memory of this process, in which the trusted side runs, once what nobody holds any more is let go. */
function trustedSide(): { readonly heldMegabytes: number; readonly residentMegabytes: number } {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heldMegabytes: (heapUsed + external) / megabyte, residentMegabytes: rss / megabyte };
}

/** One round: the list with a search, the editor with a word typed, history, queue, settings, and back. */
async function round(page: Page, codiceFiscale: string): Promise<void> {
  await page.keyboard.press('Alt+a');
  await page.getByRole('searchbox').fill('cav');
  await page.getByRole('searchbox').fill(codiceFiscale);
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Sezioni del profilo' }).waitFor();
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Enter');
  await page.getByLabel('Nota', { exact: true }).first().fill('a stomaco pieno');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+s');
  await page.getByRole('grid', { name: 'Invii' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Alt+c');
  await page.keyboard.press('Alt+i');
  await page.keyboard.press('Alt+o');
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Memory of the page and of the trusted side before and after the work of two hours, without its pauses. */
export async function memoryTable(): Promise<BenchTable> {
  if (windowSkipNotice !== null) throw new Error(windowSkipNotice);
  const rig = await openWindowRig({
    sample: 'own',
    fill: ({ home }) => fillDeskWithPatients(home, PATIENTS, new Date()),
  });
  try {
    const { page, desk } = rig;
    const session = await page.context().newCDPSession(page);
    await importFile(page, desk.sampleFile);
    await openForEditing(page);
    const { codiceFiscale } = desk.header.patient;
    for (let count = 0; count < 5; count += 1) await round(page, codiceFiscale);
    const before = await heapMegabytes(session);
    const trustedBefore = trustedSide();
    const samplesMs: number[] = [];
    for (let count = 0; count < ROUNDS; count += 1) {
      const started = performance.now();
      await round(page, codiceFiscale);
      samplesMs.push(performance.now() - started);
    }
    const after = await heapMegabytes(session);
    const trustedAfter = trustedSide();
    return {
      title: 'Memory after the work of two hours',
      reference: null,
      rows: [{ name: 'a round through every screen', samplesMs }],
      facts: {
        rounds: ROUNDS,
        'page, heap before': `${before.toFixed(1)} MB`,
        'page, heap after': `${after.toFixed(1)} MB`,
        'trusted side, held before': `${trustedBefore.heldMegabytes.toFixed(0)} MB`,
        'trusted side, held after': `${trustedAfter.heldMegabytes.toFixed(0)} MB`,
        'trusted side, resident before': `${trustedBefore.residentMegabytes.toFixed(0)} MB`,
        'trusted side, resident after': `${trustedAfter.residentMegabytes.toFixed(0)} MB`,
      },
    };
  } finally {
    await rig.close();
  }
}
