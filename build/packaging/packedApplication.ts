import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { packagesKept, programEntries } from './programBundles.ts';

const root = join(import.meta.dirname, '..', '..');

/** Everything that may lie at the top of the application folder. */
const topLevel = [
  'LICENSE',
  'SECURITY.md',
  'THIRD-PARTY-NOTICES.txt',
  'assets',
  'dist',
  'electron',
  'node_modules',
  'package.json',
  'program',
];

/** What a program of ours never ships: sources, tests, tools, secrets, other people's documents. */
const unwanted =
  /\.(ts|tsx|map|tsbuildinfo|cc|h|gyp|pem|key|p12|pfx|env|log|db)$|(^|\/)(test|tests|\.git|\.cache|\.ci)(\/|$)/;

/** Files of a folder, as paths from it with `/`. */
export function filesOf(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function foreignImports(directory: string, file: string): readonly string[] {
  const text = readFileSync(join(directory, file), 'utf8');
  // Comments of bundled libraries show examples of imports: only what the parser takes for one counts.
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => !name.startsWith('.') && !isBuiltin(name))
    .filter((name) => !/^electron(\/(main|common|renderer))?$/.test(name))
    .filter((name) => !packagesKept.some((kept) => kept === name));
}

/** What is wrong with an assembled application folder; empty when it may be packed. */
export function faultsOf(directory: string): readonly string[] {
  const faults: string[] = [];
  const files = filesOf(directory);
  for (const name of readdirSync(directory)) {
    if (!topLevel.includes(name)) faults.push(`unexpected at the top: ${name}`);
  }
  for (const file of files) {
    if (unwanted.test(file)) faults.push(`not to be shipped: ${file}`);
    if (statSync(join(directory, file)).isSymbolicLink()) faults.push(`a link: ${file}`);
  }
  const required = [
    'LICENSE',
    'package.json',
    'dist/renderer/index.html',
    'assets/icc/sRGB.icc',
    'assets/icon/icon.png',
    'electron/channel/native/build/Release/card_tls.node',
    'node_modules/pkcs11js/build/Release/pkcs11.node',
    'program/preload.cjs',
    ...Object.keys(programEntries).map((name) => `program/${name}.js`),
  ];
  for (const file of required) {
    if (!files.includes(file)) faults.push(`missing: ${file}`);
  }
  const drivers = files.filter((file) => file.includes('/prebuilds/'));
  if (drivers.length !== 1) faults.push(`database drivers: ${String(drivers.length)}, not one`);
  const packages = readdirSync(join(directory, 'node_modules'));
  for (const name of packages) {
    if (!packagesKept.some((kept) => kept === name)) faults.push(`unexpected package: ${name}`);
  }
  for (const file of files.filter((each) => /\.(js|cjs|html|json|css)$/.test(each))) {
    if (readFileSync(join(directory, file), 'utf8').includes(root)) {
      faults.push(`a path of this machine in ${file}`);
    }
  }
  for (const file of files.filter((each) => /^program\/.*\.c?js$/.test(each))) {
    for (const name of foreignImports(directory, file)) {
      faults.push(`${file} imports ${name}, which is not inside`);
    }
  }
  return faults;
}

/** The size of a folder in bytes. */
export function sizeOf(directory: string): number {
  return existsSync(directory)
    ? filesOf(directory).reduce((sum, file) => sum + statSync(join(directory, file)).size, 0)
    : 0;
}
