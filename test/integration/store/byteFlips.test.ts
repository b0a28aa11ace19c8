import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { checkBackup } from '../../../electron/store/backup.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import {
  codeOf,
  publication,
  sealedDocument,
  signedBytes,
  testKey,
  valueOf,
} from '../../support/archiveFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const pageSize = 4096;
const name = 'archive-2026-11-20.db';

/** An archive with a backup made while it worked; answers its folder and the backup's bytes. */
async function backedUp() {
  const directory = temporaryFolder();
  const clock = { now: () => new Date(Date.UTC(2026, 10, 20, 9)) };
  const archive = valueOf(
    await openArchive({ host: nodeProcessHost, directory, key: testKey, clock }),
  );
  const document = sealedDocument({ cda: new Uint8Array(100_000).fill(7) });
  valueOf(await archive.saveDocument(document));
  valueOf(await archive.enqueueSigned(signedBytes(document), publication(document)));
  valueOf(await archive.backUp());
  await archive.close();
  const file = join(directory, 'backups', name);
  return { directory, file, bytes: readFileSync(file) };
}

test('one byte changed anywhere is found, page by page', { timeout: 300_000 }, async () => {
  const { directory, file, bytes } = await backedUp();
  const pages = bytes.length / pageSize;
  for (let page = 0; page < pages; page += 1) {
    // Another place in each page: content, vector and authentication code all take their turn.
    const place = page * pageSize + ((page * 997) % pageSize);
    const changed = Buffer.from(bytes);
    changed[place] = (changed[place] ?? 0) ^ 1;
    writeFileSync(file, changed);
    expect(codeOf(checkBackup(directory, name, testKey)), `page ${String(page + 1)}`).toBe(
      'archive/corrupt',
    );
  }
  writeFileSync(file, bytes);
  valueOf(checkBackup(directory, name, testKey));
  console.log(`byte flips ${String(pages)}, found ${String(pages)}`);
});

test('an end that is missing is found, wherever it is cut', { timeout: 300_000 }, async () => {
  const { directory, file, bytes } = await backedUp();
  const whole = `${file}.whole`;
  copyFileSync(file, whole);
  const pages = bytes.length / pageSize;
  for (let kept = 1; kept < pages; kept += 1) {
    for (const beyond of [0, 1000]) {
      copyFileSync(whole, file);
      truncateSync(file, kept * pageSize + beyond);
      expect(codeOf(checkBackup(directory, name, testKey)), `${String(kept)} pages`).toBe(
        'archive/corrupt',
      );
    }
  }
  truncateSync(file, 0);
  expect(checkBackup(directory, name, testKey).ok).toBe(false);
  console.log(`cuts ${String(2 * (pages - 1) + 1)}, found all`);
});

test('with any key that is off by one bit the backup opens to nobody', async () => {
  const { directory } = await backedUp();
  for (let bit = 0; bit < 256; bit += 1) {
    const key = new Uint8Array(testKey);
    const index = bit >> 3;
    key[index] = (key[index] ?? 0) ^ (1 << (bit & 7));
    expect(checkBackup(directory, name, key).ok).toBe(false);
  }
  valueOf(checkBackup(directory, name, testKey));
});
