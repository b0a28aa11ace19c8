import { execFileSync, fork } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { Archive } from '../../../electron/domain/ports/archive.ts';
import type { HostedProcess, ProcessHost } from '../../../electron/domain/ports/processHost.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { listBackups, restoreBackup } from '../../../electron/store/backup.ts';
import { openForReading, openWithoutKey } from '../../../electron/store/databaseConnection.ts';
import { runCheck } from '../../../electron/store/integrityCheck.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import { codeOf, sealedDocument, testKey, valueOf } from '../../support/archiveFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const clock = { now: () => new Date(Date.UTC(2026, 10, 20, 9)) };
const today = 'archive-2026-11-20.db';

/** Starts processes of ours and remembers them by the name of their module. */
function watchedHost(started: Map<string, HostedProcess>): ProcessHost {
  return {
    start: (entry, environment) => {
      const hosted = nodeProcessHost.start(entry, environment);
      const name = entry.pathname.split('/').at(-1) ?? '';
      started.set(name, hosted);
      return hosted;
    },
  };
}

async function filled(archive: Archive, megabytes: number): Promise<string[]> {
  const ids: string[] = [];
  for (let each = 0; each < megabytes; each += 1) {
    const document = sealedDocument({ cda: new Uint8Array(1_000_000).fill(each) });
    valueOf(await archive.saveDocument(document));
    ids.push(document.documentId);
  }
  return ids;
}

function idsIn(file: string): readonly unknown[] {
  const copy = openForReading(file, testKey);
  try {
    expect(runCheck(copy, 'integrity_check')).toEqual([]);
    return copy.prepare('SELECT document_id FROM documents').pluck().all();
  } finally {
    copy.close();
  }
}

/** Waits until a copy is under way and has some bytes; one that was quicker than the look is over by then. */
async function copyBegun(backups: string, made: Promise<unknown>): Promise<void> {
  const unfinished = join(backups, `${today}.new`);
  const over = new AbortController();
  void made.then(() => {
    over.abort();
  });
  const size = (): number => statSync(unfinished, { throwIfNoEntry: false })?.size ?? 0;
  while (!over.signal.aborted && size() === 0) await delay(1);
}

test('writers go on during a backup; what was confirmed before it is in the copy, the rest in the archive', async () => {
  const directory = temporaryFolder();
  const archive = valueOf(
    await openArchive({ host: nodeProcessHost, directory, key: testKey, clock }),
  );
  const before = await filled(archive, 40);
  const isMade = archive.backUp();
  const finished = new AbortController();
  void isMade.finally(() => {
    finished.abort();
  });
  const meanwhile: string[] = [];
  let longestMs = 0;
  while (!finished.signal.aborted) {
    const document = sealedDocument({ cda: new Uint8Array(20_000).fill(meanwhile.length) });
    const start = performance.now();
    valueOf(await archive.saveDocument(document));
    longestMs = Math.max(longestMs, performance.now() - start);
    meanwhile.push(document.documentId);
  }
  expect(valueOf(await isMade)).toEqual({ name: today, at: '2026-11-20T09:00:00.000Z' });
  expect(meanwhile.length).toBeGreaterThan(5);

  const file = join(directory, 'backups', today);
  const copied = new Set(idsIn(file));
  expect(before.filter((id) => !copied.has(id))).toEqual([]);
  expect(() => openWithoutKey(file).prepare('SELECT count(*) FROM sqlite_schema').get()).toThrow();
  // The hold began when the backup did: hardly anything of what was written meanwhile can be in it.
  expect(meanwhile.filter((id) => copied.has(id)).length).toBeLessThan(meanwhile.length);
  for (const id of [...before, ...meanwhile]) {
    expect(valueOf(await archive.findDocument(id))?.documentId).toBe(id);
  }
  await archive.close();
  const closed = new Set(idsIn(join(directory, 'archive.db')));
  expect([...before, ...meanwhile].filter((id) => !closed.has(id))).toEqual([]);
  console.log(
    `backup of ${String(Math.round(statSync(file).size / 1e6))} MB: ${String(meanwhile.length)} writes meanwhile, the longest ${longestMs.toFixed(0)} ms`,
  );
});

test('a backup asked for while another is under way holds what was confirmed before it was asked for', async () => {
  const directory = temporaryFolder();
  const backups = join(directory, 'backups');
  const archive = valueOf(
    await openArchive({ host: nodeProcessHost, directory, key: testKey, clock }),
  );
  const before = await filled(archive, 20);
  const first = archive.backUp();
  await copyBegun(backups, first);
  const [late = ''] = await filled(archive, 1);
  const [second, third] = [archive.backUp(), archive.backUp()];
  valueOf(await first);
  expect(valueOf(await second)).toEqual(valueOf(await third));
  expect(new Set(idsIn(join(backups, today)))).toEqual(new Set([...before, late]));
  // Nothing is left over that would keep the archive from closing.
  const [asked, queued] = [archive.backUp(), archive.backUp()];
  await archive.close();
  for (const result of await Promise.all([asked, queued])) {
    if (!result.ok) expect(result.error.code).toBe('archive/backup-interrupted');
  }
});

test('a later backup of the day takes the place of the first, and restores', async () => {
  const directory = temporaryFolder();
  const archive = valueOf(
    await openArchive({ host: nodeProcessHost, directory, key: testKey, clock }),
  );
  valueOf(await archive.backUp());
  const [id = ''] = await filled(archive, 1);
  valueOf(await archive.backUp());
  await archive.close();
  expect(readdirSync(join(directory, 'backups'))).toEqual([today]);
  valueOf(restoreBackup(directory, today, testKey, clock.now()));
  const restored = valueOf(
    await openArchive({ host: nodeProcessHost, directory, key: testKey, clock }),
  );
  expect(valueOf(await restored.findDocument(id))?.documentId).toBe(id);
  expect(valueOf(await restored.verifyAudit()).problems).toEqual([]);
  await restored.close();
});

