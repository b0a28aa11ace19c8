import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { chosenProxy, trustedRoots } from '../../../electron/headless/networkChoices.ts';
import { settingsSchema } from '../../../electron/domain/settings.ts';
import { ok } from '../../../shared/errors/result.ts';
import { makeChannelRig, type ChannelRig } from '../../support/channel/channelRig.ts';
import { stageDoctor } from '../../support/fseProfile.ts';

let rig: ChannelRig;
let directory = '';

beforeAll(async () => {
  rig = await makeChannelRig();
  directory = await mkdtemp(join(tmpdir(), 'sintesi-network-'));
});
afterEach(() => rig.closeAll());
afterAll(async () => {
  await rig.dispose();
  await rm(directory, { recursive: true, force: true });
});

const settings = {
  profile: stageDoctor,
  environment: {
    name: 'stage',
    baseUrl: 'https://localhost:1',
    audience: 'https://example.org/v1',
  },
  card: { module: 'none.so' },
};

it('asks for the password of a manual proxy only where it has a user', async () => {
  const password = vi.fn(() => Promise.resolve(ok('segreta')));
  const system = vi.fn(() => Promise.resolve(ok(null)));
  const sources = { password, system };
  const url = new URL('https://x/');
  const at = { mode: 'manual', host: 'proxy', port: 3128 } as const;
  expect(await chosenProxy({ ...at, user: null }, url, sources)).toEqual(
    ok({ host: 'proxy', port: 3128, credentials: null }),
  );
  expect(password).not.toHaveBeenCalled();
  expect(await chosenProxy({ ...at, user: 'studio' }, url, sources)).toEqual(
    ok({ host: 'proxy', port: 3128, credentials: { user: 'studio', password: 'segreta' } }),
  );
  expect(await chosenProxy({ mode: 'none' }, url, sources)).toEqual(ok(null));
  expect(system).not.toHaveBeenCalled();
  await chosenProxy({ mode: 'system' }, url, sources);
  expect(system).toHaveBeenCalledWith(url);
});

it('trusts the bundle alone where there is one, else the system, and what its environment adds', async () => {
  const bundle = join(directory, 'bundle.pem');
  await writeFile(bundle, rig.pki.certPem('server-ca'));
  const named = { gatewayAuthorities: [bundle] };
  const server = rig.pki.certPem('server-ca');
  const added = rig.pki.certPem('sogei-ca');
  expect(await trustedRoots({ trust: named, environment: { authorities: [] } })).toEqual(
    ok([server]),
  );
  expect(await trustedRoots({ trust: named, environment: { authorities: [added] } })).toEqual(
    ok([server, added]),
  );
  const system = await trustedRoots(null);
  const [first] = system.ok ? system.value : [];
  expect(new X509Certificate(first ?? '').ca).toBe(true);
  const unnamed = { trust: { gatewayAuthorities: [] }, environment: { authorities: [added] } };
  const both = await trustedRoots(unnamed);
  expect(both.ok && system.ok ? both.value : null).toEqual(
    system.ok ? [...system.value, added] : undefined,
  );
});

it('a password in the settings file is refused, a pin must look like one', () => {
  const withNetwork = (network: unknown, trust: unknown = {}) =>
    settingsSchema.safeParse({ ...settings, network, trust }).success;
  expect(withNetwork({ proxy: { mode: 'manual', host: 'p', port: 1, user: 'u' } })).toBe(true);
  expect(withNetwork({ proxy: { mode: 'manual', host: 'p', port: 1, password: 'x' } })).toBe(false);
  expect(withNetwork({ channel: 'os-store' })).toBe(true);
  expect(withNetwork({}, { gatewayPins: ['sha256/abc'] })).toBe(false);
  expect(withNetwork({}, { gatewayPins: [`${'A'.repeat(43)}=`] })).toBe(true);
});

it('probe, from the command line, with the trust of the working folder', async () => {
  const server = await rig.serve();
  const trust = { gatewayAuthorities: [join(rig.pki.directory, 'server-ca.cert.pem')] };
  await writeFile(join(directory, 'settings.json'), JSON.stringify({ ...settings, trust }));
  const cli = fileURLToPath(new URL('../../../electron/headless/cli.ts', import.meta.url));
  const run = async (...args: string[]): Promise<{ code: number; out: string }> => {
    const child = spawn(process.execPath, [cli, 'probe', server.url().href, ...args]);
    let out = '';
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
    const [code] = (await once(child, 'close')) as [number];
    return { code, out };
  };
  const json = await run('--home', directory, '--json');
  expect(json.code).toBe(0);
  expect(JSON.parse(json.out)).toMatchObject({
    verb: 'probe',
    report: { distrust: null, versions: [{ version: 'TLSv1.3', offered: true }, {}] },
  });
  // Without a folder the system's authorities decide, and they do not know the test's.
  const words = await run('--home', join(directory, 'none'));
  expect(words.code).toBe(1);
  expect(words.out).toContain('attendibile: no');
});
