import { fork } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { ProcessHost } from '../../../electron/domain/ports/processHost.ts';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import { createArchiveKey, recoverArchiveKey } from '../../../electron/store/archiveKey.ts';
import { createArchiveCustody } from '../../../electron/store/createArchiveCustody.ts';
import { openForReading } from '../../../electron/store/databaseConnection.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import { openDatabase } from '../../../electron/store/openDatabase.ts';
import { readJournal } from '../../../electron/store/audit/journal.ts';
import { openPendingKey, prepareKey } from '../../../electron/store/rekey/pendingKey.ts';
import {
  codeOf,
  publication,
  sealedDocument,
  signedBytes,
  valueOf,
} from '../../support/archiveFixtures.ts';
import { kills } from '../../support/kills.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const host = nodeProcessHost;
const at = new Date(Date.UTC(2026, 10, 27, 12));
const clock = { now: () => at };
const passphrase = 'la frase di prima';
const wanted = 'la frase che nessuno ha visto';
const patient = sealedDocument().patient.codiceFiscale;

/** A closed archive with documents, acts, a backup and a trail. */
async function filled(directory: string, documents = 3) {
  const { key, recoveryCode } = valueOf(await createArchiveKey(directory, passphrase));
  const archive = valueOf(await openArchive({ host, directory, key, clock }));
  const ids: string[] = [];
  for (let each = 0; each < documents; each += 1) {
    const document = sealedDocument({ cda: new Uint8Array(200_000).fill(each) });
    valueOf(await archive.saveDocument(document));
    valueOf(await archive.enqueueSigned(signedBytes(document), publication(document)));
    ids.push(document.documentId);
  }
  await archive.close();
  return { key, recoveryCode, ids };
}

function bytesOf(directory: string): ReadonlyMap<string, string> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [file, readFileSync(file).toString('base64')]),
  );
}

test('another key opens everything, the old one nothing of now, and the trail tells', async () => {
  const directory = temporaryFolder();
  const old = await filled(directory);
  const custody = createArchiveCustody(directory, host);
  const recoveryCode = valueOf(await custody.prepareRekey(wanted));
  const key = valueOf(await custody.rekey(old.key, recoveryCode.toLowerCase(), at));

  expect(key).not.toEqual(old.key);
  expect(valueOf(await custody.unlock(wanted))).toEqual(key);
  expect(valueOf(await custody.recover(recoveryCode))).toEqual(key);
  expect(codeOf(await custody.unlock(passphrase))).toBe('archive/wrong-passphrase');
  expect(codeOf(await custody.recover(old.recoveryCode))).toBe('archive/wrong-recovery-code');
  expect(codeOf(await openArchive({ host, directory, key: old.key, clock }))).toBe(
    'archive/wrong-key',
  );
  expect(readdirSync(directory).sort()).toEqual([
    'archive.db',
    'archive.device',
    'archive.journal',
    'archive.key.json',
    'archive.keycheck',
    'archive.rekey.lock',
    'backups',
    'former-key-2026-11-27T12-00-00-000Z',
  ]);
  expect(readJournal(join(directory, 'archive.journal'), old.key)).toEqual([null, null, null]);

  const archive = valueOf(await openArchive({ host, directory, key, clock }));
  for (const id of old.ids) {
    expect(valueOf(await archive.findDocument(id))?.signed?.pdf).toBeDefined();
    expect(valueOf(await archive.submissionsAbout(id))).toHaveLength(1);
  }
  expect(valueOf(await archive.verifyAudit())).toMatchObject({ problems: [], journalEntries: 3 });
  // A patient keeps the pseudonym: what is sealed from now on is about the same one.
  const later = sealedDocument();
  valueOf(await archive.saveDocument(later));
  const sealed = valueOf(await archive.deedsAbout(patient)).filter(
    ({ action }) => action === 'document-sealed',
  );
  expect(sealed.map(({ documentId }) => documentId)).toEqual([...old.ids, later.documentId]);
  await archive.close();
  const database = openForReading(join(directory, 'archive.db'), key);
  expect(
    database
      .prepare("SELECT count(*) FROM audit_trail WHERE action = 'archive-rekeyed'")
      .pluck()
      .get(),
  ).toBe(1);
  database.close();

  // The new backup is whole; the old one still opens with the old code until it is removed.
  expect(custody.backups()).toEqual(['archive-2026-11-27.db']);
  valueOf(custody.verifyBackup('archive-2026-11-27.db', key));
  const former = join(directory, 'former-key-2026-11-27T12-00-00-000Z');
  expect(valueOf(await recoverArchiveKey(former, old.recoveryCode))).toEqual(old.key);
  openForReading(join(former, 'archive-2026-11-27.db'), old.key).close();
  expect(custody.formerCopies()).toEqual({ folder: directory, count: 1 });
  valueOf(custody.removeFormerCopies());
  expect(custody.formerCopies().count).toBe(0);
  expect(readdirSync(directory)).not.toContain('former-key-2026-11-27T12-00-00-000Z');
});