test('kill -9 of the copier at any moment leaves nothing that counts as a backup, and the next one is whole', async () => {
  const directory = temporaryFolder();
  const backups = join(directory, 'backups');
  const started = new Map<string, HostedProcess>();
  const archive = valueOf(
    await openArchive({ host: watchedHost(started), directory, key: testKey, clock }),
  );
  const ids = await filled(archive, 30);
  const kills = 12;
  for (let each = 0; each < kills; each += 1) {
    const made = archive.backUp();
    await copyBegun(backups, made);
    await delay(each * 15);
    started.get('backupProcess.ts')?.kill();
    const result = await made;
    if (result.ok) expect(new Set(idsIn(join(backups, today))).size).toBe(ids.length);
    else {
      expect(codeOf(result)).toBe('archive/backup-interrupted');
      expect(listBackups(directory)).toEqual([]);
    }
    rmSync(join(backups, today), { force: true });
    // Writers are not left behind a hold.
    ids.push(...(await filled(archive, 1)));
  }
  valueOf(await archive.backUp());
  expect(readdirSync(backups)).toEqual([today]);
  expect(new Set(idsIn(join(backups, today)))).toEqual(new Set(ids));
  await archive.close();
});

test('a store process that dies under the copier: the copy does not count, and nothing confirmed is lost', async () => {
  const directory = temporaryFolder();
  const started = new Map<string, HostedProcess>();
  const archive = valueOf(
    await openArchive({ host: watchedHost(started), directory, key: testKey, clock }),
  );
  const ids = await filled(archive, 30);
  const made = archive.backUp();
  await copyBegun(join(directory, 'backups'), made);
  started.get('storeProcess.ts')?.kill();
  expect(codeOf(await made)).toBe('archive/backup-interrupted');
  expect(listBackups(directory)).toEqual([]);
  valueOf(await archive.backUp());
  expect(new Set(idsIn(join(directory, 'backups', today)))).toEqual(new Set(ids));
  await archive.close();
});

test('closing while a backup is under way ends it and closes the archive whole', async () => {
  const directory = temporaryFolder();
  const failures: string[] = [];
  const archive = valueOf(
    await openArchive({
      host: nodeProcessHost,
      directory,
      key: testKey,
      clock,
      onBackupFailure: ({ code }) => failures.push(code),
    }),
  );
  const ids = await filled(archive, 30);
  const made = archive.backUp();
  await copyBegun(join(directory, 'backups'), made);
  await archive.close();
  expect(codeOf(await made)).toBe('archive/backup-interrupted');
  expect(failures).toEqual([]);
  // The closing made its own.
  expect(readdirSync(join(directory, 'backups'))).toEqual([today]);
  expect(new Set(idsIn(join(directory, 'backups', today)))).toEqual(new Set(ids));
});

test('a full disk is told as what it is and costs only the copy', async (context) => {
  const directory = temporaryFolder();
  const backups = join(directory, 'backups');
  const archive = valueOf(
    await openArchive({ host: nodeProcessHost, directory, key: testKey, clock }),
  );
  const ids = await filled(archive, 2);
  mkdirSync(backups, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', backups], { stdio: 'ignore' });
  } catch {
    await archive.close();
    context.skip('mounting a small file system is not allowed here');
    return;
  }
  try {
    const failed = await archive.backUp();
    expect(failed).toMatchObject({
      error: { code: 'archive/backup-disk-full', data: { folder: backups } },
    });
    expect(readdirSync(backups)).toEqual([]);
    ids.push(...(await filled(archive, 1)));
  } finally {
    execFileSync('umount', ['-l', backups]);
  }
  valueOf(await archive.backUp());
  expect(new Set(idsIn(join(backups, today)))).toEqual(new Set(ids));
  await archive.close();
});

const isRoot = process.getuid?.() === 0;

/** Root may write anywhere, so the backup process runs as somebody who may not. */
const unprivilegedCopier: ProcessHost = {
  start: (entry, environment) => {
    if (!entry.pathname.includes('backupProcess')) return nodeProcessHost.start(entry, environment);
    const child = fork(fileURLToPath(entry), [], {
      serialization: 'advanced',
      execArgv: [],
      uid: 65534,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return {
      pid: child.pid,
      post: (message) => {
        if (child.connected) child.send(message as object, () => undefined);
      },
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => child.once('exit', listener),
      kill: () => child.kill('SIGKILL'),
    };
  },
};

test.skipIf(!isRoot)('a folder that may not be written is told as what it is', async () => {
  const directory = temporaryFolder();
  onTestFinished(() => {
    chmodSync(directory, 0o700);
  });
  const host = unprivilegedCopier;
  const archive = valueOf(await openArchive({ host, directory, key: testKey, clock }));
  const [id = ''] = await filled(archive, 1);
  mkdirSync(join(directory, 'backups'));
  execFileSync('chmod', ['-R', 'a+rX', directory]);
  expect(codeOf(await archive.backUp())).toBe('archive/backup-folder-unwritable');
  expect(valueOf(await archive.findDocument(id))?.documentId).toBe(id);
  await archive.close();
  expect(listBackups(directory)).toEqual([today]);
});
