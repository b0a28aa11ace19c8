import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { acquireDocumentOrDraft } from '../../electron/domain/acquireDraft.ts';
import { restoreBackup } from '../../electron/headless/verbs/archiveCare.ts';
import { queue, type QueueRequest } from '../../electron/headless/verbs/queue.ts';
import { submit } from '../../electron/headless/verbs/submit.ts';
import type { VerbReport } from '../../electron/headless/verbResult.ts';
import { valueOf } from './archiveFixtures.ts';
import { deskArchive } from './damagedArchive.ts';
import { withDeskBench } from './deskBench.ts';
import { hastyPolicy } from './outbox/hastyPolicy.ts';
import type { TestDesk } from './testDesk.ts';

/** Asks the queue of a desk that nobody has open, which waits for nothing. */
export async function askQueue(desk: TestDesk, request: QueueRequest): Promise<VerbReport['json']> {
  const asked = await withDeskBench(desk, { outboxPolicy: hastyPolicy }, (bench) =>
    queue(bench, request, new AbortController().signal),
  );
  return valueOf(asked).json;
}

/** Signs the sample of a desk into the queue. */
export async function signIntoQueue(desk: TestDesk): Promise<void> {
  await withDeskBench(desk, {}, async (bench) => {
    const bytes = await readFile(desk.sampleFile);
    const acquired = await acquireDocumentOrDraft(bench.pdf, bytes, bench.randomness);
    valueOf(await submit(bench, valueOf(acquired), null));
  });
}

/** Signs the sample of a desk into the queue, makes a copy of the archive then, and answers the copy's name. */
export async function copyBeforeSending(desk: TestDesk): Promise<string> {
  await signIntoQueue(desk);
  await withDeskBench(desk, {}, async (bench) => {
    valueOf(await valueOf(await bench.archive()).backUp());
  });
  return newestCopy(desk);
}

/** The name of the copy a desk has: it is made anew under the same name all day. */
export async function newestCopy(desk: TestDesk): Promise<string> {
  const [name] = await readdir(join(deskArchive(desk.home), 'backups'));
  if (name === undefined) throw new Error('no copy was made');
  return name;
}

/** Puts a copy back. */
export async function putBack(desk: TestDesk, backup: string): Promise<void> {
  await withDeskBench(desk, {}, async (bench) => valueOf(await restoreBackup(bench, backup)));
}