test('a second change keeps the pseudonyms of the first key', async () => {
  const directory = temporaryFolder();
  const old = await filled(directory, 1);
  const custody = createArchiveCustody(directory, host);
  let { key } = old;
  for (const hours of [1, 2]) {
    const code = valueOf(await custody.prepareRekey(wanted));
    key = valueOf(await custody.rekey(key, code, new Date(at.getTime() + hours * 3_600_000)));
  }
  const archive = valueOf(await openArchive({ host, directory, key, clock }));
  expect(valueOf(await archive.deedsAbout(patient)).length).toBeGreaterThan(0);
  await archive.close();
  expect(custody.formerCopies().count).toBe(2);
});

test('without the new code typed from paper nothing changes', async () => {
  const directory = temporaryFolder();
  const old = await filled(directory, 1);
  const custody = createArchiveCustody(directory, host);
  expect(codeOf(await custody.rekey(old.key, old.recoveryCode, at))).toBe(
    'archive/rekey-not-prepared',
  );
  const code = valueOf(await custody.prepareRekey(wanted));
  const before = bytesOf(directory);
  expect(codeOf(await custody.rekey(old.key, old.recoveryCode, at))).toBe(
    'archive/rekey-code-different',
  );
  expect(codeOf(await custody.rekey(old.key, code.slice(0, -2), at))).toBe(
    'archive/recovery-code-malformed',
  );
  expect(bytesOf(directory)).toEqual(before);
  expect(valueOf(await custody.unlock(passphrase))).toEqual(old.key);
});

test('while another program has the archive open, its key is not changed', async () => {
  const directory = temporaryFolder();
  const old = await filled(directory, 1);
  const archive = valueOf(await openArchive({ host, directory, key: old.key, clock }));
  const custody = createArchiveCustody(directory, host);
  const code = valueOf(await custody.prepareRekey(wanted));
  expect(codeOf(await custody.rekey(old.key, code, at))).toBe('archive/locked');
  expect(valueOf(await archive.findDocument(old.ids[0] ?? ''))).not.toBeNull();
  await archive.close();
});

/** A closed archive whose change of key is prepared, to be copied for each kill. */
async function prepared() {
  const directory = temporaryFolder();
  const old = await filled(directory);
  const recoveryCode = await prepareKey(directory, wanted);
  const { key } = valueOf(await openPendingKey(directory, recoveryCode));
  const oldKeyFile = readFileSync(join(directory, 'archive.key.json'), 'utf8');
  const newKeyFile = readFileSync(join(directory, 'archive.key.pending.json'), 'utf8');
  return { directory, old, key, oldKeyFile, newKeyFile };
}

const hex = (key: Uint8Array): string => Buffer.from(key).toString('hex');
const child = fileURLToPath(new URL('../../support/rekey/rekeyChild.ts', import.meta.url));
const killer = new URL('../../support/rekey/killAtStep.ts', import.meta.url).href;

