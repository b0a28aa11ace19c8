import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CardProcessFunctions } from '../../electron/card/cardProtocol.ts';
import { connectHosted } from '../../electron/process/hostedClient.ts';
import { nodeProcessHost } from '../../electron/process/nodeProcessHost.ts';
import type { StoreFunctions } from '../../electron/store/storeFunctions.ts';

const root = join(import.meta.dirname, '..', '..');

/** One part of the assembled program that ran, or did not. */
export interface PartRun {
  readonly part: string;
  readonly isGood: boolean;
  readonly detail: string;
}

function runCommandLine(directory: string): PartRun {
  const document = join(root, 'assets', 'accreditation', 'base.xml');
  const cli = join(directory, 'program', 'cli.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, 'check', '--json', document],
    { cwd: directory, encoding: 'utf8', env: { PATH: process.env['PATH'] } },
  );
  const isGood = status === 0 && stdout.includes('"verdict":"accepted"');
  return { part: 'command line judges a document', isGood, detail: isGood ? '' : stdout + stderr };
}

async function runStore(directory: string, folder: string): Promise<PartRun> {
  const hosted = nodeProcessHost.start(
    pathToFileURL(join(directory, 'program', 'storeProcess.js')),
  );
  const store = connectHosted<StoreFunctions>(hosted);
  const at = new Date().toISOString();
  const opened = await store.open({ directory: folder, key: randomBytes(32), at });
  const shut = await store.shut(at);
  hosted.kill();
  const isGood = opened.ok && shut.ok && existsSync(join(folder, 'archive.db'));
  const detail = JSON.stringify([opened, shut]);
  return { part: 'store process makes an encrypted archive', isGood, detail };
}

async function runCard(directory: string): Promise<PartRun> {
  const hosted = nodeProcessHost.start(pathToFileURL(join(directory, 'program', 'cardProcess.js')));
  const card = connectHosted<CardProcessFunctions>(hosted);
  const loaded = await card.load({ modulePath: join(directory, 'none.so'), removalGraceMs: 1 });
  hosted.kill();
  const isGood = !loaded.ok && loaded.error.code === 'card/module-file-missing';
  const detail = JSON.stringify(loaded);
  return { part: 'card process answers about a driver that is not there', isGood, detail };
}

function loadAddon(directory: string): PartRun {
  const addon = join(directory, 'electron/channel/native/build/Release/card_tls.node');
  const script = `console.log(require(${JSON.stringify(addon)}).opensslVersion)`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
  });
  const isGood = status === 0 && stdout.startsWith('OpenSSL 3');
  return { part: 'TLS addon loads', isGood, detail: isGood ? stdout.trim() : stderr };
}

/**
 * Runs the parts of an assembled application that need no Electron, from a copy outside the project, so that nothing
 * is found beside it that will not be there.
 */
export async function runAssembled(directory: string): Promise<readonly PartRun[]> {
  const place = mkdtempSync(join(tmpdir(), 'sintesi-assembled-'));
  const copy = join(place, 'app');
  try {
    cpSync(directory, copy, { recursive: true });
    return [
      runCommandLine(copy),
      await runStore(copy, join(place, 'archive')),
      await runCard(copy),
      loadAddon(copy),
    ];
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
