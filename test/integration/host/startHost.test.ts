import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startHost, type RunningHost } from '../../../electron/headless/host/startHost.ts';
import { ok } from '../../../shared/errors/result.ts';

let directory: string;
let host: RunningHost;
let origin: string;
let cookie: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sintesi-host-'));
  await writeFile(join(directory, 'index.html'), '<title>Sintesi</title>');
  await writeFile(join(directory, 'secret.key'), 'not for the window');
  host = await startHost({
    directory,
    port: 0,
    contract: (verb) => Promise.resolve(ok({ verb })),
    onOccupied: () => undefined,
    onDeserted: () => undefined,
  });
  origin = new URL(host.url).origin;
});

afterAll(async () => {
  await host.stop();
  await rm(directory, { recursive: true, force: true });
});

function visit(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${origin}${path}`, { headers, redirect: 'manual' });
}

function connect(headers: Record<string, string>): Promise<WebSocket | number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(origin.replace('http', 'ws'), { headers });
    socket.on('open', () => {
      resolve(socket);
    });
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', () => undefined);
  });
}

/** `fetch` would correct the name of the host: a rebound one needs a plain request. */
function statusUnderName(name: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(`${origin}${path}`, { headers: { host: name, cookie } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('the loopback host', () => {
  it('shows nothing without the address it printed', async () => {
    expect((await visit('/')).status).toBe(403);
    expect((await visit('/apri/guess')).status).toBe(403);
  });

  it('takes its secret once, for a cookie no script can read', async () => {
    const path = new URL(host.url).pathname;
    const first = await visit(path);
    expect(first.status).toBe(303);
    const set = first.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/HttpOnly; SameSite=Strict/);
    cookie = set.split(';')[0] ?? '';
    expect((await visit(path)).status).toBe(403);
  });

  it('serves the window with its policy and without caching', async () => {
    const page = await visit('/', { cookie });
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain(`connect-src ${origin.replace('http', 'ws')};`);
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it.each(['/../secret.key', '/%2e%2e/package.json', '/secret.key', '/%00', '/%', '//etc/passwd'])(
    'serves nothing for %s',
    async (path) => {
      expect([403, 404]).toContain((await visit(path, { cookie })).status);
    },
  );

  it('refuses a name that is not its own, as a rebound one would be', async () => {
    expect(await statusUnderName('sintesi.example:80', '/')).toBe(403);
  });

  it.each([
    ['another origin', { origin: 'http://127.0.0.1:1' }],
    ['no origin', {}],
  ])('refuses a socket from %s', async (_name, headers) => {
    expect(await connect({ ...headers, cookie })).toBe(403);
  });

  it('refuses a socket without the session', async () => {
    expect(await connect({ origin })).toBe(403);
  });

  it('answers questions, and hangs up on what is none', async () => {
    const socket = await connect({ origin, cookie });
    if (typeof socket === 'number') throw new Error(`refused with ${String(socket)}`);
    const answer = new Promise<string>((resolve) => {
      socket.once('message', (data: Buffer) => {
        resolve(data.toString('utf8'));
      });
    });
    socket.send(JSON.stringify({ id: 1, verb: 'app.overview', request: {} }));
    expect(JSON.parse(await answer)).toEqual({
      id: 1,
      result: { ok: true, value: { verb: 'app.overview' } },
    });
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.send('{"id":2,"verb":"x","request":{"__proto__":{}}}');
    expect(await closed).toBe(1008);
  });
});

it('ends although who was refused a socket holds the connection open', async () => {
  const other = await startHost({
    directory,
    port: 0,
    contract: (verb) => Promise.resolve(ok({ verb })),
    onOccupied: () => undefined,
    onDeserted: () => undefined,
  });
  const { host: name, port } = new URL(other.url);
  const held = connectTcp({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true });
  held.on('error', () => undefined);
  const closed = new Promise((resolve) => held.once('close', resolve));
  const refused = new Promise<string>((resolve) => {
    held.once('data', (bytes) => {
      resolve(bytes.toString('latin1'));
    });
  });
  const upgrade = ['GET / HTTP/1.1', `Host: ${name}`, 'Connection: Upgrade', 'Upgrade: websocket'];
  held.write(`${upgrade.join('\r\n')}\r\n\r\n`);
  expect(await refused).toContain('403');
  await other.stop();
  held.destroy();
  await closed;
});
