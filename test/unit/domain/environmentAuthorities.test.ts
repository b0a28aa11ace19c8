import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { switchedSettings } from '../../../electron/domain/changeSettings.ts';
import {
  addedAuthorities,
  withAuthorities,
  withoutAuthority,
} from '../../../electron/domain/environmentAuthorities.ts';
import { settingsSchema, type Settings } from '../../../electron/domain/settings.ts';
import { readAuthorityFile } from '../../../electron/identity/readAuthorityFile.ts';
import { stageEnvironment } from '../../../shared/fse/gatewayEnvironment.ts';
import { makeTestPki, type TestPki } from '../../pki/makeTestPki.ts';
import { stageDoctor } from '../../support/fseProfile.ts';

const now = new Date();
const stage = settingsSchema.parse({
  profile: stageDoctor,
  environment: stageEnvironment('https://nodo.example/v2'),
  card: {},
});

let pki: TestPki;
const file = (name: string): Promise<Buffer> => readFile(join(pki.directory, `${name}.cert.pem`));

async function authority(name: string) {
  const read = readAuthorityFile(await file(name));
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

async function added(settings: Settings, name: string, at = now): Promise<Settings> {
  const result = withAuthorities(settings, await authority(name), at);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const fingerprints = (settings: Settings) =>
  addedAuthorities(settings, readAuthorityFile).map(({ fingerprint }) => fingerprint);

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sintesi-authorities-'));
  pki = await makeTestPki({ directory, doctor: stageDoctor });
});
afterAll(async () => {
  await rm(pki.directory, { recursive: true, force: true });
});

describe('a file of authorities', () => {
  it('is read in PEM, of one or more, and in DER, and tells name, fingerprint and end', async () => {
    const [one] = await authority('server-ca');
    expect(one).toMatchObject({ fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect(one?.subject).toContain('TEST Server CA');
    const der = Buffer.from((one?.pem ?? '').replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
    expect(readAuthorityFile(der)).toMatchObject({ ok: true, value: [one] });
    const both = Buffer.concat([await file('server-ca'), await file('sogei-ca')]);
    const read = readAuthorityFile(both);
    expect(read.ok && read.value.map(({ subject }) => subject)).toHaveLength(2);
  });

  it('that is none, or of one who may not issue, is refused for what it is', async () => {
    expect(readAuthorityFile(Buffer.from('niente'))).toMatchObject({
      error: { code: 'authority/unreadable' },
    });
    expect(readAuthorityFile(await file('sogei-sign'))).toMatchObject({
      error: { code: 'authority/not-an-authority' },
    });
  });
});

describe('the authorities of an environment', () => {
  it('are added once, and taken away by fingerprint', async () => {
    const both = await added(await added(await added(stage, 'server-ca'), 'sogei-ca'), 'server-ca');
    expect(fingerprints(both)).toHaveLength(2);
    const [first = '', second] = fingerprints(both);
    expect(fingerprints(withoutAuthority(both, first, readAuthorityFile))).toEqual([second]);
  });

  it('stay in theirs: none is trusted in production, and going back finds them again', async () => {
    const tested = await added(stage, 'server-ca');
    const live = switchedSettings(tested, 'production', 'https://nodo.example/v2');
    if (!live.ok) throw new Error(live.error.code);
    expect(fingerprints(live.value)).toEqual([]);
    const back = switchedSettings(live.value, 'stage', 'https://nodo.example/v2');
    expect(back.ok && fingerprints(back.value)).toEqual(fingerprints(tested));
  });

  it('cannot be added in production, neither at the window nor in the file', async () => {
    const live = switchedSettings(stage, 'production', 'https://nodo.example/v2');
    if (!live.ok) throw new Error(live.error.code);
    const authorities = await authority('server-ca');
    expect(withAuthorities(live.value, authorities, now)).toMatchObject({
      error: { code: 'authority/in-production' },
    });
    const written = {
      ...live.value,
      environment: { ...live.value.environment, authorities: authorities.map(({ pem }) => pem) },
    };
    expect(settingsSchema.safeParse(written).success).toBe(false);
  });

  it('do not begin with one that has expired', async () => {
    const authorities = await authority('server-ca');
    const later = new Date(new Date(authorities[0]?.notAfter ?? '').getTime() + 1);
    expect(withAuthorities(stage, authorities, later)).toMatchObject({
      error: { code: 'authority/expired' },
    });
  });
});
