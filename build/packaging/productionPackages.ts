import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '..', '..');

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

/** A package of the lock file. */
export interface LockedPackage {
  /** Its folder, from the project's root. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, or what the author wrote; empty where nothing is written. */
  readonly licence: string;
  /** Whether it is only a tool and never part of the product. */
  readonly isTool: boolean;
  readonly hasInstallScript: boolean;
}

/** Every package of the lock file, ours excepted. */
export function lockedPackages(): readonly LockedPackage[] {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      path,
      name: entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      licence: entry.license ?? '',
      isTool: entry.dev === true,
      hasInstallScript: entry.hasInstallScript === true,
    }));
}
