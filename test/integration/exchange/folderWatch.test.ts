import { mkdir, readFile, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DraftPorts } from '../../../electron/domain/drafts/draftPorts.ts';
import { FolderWatch } from '../../../electron/domain/exchange/folderWatch.ts';
import { takeFile } from '../../../electron/domain/exchange/takeFile.ts';
import { createExchangeFolder } from '../../../electron/exchange/createExchangeFolder.ts';
import { systemTimer } from '../../../electron/process/systemTimer.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail } from '../../../shared/errors/result.ts';
import { valueOf } from '../../support/archiveFixtures.ts';
import { exchangeDesk } from '../../support/exchangeDesk.ts';
import { documentPdf } from '../../support/pdfFixtures.ts';
import { pssFixture } from '../../support/pssFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const text = pssFixture('full.xml');

interface Rig {
  readonly watch: FolderWatch;
  /** Names of the files whose bytes were asked for. */
  readonly reads: string[];
  readonly changes: () => number;
}

/** A watch over a real folder; nothing happens but when the test looks. Another program holds the files of `held`. */
function watchOf(ports: DraftPorts, path: string, held: ReadonlySet<string> = new Set()): Rig {
  const folder = createExchangeFolder(path);
  const reads: string[] = [];
  let changes = 0;
  const watch = new FolderWatch({
    folder: {
      ...folder,
      read: (name) => {
        reads.push(name);
        return held.has(name)
          ? Promise.resolve(fail(appError('exchange/file-unreadable', { cause: 'EBUSY' })))
          : folder.read(name);
      },
    },
    journal: ports.archive,
    take: (file) => takeFile(ports, documentPdf, file),
    clock: ports.clock,
    timer: systemTimer,
    everyMs: 2000,
    onChange: () => {
      changes += 1;
    },
  });
  return { watch, reads, changes: () => changes };
}

const journal = async ({ archive }: DraftPorts) =>
  valueOf(await archive.exchanges(100)).map(({ name, outcome }) => [name, outcome.kind]);

describe('the folder of the record program', () => {
  it('is read once per file, and left as it was', async () => {
    const ports = exchangeDesk();
    const folder = temporaryFolder();
    const { watch, reads, changes } = watchOf(ports, folder);
    await writeFile(join(folder, 'armstrong.xml'), text);
    await writeFile(join(folder, 'note.txt'), 'nothing for us');
    await writeFile(join(folder, '~armstrong.xml'), text);
    await watch.look();
    expect(reads).toEqual([]);
    await watch.look();
    await watch.look();
    expect(reads).toEqual(['armstrong.xml']);
    expect(await journal(ports)).toEqual([['armstrong.xml', 'drafted']]);
    // The first look, and the one that took the file.
    expect(changes()).toBe(2);
    expect(watch.standing.takenAt).not.toBeNull();
    expect((await readdir(folder)).toSorted()).toEqual([
      'armstrong.xml',
      'note.txt',
      '~armstrong.xml',
    ]);
    expect(await readFile(join(folder, 'armstrong.xml'), 'utf8')).toBe(text);
  });

  it('goes on with the others where another program holds a file, and takes it once it is free', async () => {
    const ports = exchangeDesk();
    const folder = temporaryFolder();
    const held = new Set(['a-tenuto.xml']);
    const { watch } = watchOf(ports, folder, held);
    for (const name of ['a-tenuto.xml', 'b-libero.xml']) await writeFile(join(folder, name), text);
    await utimes(join(folder, 'a-tenuto.xml'), 1_700_000_000, 1_700_000_000);
    await watch.look();
    await watch.look();
    expect(await journal(ports)).toEqual([['b-libero.xml', 'drafted']]);
    expect(watch.standing.trouble?.code).toBe('exchange/file-unreadable');
    held.clear();
    await watch.look();
    expect(watch.standing.trouble).toBeNull();
    expect((await journal(ports)).map(([name]) => name)).toContain('a-tenuto.xml');
  });

  it('lets a file be written to its end', async () => {
    const ports = exchangeDesk();
    const folder = temporaryFolder();
    const file = join(folder, 'lungo.xml');
    const { watch, reads } = watchOf(ports, folder);
    for (const part of [0.2, 0.5, 0.8]) {
      await writeFile(file, text.slice(0, Math.floor(text.length * part)));
      await watch.look();
    }
    await writeFile(file, text);
    await watch.look();
    expect(reads).toEqual([]);
    await watch.look();
    expect(await journal(ports)).toEqual([['lungo.xml', 'drafted']]);
  });

  it('takes a file that was left half-written and finished later', async () => {
    const ports = exchangeDesk();
    const folder = temporaryFolder();
    const file = join(folder, 'interrotto.xml');
    const { watch } = watchOf(ports, folder);
    await writeFile(file, text.slice(0, 5000));
    await watch.look();
    await watch.look();
    expect(await journal(ports)).toEqual([['interrotto.xml', 'refused']]);
    await writeFile(file, text);
    await watch.look();
    await watch.look();
    expect(await journal(ports)).toContainEqual(['interrotto.xml', 'drafted']);
  });

  it('reads nothing twice after a restart, and the same bytes under another name make no second draft', async () => {
    const ports = exchangeDesk();
    const folder = temporaryFolder();
    await writeFile(join(folder, 'a.xml'), text);
    const first = watchOf(ports, folder);
    await first.watch.look();
    await first.watch.look();
    const second = watchOf(ports, folder);
    await writeFile(join(folder, 'copia.xml'), text);
    await second.watch.look();
    await second.watch.look();
    expect(second.reads).toEqual(['copia.xml']);
    expect(valueOf(await ports.archive.drafts())).toHaveLength(1);
  });

  it('is waited for while it is missing', async () => {
    const ports = exchangeDesk();
    const folder = join(temporaryFolder(), 'rete');
    const { watch, changes } = watchOf(ports, folder);
    await watch.look();
    await watch.look();
    expect(watch.standing.trouble?.code).toBe('exchange/folder-missing');
    expect(changes()).toBe(1);
    await mkdir(folder);
    await writeFile(join(folder, 'a.xml'), text);
    await watch.look();
    expect(watch.standing.trouble).toBeNull();
    await watch.look();
    expect(await journal(ports)).toEqual([['a.xml', 'drafted']]);
    await rename(folder, `${folder}-altrove`);
    await watch.look();
    expect(watch.standing.trouble?.code).toBe('exchange/folder-missing');
    await rm(`${folder}-altrove`, { recursive: true });
  });

  it('goes on after a bad file, and tells a huge one without reading it', async () => {
    const ports = exchangeDesk();
    const folder = temporaryFolder();
    await writeFile(join(folder, 'a-guasto.xml'), '<rotto');
    await writeFile(join(folder, 'b-enorme.pdf'), new Uint8Array(20_000_001));
    await writeFile(join(folder, 'c-buono.xml'), text);
    const past = new Date('2026-01-01T00:00:00Z');
    await utimes(join(folder, 'a-guasto.xml'), past, past);
    const { watch, reads } = watchOf(ports, folder);
    await watch.look();
    await watch.look();
    expect(reads.toSorted()).toEqual(['a-guasto.xml', 'c-buono.xml']);
    expect((await journal(ports)).toSorted()).toEqual([
      ['a-guasto.xml', 'refused'],
      ['b-enorme.pdf', 'refused'],
      ['c-buono.xml', 'drafted'],
    ]);
    expect(watch.standing.trouble).toBeNull();
  });
});
