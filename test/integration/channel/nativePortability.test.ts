import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const native = join(root, 'electron/channel/native');
const sources = readdirSync(native).filter((name) => name.endsWith('.cc'));
const nodeHeaders = join(dirname(process.execPath), '../include/node');

/** Compilers of other worlds than the one that builds the addon here, where this machine has them. */
const compilers = ['x86_64-w64-mingw32-g++-posix', 'clang++'].map((name) => {
  const found = spawnSync(name, ['--version'], { encoding: 'utf8' }).status === 0;
  return { name, found };
});

/** OpenSSL's headers by themselves: a cross compiler must not see the other headers of this system. */
function opensslHeaders(): string {
  const folder = mkdtempSync(join(tmpdir(), 'openssl-headers-'));
  const own = '/usr/include/x86_64-linux-gnu/openssl';
  cpSync('/usr/include/openssl', join(folder, 'openssl'), { recursive: true });
  if (existsSync(own)) cpSync(own, join(folder, 'openssl'), { recursive: true });
  return folder;
}

describe.each(compilers)('the native channel and the compiler $name', ({ name, found }) => {
  const headers = found ? opensslHeaders() : '';
  afterAll(() => {
    rmSync(headers, { recursive: true, force: true });
  });

  // Types, calls and warnings only: linking for another system needs that system's OpenSSL.
  it.skipIf(!found).each(sources)('agree on %s', (source) => {
    const checked = spawnSync(
      name,
      [
        ...['-std=c++20', '-fsyntax-only', '-fexceptions', '-Wall', '-Wextra', '-Werror'],
        ...['-DNAPI_VERSION=9', '-DNAPI_CPP_EXCEPTIONS', '-DOPENSSL_SUPPRESS_DEPRECATED'],
        ...['-DBUILDING_NODE_EXTENSION', '-isystem', join(root, 'node_modules/node-addon-api')],
        ...['-isystem', nodeHeaders, '-isystem', headers, join(native, source)],
      ],
      { encoding: 'utf8' },
    );
    expect(checked.stderr).toBe('');
    expect(checked.status).toBe(0);
  });
});
