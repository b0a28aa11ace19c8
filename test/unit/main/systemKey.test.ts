import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSystemKey } from '../../../electron/main/systemKey.ts';
import { systemVault, type SystemVault } from '../../../electron/main/systemVault.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sintesi-key-'));
  file = join(folder, 'system-key.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const key = Uint8Array.from({ length: 32 }, (_, index) => index + 1);

/** A store that turns bytes round: enough to see what is handed to it. */
function fakeVault(changes: Partial<SystemVault> = {}): SystemVault {
  const turn = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0x5a);
  return {
    backend: () => 'gnome_libsecret',
    isAvailable: () => Promise.resolve(true),
    encrypt: (text) => Promise.resolve(turn(Buffer.from(text))),
    decrypt: (sealed) =>
      Promise.resolve({ text: Buffer.from(turn(sealed)).toString(), isStale: false }),
    ...changes,
  };
}

const keyOf = (changes: Partial<SystemVault> = {}) =>
  createSystemKey(() => file, fakeVault(changes));

describe('the archive’s key sealed by the operating system', () => {
  it('is null where none was kept', async () => {
    expect(await keyOf().read('test')).toEqual({ ok: true, value: null });
  });

  it.each(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6', 'win32', 'darwin'])(
    'is kept by %s and read again, never in clear',
    async (backend) => {
      const system = keyOf({ backend: () => backend });
      expect(await system.keep('test', key)).toEqual({ ok: true, value: undefined });
      const text = readFileSync(file, 'utf8');
      expect(text).toContain(backend);
      expect(text).not.toContain(Buffer.from(key).toString('base64'));
      expect(text).not.toContain(Buffer.from(key).toString('hex'));
      expect(await system.read('test')).toEqual({ ok: true, value: key });
    },
  );

  it.each(['basic_text', 'unknown', ''])(
    'is refused to %s although it calls itself available',
    async (backend) => {
      const system = keyOf({ backend: () => backend });
      expect(await system.keep('test', key)).toMatchObject({
        ok: false,
        error: { code: 'archive/system-key-insecure', data: { backend } },
      });
      expect(existsSync(file)).toBe(false);
    },
  );

  it.each<[string, Partial<SystemVault>, string]>([
    ['a locked store', { isAvailable: () => Promise.resolve(false) }, 'unavailable'],
    ['a store that fails', { isAvailable: () => Promise.reject(new Error('x')) }, 'unavailable'],
    ['another store', { backend: () => 'kwallet6' }, 'moved'],
    ['a sham store', { backend: () => 'basic_text' }, 'insecure'],
    ['a changed account', { decrypt: () => Promise.reject(new Error('x')) }, 'unreadable'],
    [
      'something else inside',
      { decrypt: () => Promise.resolve({ text: 'AAAA', isStale: false }) },
      'unreadable',
    ],
  ])('is not given by %s, and its file stays as it was', async (_name, changes, problem) => {
    await keyOf().keep('test', key);
    const before = readFileSync(file);
    expect(await keyOf(changes).read('test')).toMatchObject({
      ok: false,
      error: { code: `archive/system-key-${problem}` },
    });
    expect(readFileSync(file)).toEqual(before);
  });

  it.each(['', '{}', '{"format":"sintesi-system-key","version":2}', 'not json'])(
    'is unreadable in a file that says %j',
    async (text) => {
      writeFileSync(file, text);
      expect(await keyOf().read('test')).toMatchObject({
        ok: false,
        error: { code: 'archive/system-key-unreadable' },
      });
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );

  it('is sealed again when the system changed its own key', async () => {
    await keyOf().keep('test', key);
    const encrypt = vi.fn((text: string) => fakeVault().encrypt(text));
    const stale: Partial<SystemVault> = {
      encrypt,
      decrypt: async (sealed) => ({ ...(await fakeVault().decrypt(sealed)), isStale: true }),
    };
    expect(await keyOf(stale).read('test')).toEqual({ ok: true, value: key });
    expect(encrypt).toHaveBeenCalledOnce();
  });
});

describe('the vault over safeStorage', () => {
  const storage = {
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(text)),
    decryptStringAsync: () => Promise.resolve({ result: 'text', shouldReEncrypt: true }),
    getSelectedStorageBackend: () => 'kwallet6',
  };

  it('asks for the store on Linux only', () => {
    expect(systemVault(storage, 'linux').backend()).toBe('kwallet6');
    expect(systemVault(storage, 'win32').backend()).toBe('win32');
    expect(systemVault(storage, 'darwin').backend()).toBe('darwin');
  });

  it('tells what is to be sealed again', async () => {
    expect(await systemVault(storage, 'linux').decrypt(new Uint8Array())).toEqual({
      text: 'text',
      isStale: true,
    });
  });
});
