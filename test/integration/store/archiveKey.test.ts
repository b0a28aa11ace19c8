import {
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeProcessHost } from '../../../electron/process/nodeProcessHost.ts';
import {
  changePassphrase,
  createArchiveKey,
  recoverArchiveKey,
  unwrapArchiveKey,
} from '../../../electron/store/archiveKey.ts';
import {
  confirmRecoveryCode,
  prepareRecoveryCode,
} from '../../../electron/store/renewRecoveryCode.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import { listBackups, restoreBackup } from '../../../electron/store/backup.ts';
import { openArchive } from '../../../electron/store/openArchive.ts';
import { codeOf, sealedDocument, valueOf } from '../../support/archiveFixtures.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const passphrase = 'una frase lunga però facile';

test('the passphrase gives the key back, a wrong one and a missing file have their own errors', async () => {
  const directory = temporaryFolder();
  const file = join(directory, 'archive.key.json');
  const { key } = valueOf(await createArchiveKey(directory, passphrase));
  expect(key).toHaveLength(32);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(valueOf(await unwrapArchiveKey(directory, passphrase.normalize('NFD')))).toEqual(key);
  expect(codeOf(await unwrapArchiveKey(directory, 'un’altra'))).toBe('archive/wrong-passphrase');
  expect(codeOf(await createArchiveKey(directory, passphrase))).toBe('archive/key-file-exists');
  for (const encoding of ['hex', 'base64', 'latin1'] as const) {
    expect(readFileSync(file, 'latin1')).not.toContain(Buffer.from(key).toString(encoding));
  }
});

test('no new key is made beside a database whose key file is gone', async () => {
  const directory = temporaryFolder();
  const { key } = valueOf(await createArchiveKey(directory, passphrase));
  const archive = valueOf(await openArchive({ host: nodeProcessHost, directory, key }));
  await archive.close();
  const before = readFileSync(join(directory, 'archive.db'));

  rmSync(join(directory, 'archive.key.json'));
  expect(codeOf(await createArchiveKey(directory, passphrase))).toBe('archive/key-missing');
  expect(codeOf(await unwrapArchiveKey(directory, passphrase))).toBe('archive/key-missing');
  expect(existsSync(join(directory, 'archive.key.json'))).toBe(false);
  expect(readFileSync(join(directory, 'archive.db'))).toEqual(before);
});

