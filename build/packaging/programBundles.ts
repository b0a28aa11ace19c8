import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { contract, contractEvents } from '../../shared/ipc/contract.ts';
import { helperBundles } from '../../electron/process/programFiles.ts';

const root = join(import.meta.dirname, '..', '..');

/** What stays a package of its own inside the application: native code, and WebAssembly found beside its module. */
export const packagesKept = [
  'better-sqlite3-multiple-ciphers',
  'pkcs11js',
  'libxml2-wasm',
] as const;

const electronModules = ['electron', 'electron/main', 'electron/renderer', 'electron/common'];

const helperEntries = Object.fromEntries(
  Object.entries(helperBundles).map(([source, bundle]) => [bundle, `electron/${source}.ts`]),
);

/** The bundles of the trusted side: one for each process or thread, and the command line. */
export const programEntries: Readonly<Record<string, string>> = {
  main: 'electron/main/main.ts',
  cli: 'electron/headless/cli.ts',
  ...helperEntries,
};

function absolute(entries: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entries).map(([name, file]) => [name, join(root, file)]),
  );
}

/** Shared by both: readable output, because a stack in a report has to be read by a person. */
const common = {
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
} satisfies InlineConfig;

/**
 * Bundles the trusted side into `directory`. Bundles and not our sources as they are: Electron's archive holds a few
 * files instead of thousands, nothing depends on type stripping inside Electron, and only code that is reached goes in.
 */
export async function bundleProgram(directory: string): Promise<void> {
  await build({
    ...common,
    build: {
      ssr: true,
      outDir: directory,
      emptyOutDir: true,
      minify: false,
      target: 'node24',
      rolldownOptions: {
        input: absolute(programEntries),
        external: [...electronModules, ...packagesKept],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'part-[hash].js' },
      },
    },
    ssr: { noExternal: true, external: [...packagesKept, ...electronModules] },
  });
}

/** Bundles the preload: one CommonJS file, as a sandboxed preload has to be, with the contract's names written in. */
export async function bundlePreload(directory: string): Promise<void> {
  await build({
    ...common,
    define: {
      CONTRACT_VERBS: JSON.stringify(Object.keys(contract)),
      CONTRACT_EVENTS: JSON.stringify(Object.keys(contractEvents)),
    },
    build: {
      ssr: true,
      outDir: directory,
      emptyOutDir: false,
      minify: false,
      target: 'node24',
      rolldownOptions: {
        input: { preload: join(root, 'electron/preload/preload.ts') },
        external: electronModules,
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
    ssr: { noExternal: true, external: electronModules },
  });
}
