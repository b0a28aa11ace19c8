import { posix } from 'node:path';
import ts from 'typescript';

/** A source file with its path from the project's root, in POSIX form. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** An import that breaks a rule. */
export interface Violation {
  readonly file: string;
  readonly imported: string;
  readonly rule: string;
}

interface Import {
  readonly from: string;
  /** A path from the root for our own files, the bare specifier otherwise. */
  readonly to: string;
  readonly own: boolean;
}

/** One rule of the house: applies to files `from`, refuses some of what they import. */
interface ImportRule {
  readonly name: string;
  readonly applies: (file: string) => boolean;
  readonly refuses: (edge: Import) => boolean;
}

const sharedLibraries = [
  'zod',
  'saxes',
  'slimdom',
  'fontoxpath',
  'libxml2-wasm',
  '@humanwhocodes/momoa',
];

/** Rooms of `electron` that every other room of it may use. */
const commonRooms = ['electron/domain/ports', 'electron/process', 'electron/log', 'electron/x509'];

/** The only places that know the implementations and wire them together. */
const compositionRoots = ['electron/main', 'electron/headless'];

function isIn(path: string, ...folders: readonly string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

function roomOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

function onlyIn(library: string, ...rooms: readonly string[]): ImportRule {
  return {
    name: `${library} only in ${rooms.join(', ')}`,
    applies: (file) => !isIn(file, 'test', 'build', ...rooms),
    refuses: (edge) => !edge.own && packageOf(edge.to) === library,
  };
}

const rules: readonly ImportRule[] = [
  {
    name: 'shared imports shared and its libraries only',
    applies: (file) => isIn(file, 'shared'),
    refuses: (edge) =>
      edge.own ? !isIn(edge.to, 'shared') : !sharedLibraries.includes(packageOf(edge.to)),
  },
  {
    name: 'renderer imports renderer and shared only',
    applies: (file) => isIn(file, 'renderer'),
    refuses: (edge) => (edge.own ? !isIn(edge.to, 'renderer', 'shared') : isBuiltin(edge.to)),
  },
  {
    name: 'electron imports electron and shared only',
    applies: (file) => isIn(file, 'electron'),
    refuses: (edge) => edge.own && !isIn(edge.to, 'electron', 'shared'),
  },
  {
    name: 'production code never imports test',
    applies: (file) => !isIn(file, 'test'),
    refuses: (edge) => edge.own && isIn(edge.to, 'test'),
  },
  {
    name: 'domain imports no adapter and no library but schema and built-ins',
    applies: (file) => isIn(file, 'electron/domain'),
    refuses: (edge) =>
      edge.own
        ? !isIn(edge.to, 'electron/domain', 'shared')
        : !isBuiltin(edge.to) && edge.to !== 'zod',
  },
  {
    name: 'ports import shared and ports only',
    applies: (file) => isIn(file, 'electron/domain/ports'),
    refuses: (edge) => !edge.own || !isIn(edge.to, 'electron/domain/ports', 'shared'),
  },
  {
    name: 'rooms of electron do not know each other',
    applies: (file) =>
      isIn(file, 'electron') && !isIn(file, 'electron/domain', ...compositionRoots),
    refuses: (edge) =>
      edge.own &&
      isIn(edge.to, 'electron') &&
      !isIn(edge.to, roomOf(edge.from), ...commonRooms) &&
      // The handlers of the contract are the callers of the use cases.
      !(isIn(edge.from, 'electron/ipc') && isIn(edge.to, 'electron/domain')),
  },
  onlyIn('pkcs11js', 'electron/card'),
  onlyIn('better-sqlite3-multiple-ciphers', 'electron/store'),
  onlyIn('electron', 'electron/main', 'electron/preload', 'electron/ipc'),
  onlyIn('pdf-lib', 'electron/pdf'),
  onlyIn('jose', 'electron/identity'),
];

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:');
}

function importsOf(file: SourceFile): readonly Import[] {
  return ts.preProcessFile(file.text, true, true).importedFiles.map(({ fileName }) => {
    const own = fileName.startsWith('.');
    const to = own ? posix.normalize(posix.join(posix.dirname(file.path), fileName)) : fileName;
    return { from: file.path, to, own };
  });
}

/** Every import of the files that breaks a rule of the house (architecture, "Rooms"). */
export function brokenRules(files: readonly SourceFile[]): readonly Violation[] {
  return files.flatMap((file) => {
    const edges = importsOf(file);
    return rules
      .filter((rule) => rule.applies(file.path))
      .flatMap((rule) =>
        edges
          .filter((edge) => rule.refuses(edge))
          .map((edge) => ({ file: file.path, imported: edge.to, rule: rule.name })),
      );
  });
}

/** The names of the rules, so that a test can show each of them failing. */
export const ruleNames: readonly string[] = rules.map((rule) => rule.name);

/** Groups of files that import each other in a circle; type-only imports count too. */
export function importCycles(files: readonly SourceFile[]): readonly (readonly string[])[] {
  const edges = new Map(
    files.map((file) => [
      file.path,
      importsOf(file)
        .filter((edge) => edge.own)
        .map((edge) => edge.to),
    ]),
  );
  const finished = new Set<string>();
  const cycles: string[][] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      cycles.push(trail.slice(start));
      return;
    }
    if (finished.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return cycles;
}
