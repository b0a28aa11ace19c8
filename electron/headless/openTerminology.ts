import type { Result } from '../../shared/errors/result.ts';
import type { Terminology } from '../domain/ports/terminology.ts';
import { programRoot } from '../process/programFiles.ts';
import { ensureStarterCatalogues } from '../terminology/starterCatalogues.ts';
import type { Workbench } from './workbench.ts';

const assetsDirectory = new URL('assets/', programRoot);

/** The catalogues of the archive, with the starter lists in place. */
export async function openTerminology(bench: Workbench): Promise<Result<Terminology>> {
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const at = bench.clock.now().toISOString();
  const starter = await ensureStarterCatalogues(archive.value, assetsDirectory, at);
  return starter.ok ? archive : starter;
}
