import { createHash } from 'node:crypto';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  configureRequestOptions,
  configureRequestUrl,
  HttpExecutor,
  type DownloadOptions,
} from 'builder-util-runtime';
import updater from 'electron-updater';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createUpdateDesk } from '../../../electron/main/updates/updateDesk.ts';

/** electron-updater's own downloads, by Node's http where Electron's network stack would be. */
class NodeHttpExecutor extends HttpExecutor<ReturnType<typeof httpRequest>> {
  override createRequest(
    options: object,
    callback: (response: IncomingMessage) => void,
  ): ReturnType<typeof httpRequest> {
    return httpRequest(options, callback);
  }

  /** As electron-updater's executor over Electron does it: the digest is checked while the bytes arrive. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const request = { headers: options.headers ?? undefined };
      configureRequestUrl(url, request);
      configureRequestOptions(request);
      const callback = (error: Error | null | undefined): void => {
        if (error instanceof Error) reject(error);
        else resolve(destination);
      };
      this.doDownload(
        request,
        { destination, options, onCancel, callback, responseHandler: null },
        0,
      );
    });
  }
}

let folder: string;
let server: Server;
let origin: string;
const files = new Map<string, Buffer>();

const installer = Buffer.from('MZ an installer '.repeat(5000));
const digest = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('base64');

interface Feed {
  readonly version: string;
  readonly served?: Buffer;
  readonly announced?: Buffer;
  readonly feed?: string;
  readonly staging?: number;
}

/** Serves a feed as electron-builder writes it, and the installer it names. */
function serve({ version, served = installer, announced = installer, feed, staging }: Feed): void {
  const name = `Sintesi-Setup-${version}.exe`;
  files.clear();
  files.set(`/${name}`, served);
  const lines = [
    `version: ${version}`,
    "releaseNotes: '- La coda è più chiara'",
    'files:',
    `  - url: ${name}`,
    `    sha512: ${digest(announced)}`,
    `    size: ${String(announced.length)}`,
    `path: ${name}`,
    `sha512: ${digest(announced)}`,
    ...(staging === undefined ? [] : [`stagingPercentage: ${String(staging)}`]),
    "releaseDate: '2026-11-27T10:00:00.000Z'",
    '',
  ];
  files.set('/latest.yml', Buffer.from(feed ?? lines.join('\n')));
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const bytes = files.get(path);
    response.writeHead(bytes === undefined ? 404 : 200, { 'content-length': bytes?.length ?? 0 });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sintesi-updates-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** What the operating system says about the signature of a file: null when the publisher is the right one. */
type Verify = (publishers: string[], path: string) => Promise<string | null>;

async function desk(current: string, verify: Verify = () => Promise.resolve(null)) {
  const config = join(folder, 'app-update.yml');
  await writeFile(
    config,
    `provider: generic\nurl: ${origin}\nupdaterCacheDirName: sintesi\npublisherName:\n  - Sintesi S.r.l.\n`,
  );
  const app = {
    version: current,
    name: 'Sintesi',
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: folder,
    baseCachePath: join(folder, 'cache'),
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  };
  const nsis = new updater.NsisUpdater(null, app);
  // The seams its own tests use too: its constructor takes Electron's stack when it is given no application.
  Reflect.set(nsis, 'httpExecutor', new NodeHttpExecutor());
  Reflect.set(nsis, '_testOnlyOptions', { platform: 'win32' });
  nsis.verifyUpdateCodeSignature = verify;
  nsis.logger = null;
  const install = vi.fn();
  nsis.quitAndInstall = install;
  const onReady = vi.fn();
  const failures: string[] = [];
  const made = createUpdateDesk({
    updater: nsis,
    currentVersion: current,
    onReady,
    onFailure: (error) => failures.push(error instanceof Error ? error.message : String(error)),
  });
  return { made, onReady, failures, install };
}

const idle = { waiting: 0, requestsUnderWay: 0, isSurgeryTime: false, isAskedFor: false };

async function isTaken(found: Awaited<ReturnType<typeof desk>>): Promise<boolean> {
  await found.made.check();
  await expect
    .poll(() => found.onReady.mock.calls.length + found.failures.length)
    .toBeGreaterThan(0);
  return found.made.installAtClosing(idle);
}

describe('updates from a feed, with electron-updater’s own reading and checking', () => {
  it('takes a newer version whose digest and publisher are right', async () => {
    serve({ version: '1.3.0' });
    const verify = vi.fn<Verify>(() => Promise.resolve(null));
    const found = await desk('1.2.3', verify);
    expect(await isTaken(found)).toBe(true);
    expect(found.onReady).toHaveBeenCalledExactlyOnceWith({
      version: '1.3.0',
      changes: ['La coda è più chiara'],
    });
    expect(verify.mock.calls[0]?.[0]).toEqual(['Sintesi S.r.l.']);
    expect(found.install).toHaveBeenCalledOnce();
  });

  it.each(['1.2.3', '1.2.2', '1.0.0', '0.9.0'])('does not go back: %s', async (version) => {
    serve({ version });
    const found = await desk('1.2.3');
    await found.made.check();
    expect(found.onReady).not.toHaveBeenCalled();
    expect(found.made.installAtClosing(idle)).toBe(false);
  });

  it('refuses a tampered file', async () => {
    const tampered = Buffer.from(installer);
    tampered[1000] = (tampered[1000] ?? 0) ^ 1;
    serve({ version: '1.3.0', served: tampered });
    const found = await desk('1.2.3');
    expect(await isTaken(found)).toBe(false);
    expect(found.failures.join()).toMatch(/sha512/);
  });

  it('refuses a truncated file', async () => {
    serve({ version: '1.3.0', served: installer.subarray(0, 4000) });
    const found = await desk('1.2.3');
    expect(await isTaken(found)).toBe(false);
    expect(found.failures.length).toBeGreaterThan(0);
  });

  it.each([['not signed'], ['CN=Somebody Else']])(
    'refuses a file that is not signed by the publisher: %s',
    async (verdict) => {
      serve({ version: '1.3.0' });
      const found = await desk('1.2.3', () => Promise.resolve(verdict));
      expect(await isTaken(found)).toBe(false);
      expect(found.failures.join()).toMatch(/not signed by the application owner/);
    },
  );

  it.each([
    ['an empty feed', ''],
    ['a page of a proxy', '<html><body>Accesso negato</body></html>'],
    ['a feed cut short', 'version: 1.3.0\nfiles:\n  - url: x.e'],
    [
      'a feed without digest',
      'version: 1.3.0\nfiles:\n  - url: Sintesi-Setup-1.3.0.exe\npath: Sintesi-Setup-1.3.0.exe\n',
    ],
    ['a version that is none', 'version: latest\npath: x.exe\nsha512: x\n'],
  ])('installs nothing from %s', async (_name, feed) => {
    serve({ version: '1.3.0', feed });
    const found = await desk('1.2.3');
    expect(await isTaken(found)).toBe(false);
    expect(found.onReady).not.toHaveBeenCalled();
  });

  it('waits its turn in a staged release', async () => {
    serve({ version: '1.3.0', staging: 0 });
    const found = await desk('1.2.3');
    await found.made.check();
    expect(found.onReady).not.toHaveBeenCalled();
    expect(found.made.installAtClosing(idle)).toBe(false);
  });
});
