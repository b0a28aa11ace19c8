import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SettingsInput } from '../../../electron/domain/settings.ts';
import { handedPins } from '../../../electron/headless/secretSources.ts';
import { SETTINGS_FILE } from '../../../electron/headless/readSettings.ts';
import { importSogeiIdentity } from '../../../electron/headless/verbs/importSogeiIdentity.ts';
import { init } from '../../../electron/headless/verbs/init.ts';
import {
  backUpSogeiIdentity,
  chooseSogeiIdentity,
  exportSogeiCertificate,
  retireSogeiIdentity,
} from '../../../electron/headless/verbs/keepSogeiIdentity.ts';
import { listSogeiIdentities } from '../../../electron/headless/verbs/listSogeiIdentities.ts';
import { requestSogeiIdentity } from '../../../electron/headless/verbs/requestSogeiIdentity.ts';
import type { VerbReport, VerbResult } from '../../../electron/headless/verbResult.ts';
import { Workbench } from '../../../electron/headless/workbench.ts';
import { ok } from '../../../shared/errors/result.ts';
import { makeTestPki, type TestPki } from '../../pki/makeTestPki.ts';
import { codeOf } from '../../support/deskBench.ts';
import { stageDoctor } from '../../support/fseProfile.ts';

let directory = '';
let pki: TestPki;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sintesi-identity-'));
  pki = await makeTestPki({ directory: join(directory, 'pki'), doctor: stageDoctor });
});

afterAll(async () => {
  for (const home of [...benches.keys()]) await close(home);
  await rm(directory, { recursive: true, force: true });
});

/** A working folder without card and without gateway: an identity needs neither. */
async function makeHome(name: string): Promise<string> {
  const home = join(directory, name);
  await mkdir(home);
  const settings: SettingsInput = {
    profile: stageDoctor,
    environment: {
      name: 'stage',
      baseUrl: 'https://localhost:1',
      audience: 'https://modipa-val.fse.salute.gov.it/govway/rest/in/FSE/gateway/v1',
    },
    card: { module: 'none.so' },
    trust: { tokenAuthorities: [join(pki.directory, 'sogei-ca.cert.pem')] },
  };
  await writeFile(join(home, SETTINGS_FILE), JSON.stringify(settings));
  await run(home, init);
  return home;
}

const benches = new Map<string, Workbench>();

/** Runs a verb over the folder's workbench, opened at the first use: opening an archive is slow on purpose. */
function run(home: string, verb: (bench: Workbench) => Promise<VerbResult>): Promise<VerbResult> {
  const bench =
    benches.get(home) ??
    new Workbench({
      home,
      officialPack: null,
      cardModule: null,
      pins: handedPins({}),
      passphrase: () => Promise.resolve(ok('una frase segreta di prova')),
      filePassword: () => Promise.resolve(ok('password del file')),
    });
  benches.set(home, bench);
  return verb(bench);
}

/** Ends the folder's workbench: the next verb finds only what is on the disk. */
async function close(home: string): Promise<void> {
  await benches.get(home)?.close();
  benches.delete(home);
}

