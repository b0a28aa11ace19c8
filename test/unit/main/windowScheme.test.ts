import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWindow, windowSchemePrivileges } from '../../../electron/main/windowScheme.ts';

let root: string;
let directory: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sintesi-scheme-'));
  directory = join(root, 'window');
  await mkdir(join(directory, 'assets'), { recursive: true });
  await writeFile(join(directory, 'index.html'), '<title>Sintesi</title>');
  await writeFile(join(directory, 'assets', 'a.js'), 'export {};');
  await writeFile(join(root, 'secret.js'), 'secret');
  await mkdir(join(root, 'window-beside'));
  await writeFile(join(root, 'window-beside', 'b.js'), 'secret');
  await symlink(join(root, 'secret.js'), join(directory, 'link.js'));
});

afterAll(() => rm(root, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => serveWindow(directory, { url, method });

describe('the scheme of the window', () => {
  it('serves the page and its files with the whole policy', async () => {
    const page = await get('app://sintesi/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'none'",
        "frame-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]),
    );
    expect(policy).not.toMatch(/unsafe|\*|http|ws:/);
    expect((await get('app://sintesi/assets/a.js')).status).toBe(200);
  });

  it.each([
    'app://sintesi/../secret.js',
    'app://sintesi/%2e%2e/secret.js',
    'app://sintesi/..%2fsecret.js',
    'app://sintesi/%2e%2e%2fsecret.js',
    'app://sintesi/..%5csecret.js',
    'app://sintesi/assets/..%2f..%2fsecret.js',
    'app://sintesi/..%2fwindow-beside%2fb.js',
    'app://sintesi//etc/hosts.js',
    'app://sintesi/%00index.html',
    'app://sintesi/%',
    'app://sintesi/link.js',
    'app://sintesi/none.js',
    'app://sintesi/assets',
  ])('finds nothing at %s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  it.each([
    ['app://other/', 'GET'],
    ['app://sintesi.example/', 'GET'],
    ['http://sintesi/', 'GET'],
    ['file:///etc/hosts', 'GET'],
    ['no address', 'GET'],
    ['app://sintesi/', 'POST'],
  ])('refuses %s by %s', async (url, method) => {
    expect((await get(url, method)).status).toBe(403);
  });

  it('has no leave to pass by policies', () => {
    expect(windowSchemePrivileges).not.toHaveProperty('bypassCSP');
    expect(windowSchemePrivileges).not.toHaveProperty('corsEnabled');
    expect(windowSchemePrivileges).not.toHaveProperty('allowServiceWorkers');
  });
});
