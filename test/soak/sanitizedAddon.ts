import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Once per release, on Linux: builds the addon with AddressSanitizer in a folder of its own, runs the soak with it and
// fails on any invalid access, and on any leak whose stack passes through the addon (Node leaves some of its own).
const root = fileURLToPath(new URL('../../', import.meta.url));
const handshakes = process.argv[2] ?? '400';
const folder = mkdtempSync(join(tmpdir(), 'sintesi-asan-'));

function build(): string {
  const native = join(folder, 'native');
  cpSync(join(root, 'electron', 'channel', 'native'), native, {
    recursive: true,
    filter: (source) => !source.endsWith('/build'),
  });
  const gyp = join(native, 'binding.gyp');
  const headers = join(root, 'node_modules');
  writeFileSync(gyp, readFileSync(gyp, 'utf8').replace('../../../node_modules', headers));
  const flags = '-fsanitize=address -fno-omit-frame-pointer -g';
  const nodeHome = dirname(dirname(process.execPath));
  const program = join(headers, 'node-gyp', 'bin', 'node-gyp.js');
  execFileSync(process.execPath, [program, 'rebuild', '-C', native, `--nodedir=${nodeHome}`], {
    env: { ...process.env, CXXFLAGS: flags, LDFLAGS: '-fsanitize=address' },
    stdio: 'pipe',
  });
  return join(native, 'build', 'Release', 'card_tls.node');
}

/** Reports of the sanitizer that concern the addon. */
function complaints(logs: readonly string[]): readonly string[] {
  return logs.flatMap((log) => {
    const text = readFileSync(join(folder, log), 'utf8');
    const reports = text.split(/\n\n/);
    const invalid = text.includes('ERROR: AddressSanitizer') ? [text] : [];
    return [
      ...invalid,
      ...reports.filter((report) => report.includes('leak of') && report.includes('card_tls')),
    ];
  });
}

try {
  const addon = build();
  const library = execFileSync('g++', ['-print-file-name=libasan.so']).toString().trim();
  const soak = spawnSync(
    process.execPath,
    [
      ...['--import', join(root, 'test', 'soak', 'redirectAddon.ts')],
      join(root, 'test', 'soak', 'channelSoak.ts'),
      // Freed memory is kept aside for a while, so its growth says nothing here.
      ...['--handshakes', handshakes, '--samples', '4', '--limit', '100000'],
    ],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        LD_PRELOAD: library,
        SINTESI_CARD_TLS_ADDON: addon,
        ASAN_OPTIONS: `detect_leaks=1:abort_on_error=0:log_path=${join(folder, 'asan')}`,
        LSAN_OPTIONS: 'exitcode=0:print_suppressions=0',
      },
    },
  );
  const logs = readdirSync(folder).filter((name) => name.startsWith('asan.'));
  const found = complaints(logs);
  for (const report of found) console.log(report);
  console.log(`${String(logs.length)} logs, ${String(found.length)} reports about the addon`);
  process.exitCode = soak.status === 0 && found.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
