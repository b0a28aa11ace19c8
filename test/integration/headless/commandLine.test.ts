import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwrapArchiveKey } from '../../../electron/store/archiveKey.ts';
import { openForReading } from '../../../electron/store/databaseConnection.ts';
import { valueOf } from '../../support/archiveFixtures.ts';
import { deskArchive } from '../../support/damagedArchive.ts';
import { deskPassphrase, furnishDesk } from '../../support/deskBench.ts';
import { makeTestDesk, type TestDesk } from '../../support/testDesk.ts';

const cli = fileURLToPath(new URL('../../../electron/headless/cli.ts', import.meta.url));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let directory: string;
let desk: TestDesk;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sintesi-cli-'));
  desk = await makeTestDesk(directory, { sample: 'own' });
  await furnishDesk(desk);
});

afterAll(async () => {
  await desk.gateway.stop();
  await rm(directory, { recursive: true, force: true });
});

/** Runs the program as another program would: secrets on standard input, answer on standard output. */
function runCli(args: readonly string[], secrets = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {
      env: { ...process.env, ...desk.card.environment, SINTESI_HOME: desk.home },
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
    child.once('error', reject);
    child.once('close', (status) => {
      resolve({ status, ...output });
    });
    child.stdin.end(secrets);
  });
}

function onlyLine({ stdout }: Ended): Record<string, unknown> {
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  const parsed: unknown = JSON.parse(lines[0] ?? '');
  if (typeof parsed !== 'object' || parsed === null) throw new Error('not an object');
  return { ...parsed };
}

function secrets(): string {
  const { access, signature } = desk.card.pins;
  return `passphrase ${deskPassphrase}\naccess ${access}\nsignature ${signature}\n`;
}

describe('the command line', () => {
  it('answers 2 to wrong use, and says how it is used', async () => {
    const unknown = await runCli(['publicare']);
    expect(unknown.status).toBe(2);
    expect(unknown.stdout).toBe('');
    const bare = await runCli(['check']);
    expect(bare).toMatchObject({ status: 2, stderr: 'Manca l’argomento <file>.\n' });
    const before = await runCli(['--home', directory, 'queue']);
    expect(before.stderr).toContain('Opzione sconosciuta: --home.');
    const out = await runCli(['records', 'incident-report']);
    expect(out).toMatchObject({ status: 2, stderr: 'Manca l’opzione --out <file>.\n' });
    const state = await runCli(['history', '--state', 'boh']);
    expect(state.stderr).toMatch(
      /^Il valore «boh» dell’opzione --state <state> non va\. Si può scegliere/,
    );
    const help = await runCli(['--help']);
    expect(help.status).toBe(0);
    expect(help.stdout).toContain('publish');
    expect(help.stdout).toMatch(/^Uso: sintesi/);
    expect(help.stdout).not.toContain('display help');
  });

  it('answers 1 to a refused file, with one line of JSON or in Italian', async () => {
    const file = join(directory, 'no.xml');
    await writeFile(file, 'no');
    const asJson = await runCli(['import', file, '--json', '--secrets-from-stdin'], secrets());
    expect(asJson.status).toBe(1);
    expect(onlyLine(asJson)).toMatchObject({ verb: 'import', error: { code: 'cda/not-xml' } });
    const inItalian = await runCli(['import', file, '--secrets-from-stdin'], secrets());
    expect(inItalian.status).toBe(1);
    expect(inItalian.stdout).toBe('');
    expect(inItalian.stderr).toContain('non è XML leggibile');
  });

  it('checks a document without any working folder', async () => {
    const checked = await runCli(['check', desk.sampleFile, '--json', '--home', directory]);
    expect(checked.status).toBe(0);
    expect(onlyLine(checked)).toMatchObject({ verb: 'check', verdict: 'accepted' });
  });

  it('builds, never overwrites, and verifies what it built as unsigned', async () => {
    const out = join(directory, 'built.pdf');
    const built = await runCli(['build', desk.sampleFile, '--out', out, '--json']);
    expect(built.status).toBe(0);
    const again = await runCli(['build', desk.sampleFile, '--out', out, '--json']);
    expect(again.status).toBe(1);
    expect(onlyLine(again)).toMatchObject({ error: { code: 'workspace/file-exists' } });
    const verified = await runCli(['verify', out, '--json']);
    expect(verified.status).toBe(1);
    expect(onlyLine(verified)).toMatchObject({ verdict: 'invalid' });
  });

  it('publishes with secrets handed over, and remembers it in the next process', async () => {
    const args = ['publish', desk.sampleFile, '--json', '--secrets-from-stdin'];
    const published = await runCli(args, secrets());
    expect(published.stderr).toBe('');
    expect(published.status).toBe(0);
    const said = onlyLine(published);
    expect(said).toMatchObject({ outcome: 'accepted', httpStatus: 202 });

    const repeated = await runCli(args, secrets());
    expect(repeated.status).toBe(1);
    expect(onlyLine(repeated)).toMatchObject({ error: { code: 'document/already-submitted' } });

    const history = await runCli(
      ['history', '--search', String(said['cartId']), '--json', '--secrets-from-stdin'],
      secrets(),
    );
    expect(onlyLine(history)).toMatchObject({
      entries: [{ operation: 'create', attempts: [{ end: { cartId: said['cartId'] } }] }],
    });
    expect(desk.gateway.ledger().documents).toHaveLength(1);
  });

  it('never prints a secret', async () => {
    const wrong = await runCli(
      ['history', '--json', '--secrets-from-stdin'],
      'passphrase una frase sbagliata\n',
    );
    expect(wrong.status).toBe(1);
    expect(onlyLine(wrong)).toMatchObject({ error: { code: 'archive/wrong-passphrase' } });
    expect(`${wrong.stdout}${wrong.stderr}`).not.toContain('sbagliata\n');
  });

  it('changes the key of the archive in two calls: the code is told, then given back', async () => {
    const rekey = ['archive', 'rekey', '--json', '--secrets-from-stdin'];
    const old = `passphrase ${deskPassphrase}\n`;
    const weak = await runCli(rekey, `${old}new-passphrase breve\n`);
    expect(onlyLine(weak)).toMatchObject({ error: { code: 'workspace/passphrase-weak' } });
    const wanted = 'una frase che nessuno ha visto';
    const told = onlyLine(await runCli(rekey, `${old}new-passphrase ${wanted}\n`));
    expect(told).toMatchObject({ isChanged: false });
    const code = String(told['recoveryCode']);
    const changed = await runCli(rekey, `${old}recovery-code ${code}\n`);
    expect(changed.status).toBe(0);
    expect(onlyLine(changed)).toMatchObject({ isChanged: true });
    const closed = await runCli(['history', '--json', '--secrets-from-stdin'], old);
    expect(onlyLine(closed)).toMatchObject({ error: { code: 'archive/wrong-passphrase' } });
    const open = `passphrase ${wanted}\n`;
    expect((await runCli(['history', '--json', '--secrets-from-stdin'], open)).status).toBe(0);
    const remove = ['archive', 'remove-former', '--json', '--secrets-from-stdin'];
    expect((await runCli(remove, open)).status).toBe(0);
    const archive = deskArchive(desk.home);
    const database = openForReading(
      join(archive, 'archive.db'),
      valueOf(await unwrapArchiveKey(archive, wanted)),
    );
    const last = database.prepare('SELECT action FROM audit_trail ORDER BY sequence DESC').pluck();
    expect(last.get()).toBe('former-copies-removed');
    database.close();
  });
});
