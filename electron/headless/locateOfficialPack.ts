import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { programRoot } from '../process/programFiles.ts';

/** Where a checkout of the sources expects the official data: beside the project. */
const besideProject = fileURLToPath(new URL('../shared/data', programRoot));

/**
 * The folder of the official pack: the one asked for, else the one of the settings, else the one the environment
 * names (`FSE_PACK_DIR`), else the one beside a checkout of the sources; null where there is none.
 */
export function locateOfficialPack(asked: string | null, configured: string | null): string | null {
  const named = asked ?? configured ?? process.env['FSE_PACK_DIR'] ?? null;
  if (named !== null) return named;
  return existsSync(besideProject) ? besideProject : null;
}
