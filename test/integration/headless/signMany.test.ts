import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signMany } from '../../../electron/headless/verbs/signMany.ts';
import { countingCard } from '../../demo/watchers.ts';
import { valueOf } from '../../support/archiveFixtures.ts';
import { openDeskBench } from '../../support/deskBench.ts';
import { pssFixture } from '../../support/pssFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { makeTestDesk, type TestDesk } from '../../support/testDesk.ts';

let directory: string;
let desk: TestDesk;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sintesi-many-'));
  desk = await makeTestDesk(directory, { sample: 'own' });
});

afterAll(async () => {
  await desk.gateway.stop();
  await rm(directory, { recursive: true, force: true });
});

/** Files to sign: good ones with an id each, one that is no document among them. */
async function someFiles(folder: string): Promise<readonly string[]> {
  const text = pssFixture('full.xml');
  const contents = [
    text,
    '<html/>',
    text.replaceAll('SINTESI0000000001', 'SINTESI0000000091'),
    text.replaceAll('SINTESI0000000001', 'SINTESI0000000092'),
  ];
  return Promise.all(
    contents.map(async (content, index) => {
      const file = join(folder, `document-${String(index)}.xml`);
      await writeFile(file, content);
      return file;
    }),
  );
}

describe('signing many files', () => {
  it('signs each with one card operation and one PIN, the broken one aside', async () => {
    const count = { access: 0, signature: 0 };
    const bench = openDeskBench(desk, { watch: { card: (card) => countingCard(card, count) } });
    const folder = temporaryFolder();
    const files = await someFiles(folder);
    try {
      const answer = valueOf(await signMany(bench, { files, folder, certificate: null }));
      expect(answer.succeeded).toBe(false);
      expect(answer.json).toMatchObject({
        signed: 3,
        total: 4,
        stoppedBy: null,
        documents: [
          { file: files[0] },
          { file: files[1], error: { code: 'cda/other-document' } },
          { file: files[2] },
          { file: files[3] },
        ],
      });
      expect(count).toEqual({ access: 0, signature: 3 });
      for (const name of ['document-0.pdf', 'document-2.pdf', 'document-3.pdf']) {
        const { verdict } = await bench.pdf.verify(await readFile(join(folder, name)));
        expect(verdict).toBe('valid');
      }
    } finally {
      await bench.close();
    }
  });

  it('never writes over a file, and tells which before the card signs', async () => {
    const count = { access: 0, signature: 0 };
    const bench = openDeskBench(desk, { watch: { card: (card) => countingCard(card, count) } });
    const folder = temporaryFolder();
    const [file = ''] = await someFiles(folder);
    const taken = join(folder, 'document-0.pdf');
    await writeFile(taken, 'mine');
    try {
      const answer = valueOf(await signMany(bench, { files: [file], folder, certificate: null }));
      expect(answer.json).toMatchObject({
        signed: 0,
        documents: [{ error: { code: 'workspace/file-exists' } }],
      });
      expect(await readFile(taken, 'utf8')).toBe('mine');
      expect(count.signature).toBe(0);
    } finally {
      await bench.close();
    }
  });

  it('touches nothing when the PIN is wrong', async () => {
    const pins = { ...desk.card.pins, signature: '00000000' };
    const bench = openDeskBench(desk, { pins });
    const folder = temporaryFolder();
    const files = await someFiles(folder);
    try {
      const answer = await signMany(bench, { files, folder, certificate: null });
      expect(answer.ok ? 'ok' : answer.error.code).toBe('card/pin-incorrect');
      await expect(readFile(join(folder, 'document-0.pdf'))).rejects.toThrow();
    } finally {
      await bench.close();
    }
  });
});
