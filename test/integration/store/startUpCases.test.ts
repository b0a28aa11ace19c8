import Database from 'better-sqlite3-multiple-ciphers';
import { execFileSync, fork } from 'node:child_process';
import {
  appendFileSync,
  chownSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { ProcessHost } from '../../../electron/domain/ports/processHost.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { openForWriting } from '../../../electron/store/databaseConnection.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import type { Result } from '../../../shared/errors/result.ts';
import { codeOf, sealedDocument, sha256, testKey, valueOf } from '../../support/archiveFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const host = nodeProcessHost;

/** A folder with an archive that holds some documents, closed cleanly. */
async function filledFolder(): Promise<string> {
  const directory = temporaryFolder();
  const archive = valueOf(await openArchive({ host, directory, key: testKey }));
  for (let count = 0; count < 3; count += 1) {
    valueOf(await archive.saveDocument(sealedDocument({ cda: new Uint8Array(40_000).fill(65) })));
  }
  await archive.close();
  return directory;
}

/** The archive's files with their hashes; the shared-memory file is rebuilt at each opening and holds no data. */
function fingerprints(directory: string): Record<string, string> {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'))
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)));
  return Object.fromEntries(
    names.map((name) => [name, sha256(readFileSync(join(directory, name)))]),
  );
}

/** Opens an archive that must not open, and makes sure that no byte changed. */
async function refusal(
  directory: string,
  options: { key?: Uint8Array; host?: ProcessHost } = {},
): Promise<Result<unknown>> {
  const before = fingerprints(directory);
  const result = await openArchive({ host, directory, key: testKey, ...options });
  const after = fingerprints(directory);
  // An empty log may appear; everything that was there must be as it was.
  expect(after).toMatchObject(before);
  expect(Object.keys(after).filter((name) => !(name in before) && !name.endsWith('-wal'))).toEqual(
    [],
  );
  return result;
}

function writeBytes(file: string, offset: number, change: (byte: number) => number): void {
  const bytes = readFileSync(file);
  bytes[offset] = change(bytes[offset] ?? 0);
  writeFileSync(file, bytes);
}

test('wrong key', async () => {
  const directory = await filledFolder();
  const key = new Uint8Array(32).fill(1);
  expect(codeOf(await refusal(directory, { key }))).toBe('archive/wrong-key');
  const right = valueOf(await openArchive({ host, directory, key: testKey }));
  await right.close();
});

test('a damaged first page with the right key is damage, not a wrong key', async () => {
  const directory = await filledFolder();
  writeBytes(join(directory, 'archive.db'), 2000, (byte) => byte ^ 1);
  expect(codeOf(await refusal(directory))).toBe('archive/corrupt');
});

test('a damaged page is found by the quick check after an unclean exit', async () => {
  const directory = await filledFolder();
  const file = join(directory, 'archive.db');
  const size = readFileSync(file).length;
  for (let offset = 4096 + 100; offset < size; offset += 4096)
    writeBytes(file, offset, (byte) => byte ^ 1);
  writeFileSync(`${file}-wal`, new Uint8Array(10));
  const result = await refusal(directory);
  expect(codeOf(result)).toBe('archive/corrupt');
});

test('a file cut inside a page, between pages and to nothing', async () => {
  const directory = await filledFolder();
  const file = join(directory, 'archive.db');
  const size = readFileSync(file).length;
  truncateSync(file, size - 1000);
  expect(await refusal(directory)).toMatchObject({
    error: { code: 'archive/truncated', data: { actualBytes: size - 1000, expectedBytes: size } },
  });
  truncateSync(file, size - 2 * 4096);
  expect(codeOf(await refusal(directory))).toBe('archive/corrupt');
  truncateSync(file, 0);
  expect(codeOf(await refusal(directory))).toBe('archive/truncated');
});

test('a database that is gone while its companions are there is not made anew', async () => {
  const directory = await filledFolder();
  rmSync(join(directory, 'archive.db'));
  expect(await refusal(directory)).toMatchObject({
    error: { code: 'archive/database-missing', data: { found: ['archive.keycheck', 'backups'] } },
  });
  expect(existsSync(join(directory, 'archive.db'))).toBe(false);
});

test('a database written by a newer program', async () => {
  const directory = await filledFolder();
  const database = openForWriting(join(directory, 'archive.db'), testKey);
  database.pragma('user_version = 9999');
  database.close();
  expect(await refusal(directory)).toMatchObject({
    error: { code: 'archive/newer-schema', data: { found: 9999 } },
  });
});

test('a plain database in the place of the encrypted one', async () => {
  const directory = temporaryFolder();
  const plain = new Database(join(directory, 'archive.db'));
  plain.exec('CREATE TABLE documents (document_id TEXT)');
  plain.close();
  expect(codeOf(await refusal(directory))).toBe('archive/not-encrypted');
});

test('a file of noise', async () => {
  const directory = temporaryFolder();
  appendFileSync(join(directory, 'archive.db'), new Uint8Array(8192).fill(7));
  expect(codeOf(await refusal(directory))).toBe('archive/wrong-key');
});

const isRoot = process.getuid?.() === 0;
const nobody = 65534;

/** Root may write anywhere, so the store process runs as somebody who may not. */
const unprivilegedHost: ProcessHost = {
  start: (entry) => {
    const child = fork(fileURLToPath(entry), [], {
      serialization: 'advanced',
      execArgv: [],
      uid: nobody,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return {
      pid: child.pid,
      post: (message) => {
        if (child.connected && typeof message === 'object' && message !== null) child.send(message);
      },
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => child.once('exit', listener),
      kill: () => child.kill('SIGKILL'),
    };
  },
};

test.skipIf(!isRoot)('a folder and a file that may not be written', async () => {
  const directory = await filledFolder();
  execFileSync('chmod', ['-R', 'a+rX', directory]);
  expect(codeOf(await refusal(directory, { host: unprivilegedHost }))).toBe('archive/read-only');
  const empty = temporaryFolder();
  execFileSync('chmod', ['555', empty]);
  expect(codeOf(await refusal(empty, { host: unprivilegedHost }))).toBe('archive/read-only');
  chownSync(directory, nobody, nobody);
  execFileSync('chmod', ['555', directory]);
  expect(codeOf(await refusal(directory, { host: unprivilegedHost }))).toBe('archive/read-only');
});

/** A file system of one megabyte; null where this machine does not allow mounting. */
function tinyFileSystem(): string | null {
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
  });
  return folder;
}

test('a full disk: the operation is refused whole, and works again when there is room', async (context) => {
  const directory = tinyFileSystem();
  if (directory === null) {
    context.skip('mounting a small file system is not allowed here');
    return;
  }
  const archive = valueOf(await openArchive({ host, directory, key: testKey }));
  const kept = sealedDocument({ cda: new Uint8Array(50_000) });
  valueOf(await archive.saveDocument(kept));
  writeFileSync(join(directory, 'ballast'), new Uint8Array(300_000));
  const refused = sealedDocument({ cda: new Uint8Array(700_000) });
  expect(codeOf(await archive.saveDocument(refused))).toBe('archive/disk-full');
  expect(valueOf(await archive.findDocument(refused.documentId))).toBeNull();
  expect(valueOf(await archive.findDocument(kept.documentId))?.cda).toEqual(kept.cda);
  rmSync(join(directory, 'ballast'));
  valueOf(await archive.saveDocument(sealedDocument({ cda: new Uint8Array(100_000) })));
  await archive.close();
});
