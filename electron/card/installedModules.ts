import { existsSync, realpathSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import type { CardModule } from '../domain/ports/cardModules.ts';
import { knownModules, type KnownModule } from './knownModules.ts';
import { checkModuleFile } from './moduleFile.ts';

/** What the list of installed drivers depends on. */
export interface ModuleSurroundings {
  /** The path a person chose, or null. */
  readonly chosen: string | null;
  /** The path that worked before, or null. */
  readonly remembered: string | null;
  readonly known?: readonly KnownModule[];
  readonly platform?: NodeJS.Platform;
  readonly variables?: Readonly<Record<string, string | undefined>>;
  readonly exists?: (path: string) => boolean;
}

/** Fills in the variables of a folder; null where one is not set: such a folder cannot be. */
function expandFolder(
  folder: string,
  variables: Readonly<Record<string, string | undefined>>,
): string | null {
  const expanded = folder.replace(/%(\w+)%/gu, (name, key: string) => variables[key] ?? name);
  return expanded.includes('%') ? null : expanded;
}

/** The paths at which a known driver may be on this system, existing or not, in order of preference. */
export function possiblePaths(
  known: readonly KnownModule[],
  platform: NodeJS.Platform,
  variables: Readonly<Record<string, string | undefined>>,
): readonly { readonly maker: string; readonly path: string }[] {
  const paths = platform === 'win32' ? win32 : posix;
  return known
    .filter((module) => module.platform === platform)
    .toSorted((one, other) => one.priority - other.priority)
    .flatMap(({ maker, files, folders }) =>
      files.flatMap((file) =>
        folders.flatMap((folder) => {
          const expanded = expandFolder(folder, variables);
          return expanded === null ? [] : [{ maker, path: paths.join(expanded, file) }];
        }),
      ),
    );
}

function look(path: string, maker: string, origin: CardModule['origin']): CardModule {
  const checked = checkModuleFile(path);
  return { path, maker, origin, refusedBecause: checked.ok ? null : checked.error };
}

/** The file behind a path: the same driver is often reached by several links. */
function fileBehind(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** The drivers of this computer in order of preference, each file once, none of them loaded. */
export function installedModules(surroundings: ModuleSurroundings): readonly CardModule[] {
  const { chosen, remembered, known = knownModules, platform = process.platform } = surroundings;
  const { variables = process.env, exists = existsSync } = surroundings;
  const onDisk = possiblePaths(known, platform, variables).filter(({ path }) => exists(path));
  const makerOf = (path: string) => onDisk.find((each) => each.path === path)?.maker ?? '';
  const preferred = [
    ...(chosen === null ? [] : [look(chosen, makerOf(chosen), 'chosen')]),
    ...(remembered === null ? [] : [look(remembered, makerOf(remembered), 'remembered')]),
  ];
  const all = [...preferred, ...onDisk.map(({ path, maker }) => look(path, maker, 'known'))];
  const files = all.map(({ path }) => fileBehind(path));
  return all.filter((_, index) => files.indexOf(files[index] ?? '') === index);
}