test('a damaged key file is not taken for a wrong passphrase', async () => {
  const directory = temporaryFolder();
  const file = join(directory, 'archive.key.json');
  valueOf(await createArchiveKey(directory, passphrase));
  const text = readFileSync(file, 'utf8');
  const damaged = [
    text.slice(0, 100),
    text.replace(/"tag": "./, '"tag": "A'),
    text.replace('"cost": 131072', '"cost": 2'),
    '',
  ].filter((each) => each !== text);
  for (const content of damaged) {
    writeFileSync(file, content);
    expect(codeOf(await unwrapArchiveKey(directory, passphrase))).toBe(
      'archive/key-file-unreadable',
    );
  }
});

test('the archive comes back with its recovery code, then gets a new passphrase', async () => {
  const directory = temporaryFolder();
  const { key, recoveryCode } = valueOf(await createArchiveKey(directory, passphrase));
  const document = sealedDocument();
  const archive = valueOf(await openArchive({ host: nodeProcessHost, directory, key }));
  valueOf(await archive.saveDocument(document));
  await archive.close();

  const recovered = valueOf(await recoverArchiveKey(directory, recoveryCode.toLowerCase()));
  valueOf(await changePassphrase(directory, recovered, 'nuova frase'));
  expect(codeOf(await unwrapArchiveKey(directory, passphrase))).toBe('archive/wrong-passphrase');
  const again = valueOf(await unwrapArchiveKey(directory, 'nuova frase'));
  const reopened = valueOf(await openArchive({ host: nodeProcessHost, directory, key: again }));
  expect(valueOf(await reopened.findDocument(document.documentId))?.cda).toEqual(document.cda);
  await reopened.close();
  expect(readdirSync(directory)).not.toContain('archive.key.json.tmp');

  const other = valueOf(await createArchiveKey(join(directory, 'other'), passphrase));
  expect(codeOf(await recoverArchiveKey(directory, other.recoveryCode))).toBe(
    'archive/wrong-recovery-code',
  );
});

test('the backups and the recovery code alone bring the archive back on another computer', async () => {
  const directory = temporaryFolder();
  const { key, recoveryCode } = valueOf(await createArchiveKey(directory, passphrase));
  const document = sealedDocument();
  const archive = valueOf(await openArchive({ host: nodeProcessHost, directory, key }));
  valueOf(await archive.saveDocument(document));
  await archive.close();

  const elsewhere = temporaryFolder();
  cpSync(join(directory, 'backups'), join(elsewhere, 'backups'), { recursive: true });
  expect(codeOf(await unwrapArchiveKey(elsewhere, passphrase))).toBe('archive/key-missing');
  const recovered = valueOf(await recoverArchiveKey(elsewhere, recoveryCode));
  const [newest = ''] = listBackups(elsewhere);
  valueOf(restoreBackup(elsewhere, newest, recovered, new Date()));
  valueOf(await changePassphrase(elsewhere, recovered, 'nuova frase'));
  const again = valueOf(await unwrapArchiveKey(elsewhere, 'nuova frase'));
  const reopened = valueOf(
    await openArchive({ host: nodeProcessHost, directory: elsewhere, key: again }),
  );
  expect(valueOf(await reopened.findDocument(document.documentId))?.cda).toEqual(document.cda);
  await reopened.close();
});

test('the database and the recovery code survive the loss of the key file and of its content', async () => {
  for (const damage of [
    (file: string): void => {
      rmSync(file);
    },
    (file: string): void => {
      writeFileSync(file, readFileSync(file, 'utf8').slice(0, 200));
    },
  ]) {
    const directory = temporaryFolder();
    const { key, recoveryCode } = valueOf(await createArchiveKey(directory, passphrase));
    const archive = valueOf(await openArchive({ host: nodeProcessHost, directory, key }));
    await archive.close();
    damage(join(directory, 'archive.key.json'));
    expect(valueOf(await recoverArchiveKey(directory, recoveryCode))).toEqual(key);
  }
});

test('a new recovery code holds from when it is typed again, and only for the key it was made for', async () => {
  const directory = temporaryFolder();
  const { key, recoveryCode: before } = valueOf(await createArchiveKey(directory, passphrase));
  const record = () => Promise.resolve(ok());
  const archive = valueOf(await openArchive({ host: nodeProcessHost, directory, key }));
  await archive.close();
  expect(codeOf(await confirmRecoveryCode(directory, key, before, record))).toBe(
    'archive/new-code-not-prepared',
  );
  const dropped = valueOf(await prepareRecoveryCode(directory, key));
  const wanted = valueOf(await prepareRecoveryCode(directory, key));
  for (const typed of [before, dropped]) {
    expect(codeOf(await confirmRecoveryCode(directory, key, typed, record))).toBe(
      'archive/new-code-different',
    );
  }
  const refused = () => Promise.resolve(fail(appError('archive/disk-full', {})));
  expect(codeOf(await confirmRecoveryCode(directory, key, wanted, refused))).toBe(
    'archive/disk-full',
  );
  const other = new Uint8Array(32).fill(1);
  expect(codeOf(await confirmRecoveryCode(directory, other, wanted, record))).toBe(
    'archive/new-code-not-prepared',
  );
  // The passphrase may change meanwhile; it is the one of now that stays.
  valueOf(await changePassphrase(directory, key, 'nuova frase'));
  expect(valueOf(await recoverArchiveKey(directory, before))).toEqual(key);

  valueOf(await confirmRecoveryCode(directory, key, wanted.toLowerCase(), record));
  expect(valueOf(await recoverArchiveKey(directory, wanted))).toEqual(key);
  expect(valueOf(await unwrapArchiveKey(directory, 'nuova frase'))).toEqual(key);
  expect(codeOf(await recoverArchiveKey(directory, before))).toBe('archive/wrong-recovery-code');
  rmSync(join(directory, 'archive.key.json'));
  expect(codeOf(await recoverArchiveKey(directory, before))).toBe('archive/wrong-recovery-code');
  expect(valueOf(await recoverArchiveKey(directory, wanted))).toEqual(key);
  expect(readdirSync(directory).filter((name) => name.includes('pending'))).toEqual([]);
});

test('a key file of another archive does not hide the copy the code opens, and is kept aside', async () => {
  const directory = temporaryFolder();
  const { key, recoveryCode } = valueOf(await createArchiveKey(directory, passphrase));
  const archive = valueOf(await openArchive({ host: nodeProcessHost, directory, key }));
  await archive.close();
  const elsewhere = temporaryFolder();
  const foreign = valueOf(await createArchiveKey(elsewhere, 'la frase di un altro'));
  const file = join(directory, 'archive.key.json');
  cpSync(join(elsewhere, 'archive.key.json'), file);

  expect(valueOf(await recoverArchiveKey(directory, recoveryCode))).toEqual(key);
  valueOf(await changePassphrase(directory, key, 'nuova frase'));
  expect(valueOf(await unwrapArchiveKey(directory, 'nuova frase'))).toEqual(key);
  expect(valueOf(await recoverArchiveKey(directory, recoveryCode))).toEqual(key);
  const [aside = ''] = readdirSync(directory).filter((name) => name.includes('.aside-'));
  cpSync(join(directory, aside), join(elsewhere, 'archive.key.json'));
  expect(valueOf(await recoverArchiveKey(elsewhere, foreign.recoveryCode))).toEqual(foreign.key);
});
