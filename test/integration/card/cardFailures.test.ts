import { verify } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { QUARANTINE_MS } from '../../../electron/card/crashHistory.ts';
import {
  createCardFixture,
  digestInfo,
  message,
  publicKey,
  value,
} from '../../support/card/cardFixture.ts';

const fixture = createCardFixture();

describe('a driver that fails', () => {
  it('killed in mid-signature gives an error value, and the next attempt works', async () => {
    let pid = 0;
    const { card, found } = await fixture.readyToSign(fixture.plain(), {
      onProcess: (started) => (pid = started ?? 0),
    });
    const request = {
      fingerprint: found.fingerprint,
      mechanism: 'rsa-pkcs1',
      data: digestInfo,
    } as const;
    const first = pid;
    process.kill(first, 'SIGSTOP');
    const pending = card.sign(request);
    process.kill(first, 'SIGKILL');
    expect(await pending).toMatchObject({
      ok: false,
      error: { code: 'card/process-crashed', data: { call: 'sign' } },
    });

    value(await card.login(found.tokenId, Buffer.from(fixture.plain().pins.signature)));
    expect(pid).not.toBe(first);
    const signature = value(await card.sign(request));
    expect(verify('sha256', message, publicKey(found), signature)).toBe(true);
  });

  it('silent for ever does not keep the program from closing, and no call that waited starts it again', async () => {
    let pid = 0;
    let starts = 0;
    const { card, found } = await fixture.readyToSign(fixture.plain(), {
      closingMs: 50,
      onProcess: (started) => {
        pid = started ?? 0;
        starts += 1;
      },
    });
    const before = starts;
    process.kill(pid, 'SIGSTOP');
    const { fingerprint } = found;
    const signing = card.sign({ fingerprint, mechanism: 'rsa-pkcs1', data: digestInfo });
    const waiting = card.tokens();
    // The first call has reached the driver, the second waits for its turn.
    await new Promise(setImmediate);
    await card.close();
    expect(await signing).toMatchObject({ error: { code: 'card/process-crashed' } });
    expect(await waiting).toMatchObject({ error: { code: 'card/closed' } });
    expect(starts).toBe(before);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('is put aside after two crashes in five minutes, and started again by itself a little later', async () => {
    let pid = 0;
    let passedMs = 0;
    const card = fixture.open(fixture.plain(), {
      onProcess: (started) => (pid = started ?? 0),
      elapsedMs: () => passedMs,
    });
    for (let crash = 0; crash < 2; crash += 1) {
      value(await card.tokens());
      process.kill(pid, 'SIGSTOP');
      const pending = card.tokens();
      process.kill(pid, 'SIGKILL');
      expect(await pending).toMatchObject({ error: { code: 'card/process-crashed' } });
    }
    const pin = Buffer.from('12345678');
    expect(await card.login('any', pin)).toMatchObject({
      error: { code: 'card/module-quarantined' },
    });
    expect([...pin]).toEqual(new Array(8).fill(0));
    passedMs += QUARANTINE_MS;
    expect(value(await card.tokens())).toHaveLength(2);
  });

  it.each([
    ['a missing file', () => join(fixture.root, 'nessuno.so'), 'card/module-file-missing'],
    [
      'a text file',
      () => {
        const path = join(fixture.root, 'testo.so');
        writeFileSync(path, 'non sono una libreria '.repeat(100));
        return path;
      },
      'card/module-not-a-library',
    ],
    [
      'a driver of another processor',
      () => {
        const path = join(fixture.root, 'vecchio.so');
        const bytes = Buffer.alloc(1024);
        bytes.writeUInt32BE(0x7f454c46);
        bytes.writeUInt16LE(0x03, 18);
        writeFileSync(path, bytes);
        return path;
      },
      'card/module-wrong-arch',
    ],
    [
      'a library that is no driver',
      () => join(process.cwd(), 'node_modules/pkcs11js/build/Release/pkcs11.node'),
      'card/module-not-pkcs11',
    ],
    [
      'a driver that lacks a component',
      () => {
        const path = join(fixture.root, 'incompleto.so');
        const bytes = readFileSync(fixture.plain().modulePath);
        bytes.write('libassent', bytes.indexOf('libcrypto'));
        writeFileSync(path, bytes);
        return path;
      },
      'card/module-load-error',
    ],
  ])('%s has its own error', async (_, path, code) => {
    const card = fixture.open({ ...fixture.plain(), modulePath: path() });
    expect(await card.tokens()).toMatchObject({ ok: false, error: { code } });
  });
});

it('survives a damaged library that kills its process while it is being loaded', async () => {
  const path = join(fixture.root, 'guasto.so');
  writeFileSync(path, readFileSync(fixture.plain().modulePath).subarray(0, 2048));
  const card = fixture.open({ ...fixture.plain(), modulePath: path });
  const codes: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const result = await card.tokens();
    codes.push(result.ok ? 'ok' : result.error.code);
  }
  expect(codes).toEqual([
    'card/process-crashed',
    'card/process-crashed',
    'card/module-quarantined',
  ]);
});