function reportOf(result: VerbResult): VerbReport {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Plays the platform: issues for a request with the ministry's subject, whatever the request's own was. */
function issue(request: string, commonName: string, usage: string): Buffer {
  const ca = (ending: string): string => join(pki.directory, `sogei-ca.${ending}.pem`);
  const extensions = join(directory, 'leaf.ext');
  execFileSync('sh', ['-c', `echo 'keyUsage=critical,${usage}' > '${extensions}'`]);
  return execFileSync(
    'openssl',
    [
      ...['x509', '-req', '-in', request, '-inform', 'der', '-outform', 'der', '-days', '50'],
      ...['-CA', ca('cert'), '-CAkey', ca('key'), '-extfile', extensions],
      ...['-subj', `/C=IT/O=Ministero della Salute/CN=${commonName}`],
    ],
    { stdio: 'pipe' },
  );
}

const name = 'S1#090201PSSMNZLSN99E05F205J';

it('request, weeks, answer in a zip, export, backup, restore elsewhere', async () => {
  const home = await makeHome('first');
  const out = join(directory, 'requests');
  const choices = { out, communicatedName: null, number: 1 };
  reportOf(await run(home, (bench) => requestSogeiIdentity(bench, choices)));
  expect((await readdir(out)).sort()).toEqual([
    'autenticazione.csr',
    'autenticazione.csr.pem',
    'firma.csr',
    'firma.csr.pem',
  ]);
  const request = join(out, 'firma.csr');
  const told = execFileSync('openssl', [
    ...['req', '-in', request, '-inform', 'der', '-verify', '-noout', '-subject', '-text'],
  ]).toString();
  expect(told).toContain(`CN = ${name}`);
  expect(told).toContain('Public-Key: (2048 bit)');
  expect(told).toContain('sha256WithRSAEncryption');
  expect((await stat(request)).size).toBeLessThan(10_000);
  execFileSync('openssl', ['req', '-in', `${request}.pem`, '-verify', '-noout'], {
    stdio: 'pipe',
  });

  await close(home);
  const waiting = reportOf(await run(home, listSogeiIdentities));
  expect(waiting.json).toMatchObject({ identities: [], requests: [{ signatureName: name }] });

  const zip = join(directory, 'answer.zip');
  const entries = {
    'firma.der': issue(request, name, 'nonRepudiation'),
    'autenticazione.der': issue(
      join(out, 'autenticazione.csr'),
      name.replace('S', 'A'),
      'digitalSignature',
    ),
  };
  await writeFile(zip, zipSync(entries));
  const imported = reportOf(await run(home, (bench) => importSogeiIdentity(bench, zip, null)));
  expect(imported.json).toMatchObject({ commonName: name, warnings: [] });

  const listed = reportOf(await run(home, listSogeiIdentities));
  expect(listed.json).toMatchObject({
    identities: [{ commonName: name, role: 'in-use', expiry: { kind: 'expiring', step: 60 } }],
    requests: [],
  });
  expect(listed.lines.join('\n')).toContain('RINNOVARE, mancano 50 giorni');

  const pem = join(directory, 'public.pem');
  reportOf(await run(home, (bench) => exportSogeiCertificate(bench, pem, null)));
  expect(new X509Certificate(await readFile(pem)).raw).toEqual(entries['firma.der']);

  const backup = join(directory, 'identity.backup');
  reportOf(await run(home, (bench) => backUpSogeiIdentity(bench, backup, null)));
  const elsewhere = await makeHome('elsewhere');
  const lost = join(directory, 'firma.der');
  await writeFile(lost, entries['firma.der']);
  expect(codeOf(await run(elsewhere, (bench) => importSogeiIdentity(bench, lost, null)))).toBe(
    'identity/request-not-found',
  );
  const restored = await run(elsewhere, (bench) => importSogeiIdentity(bench, backup, null));
  expect(reportOf(restored).json).toMatchObject({ commonName: name });
});

it('renewal: both live, the choice is the person’s, the old key goes only once the new one is proven', async () => {
  const home = await makeHome('renewal');
  const file = (ending: string): string => join(pki.directory, `sogei-sign.${ending}.pem`);
  const old = await run(home, (bench) => importSogeiIdentity(bench, file('cert'), file('key')));
  const oldFingerprint = String(reportOf(old).json['fingerprint']);
  const prove = (fingerprint: string): Promise<VerbResult> =>
    run(home, async (bench) => {
      const archive = await bench.archive();
      if (!archive.ok) return archive;
      await archive.value.proveIdentity('stage', fingerprint, new Date().toISOString());
      return ok({ json: {}, lines: [], succeeded: true });
    });
  await prove(oldFingerprint);

  const out = join(directory, 'renewal-requests');
  const communicatedName = 'S2#090201PSSMNZLSN99E05F205J';
  await run(home, (bench) => requestSogeiIdentity(bench, { out, communicatedName, number: 1 }));
  const answer = join(directory, 'renewed.der');
  // The platform got the number wrong: accepted, with a warning.
  await writeFile(
    answer,
    issue(join(out, 'firma.csr'), 'S3#090201PSSMNZLSN99E05F205J', 'nonRepudiation'),
  );
  const renewed = reportOf(await run(home, (bench) => importSogeiIdentity(bench, answer, null)));
  expect(renewed.json['warnings']).toMatchObject([{ code: 'identity/name-not-requested' }]);
  const newFingerprint = String(renewed.json['fingerprint']);
  const roles = async (): Promise<Record<string, string>> => {
    const { identities } = reportOf(await run(home, listSogeiIdentities)).json as {
      identities: { fingerprint: string; role: string }[];
    };
    return Object.fromEntries(identities.map(({ fingerprint, role }) => [fingerprint, role]));
  };
  expect(await roles()).toEqual({ [oldFingerprint]: 'in-use', [newFingerprint]: 'to-be-proven' });

  const retire = (compromised: boolean): Promise<VerbResult> =>
    run(home, (bench) => retireSogeiIdentity(bench, oldFingerprint, compromised));
  await run(home, (bench) => chooseSogeiIdentity(bench, newFingerprint));
  expect(await roles()).toEqual({ [oldFingerprint]: 'spare', [newFingerprint]: 'in-use' });
  expect(codeOf(await retire(false))).toBe('identity/still-needed');
  await prove(newFingerprint);
  reportOf(await retire(false));
  expect(await roles()).toEqual({
    [oldFingerprint]: 'key-destroyed',
    [newFingerprint]: 'in-use',
  });
  const again = await run(home, (bench) => chooseSogeiIdentity(bench, oldFingerprint));
  expect(codeOf(again)).toBe('identity/key-destroyed');
  expect(codeOf(await run(home, (bench) => chooseSogeiIdentity(bench, 'ff')))).toBe(
    'identity/unknown',
  );
  expect(reportOf(await retire(true)).lines.join('\n')).toContain('keyCompromise');
});
