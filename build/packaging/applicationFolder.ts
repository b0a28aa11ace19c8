import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { bundlePreload, bundleProgram } from './programBundles.ts';
import { thirdPartyNotices } from './thirdPartyNotices.ts';

const root = join(import.meta.dirname, '..', '..');

const packageSchema = z.object({
  version: z.string(),
  description: z.string(),
  license: z.string(),
});

/** The system an application folder is assembled for. */
export interface Target {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly arch: 'x64' | 'arm64';
}

/** The system this runs on, where there are installers for it; null otherwise. */
export function hostTarget(): Target | null {
  const { platform, arch } = process;
  const isKnown = platform === 'linux' || platform === 'win32' || platform === 'darwin';
  return isKnown && (arch === 'x64' || arch === 'arm64') ? { platform, arch } : null;
}

/** Copied as they are, from the project's root. */
const shippedFolders = [
  'dist/renderer',
  'assets/icc',
  'assets/icon',
  'assets/fonts',
  'assets/terminology',
  'assets/help',
  'assets/manual',
];
const shippedFiles = ['LICENSE', 'SECURITY.md'];

/** Of a package kept whole, what it needs to run on the target. */
function packageFiles({ platform, arch }: Target): readonly string[] {
  return [
    'better-sqlite3-multiple-ciphers/package.json',
    'better-sqlite3-multiple-ciphers/LICENSE',
    'better-sqlite3-multiple-ciphers/lib',
    `better-sqlite3-multiple-ciphers/prebuilds/${platform}-${arch}.node`,
    'pkcs11js/package.json',
    'pkcs11js/LICENSE',
    'pkcs11js/index.js',
    'pkcs11js/build/Release/pkcs11.node',
    'libxml2-wasm/package.json',
    'libxml2-wasm/LICENSE',
    'libxml2-wasm/LICENSE.libxml2',
    'libxml2-wasm/lib',
  ];
}

const nativeAddon = 'electron/channel/native/build/Release/card_tls.node';

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, {
    recursive: true,
    filter: (source) => !/\.(d\.[mc]?ts|map)$/.test(source),
  });
}

/** The version, description and licence of the product. */
export function productFacts(): z.infer<typeof packageSchema> {
  return packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
}

/**
 * Assembles the folder electron-builder packs: bundles, window, assets, native parts, licences, and a `package.json`
 * that names the entry and nothing to install. The window and the native parts must have been built.
 * @throws when one of them is missing
 */
export async function assembleApplication(directory: string, target: Target): Promise<void> {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  await bundleProgram(join(directory, 'program'));
  await bundlePreload(join(directory, 'program'));
  for (const each of [...shippedFolders, ...shippedFiles, nativeAddon]) {
    if (existsSync(join(root, each))) copy(join(root, each), join(directory, each));
  }
  for (const each of packageFiles(target)) {
    copy(join(root, 'node_modules', each), join(directory, 'node_modules', each));
  }
  const { version, description, license } = productFacts();
  const manifest = {
    name: 'sintesi',
    productName: 'Sintesi',
    version,
    description,
    license,
    author: { name: 'Sintesi', email: 'sintesi@localhost' },
    homepage: 'https://localhost/',
    type: 'module',
    main: 'program/main.js',
  };
  writeFileSync(join(directory, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(directory, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices());
}