/** Changes the key in a process; answers whether it ended by itself. */
function changed(
  directory: string,
  from: Uint8Array,
  to: Uint8Array,
  kill: { readonly atStep?: number; readonly afterMs?: number },
): Promise<boolean> {
  const running = fork(child, [directory, hex(from), hex(to), at.toISOString()], {
    execArgv: kill.atStep === undefined ? [] : ['--import', killer],
    env: { ...process.env, KILL_AT: String(kill.atStep ?? -1) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  if (kill.afterMs !== undefined) setTimeout(() => running.kill('SIGKILL'), kill.afterMs);
  return new Promise((resolve, reject) => {
    running.once('exit', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve(code === 0);
      else reject(new Error(`the change ended with ${String(code)} ${String(signal)}`));
    });
  });
}

function opens(directory: string, key: Uint8Array, ids: readonly string[]): boolean {
  let database;
  try {
    database = openDatabase(directory, key, at);
  } catch {
    return false;
  }
  const found = database.prepare('SELECT document_id FROM documents').pluck().all();
  database.close();
  expect(new Set(found)).toEqual(new Set(ids));
  return true;
}

/** Exactly one key opens what a kill left, with every document; answers whether it is the new one. */
function openedByOne(directory: string, given: Awaited<ReturnType<typeof prepared>>): boolean {
  const { old, key } = given;
  const byOld = opens(directory, old.key, old.ids);
  const byNew = opens(directory, key, old.ids);
  expect([byOld, byNew].filter(Boolean)).toHaveLength(1);
  // The key file that goes with it is there too, and only that.
  const keyFile = byNew ? given.newKeyFile : given.oldKeyFile;
  expect(readFileSync(join(directory, 'archive.key.json'), 'utf8')).toBe(keyFile);
  return byNew;
}

const completer = fileURLToPath(new URL('../../support/rekey/completeChild.ts', import.meta.url));

/** Several processes put the files of a change in place at the same instant; answers how each ended. */
async function completedAtOnce(directory: string, processes: number): Promise<(number | null)[]> {
  const children = Array.from({ length: processes }, () =>
    fork(completer, [directory], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
  );
  await Promise.all(children.map((each) => once(each, 'message')));
  const ended = children.map(async (each) => {
    const [code] = (await once(each, 'exit')) as [number | null];
    return code;
  });
  for (const each of children) each.send('go');
  return Promise.all(ended);
}

test(
  'kill -9 before each step on the disk leaves an archive that the old or the new key opens',
  { timeout: 900_000 },
  async () => {
    const given = await prepared();
    const outcomes: boolean[] = [];
    for (let step = 0; ; step += 1) {
      const directory = join(temporaryFolder(), 'archive');
      cpSync(given.directory, directory, { recursive: true });
      const isDone = await changed(directory, given.old.key, given.key, { atStep: step });
      outcomes.push(openedByOne(directory, given));
      rmSync(directory, { recursive: true });
      if (isDone) break;
    }
    // Old up to one step, new from it on: the change is a single instant.
    const first = outcomes.indexOf(true);
    expect(outcomes.slice(0, first).every((isNew) => !isNew)).toBe(true);
    expect(outcomes.slice(first).every((isNew) => isNew)).toBe(true);
    expect(first).toBeGreaterThan(10);
    expect(outcomes.length - first).toBeGreaterThan(5);
    // Who opens the archive next finishes the change; two who come at once do not trip over each other.
    for (let round = 0; round < 5; round += 1) {
      const directory = join(temporaryFolder(), 'archive');
      cpSync(given.directory, directory, { recursive: true });
      await changed(directory, given.old.key, given.key, { atStep: first });
      expect(await completedAtOnce(directory, 3)).toEqual([0, 0, 0]);
      expect(openedByOne(directory, given)).toBe(true);
      expect(readdirSync(join(directory, 'backups'))).toContain('archive-2026-11-27.db');
    }
    console.log(
      `kills ${String(outcomes.length - 1)}: old key ${String(first)}, new key ${String(outcomes.length - 1 - first)}, neither 0`,
    );
  },
);

test(
  'kill -9 at instants spread over the change leaves an archive that the old or the new key opens',
  { timeout: 600_000 },
  async () => {
    const given = await prepared();
    const measured = join(temporaryFolder(), 'archive');
    cpSync(given.directory, measured, { recursive: true });
    const start = performance.now();
    await changed(measured, given.old.key, given.key, {});
    const durationMs = performance.now() - start;
    const rounds = kills(8);
    let newer = 0;
    for (let each = 0; each < rounds; each += 1) {
      const directory = join(temporaryFolder(), 'archive');
      cpSync(given.directory, directory, { recursive: true });
      // From where the program has loaded to where it has surely ended.
      const afterMs = durationMs * (0.2 + (1.1 * each) / rounds);
      await changed(directory, given.old.key, given.key, { afterMs });
      if (openedByOne(directory, given)) newer += 1;
      rmSync(directory, { recursive: true });
    }
    console.log(
      `kills ${String(rounds)} over ${durationMs.toFixed(0)} ms: old key ${String(rounds - newer)}, new key ${String(newer)}, neither 0`,
    );
  },
);

test('a process that dies before or after the change: the answer is the key that opens', async () => {
  const directory = temporaryFolder();
  const old = await filled(directory, 1);
  const dying: ProcessHost = {
    start: (entry, environment) => {
      const hosted = nodeProcessHost.start(entry, environment);
      setTimeout(() => {
        hosted.kill();
      }, 300);
      return hosted;
    },
  };
  const code = valueOf(await createArchiveCustody(directory, dying).prepareRekey(wanted));
  const cut = await createArchiveCustody(directory, dying).rekey(old.key, code, at);
  if (cut.ok) expect(cut.value).not.toEqual(old.key);
  else expect(codeOf(cut)).toBe('archive/process-lost');
  // Tried again, it goes through: nothing of the first time is in the way.
  const custody = createArchiveCustody(directory, host);
  if (!cut.ok) valueOf(await custody.rekey(old.key, code, at));
  const key = valueOf(await custody.recover(code));
  const archive = valueOf(await openArchive({ host, directory, key, clock }));
  expect(valueOf(await archive.findDocument(old.ids[0] ?? ''))).not.toBeNull();
  expect(readdirSync(directory)).not.toContain('archive.rekey');
  await archive.close();
});
