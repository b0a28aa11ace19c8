import type { DraftPorts } from '../../domain/drafts/draftPorts.ts';
import { FolderWatch } from '../../domain/exchange/folderWatch.ts';
import { takeFile } from '../../domain/exchange/takeFile.ts';
import type { Archive } from '../../domain/ports/archive.ts';
import type { Settings } from '../../domain/settings.ts';
import { createExchangeFolder } from '../../exchange/createExchangeFolder.ts';
import { systemTimer } from '../../process/systemTimer.ts';
import type { Workbench } from '../workbench.ts';

/** Between two looks: a file is taken within two of them after it was written. */
const EVERY_MS = 2000;

/** The watch of the record program's folder, where the settings name one; null otherwise. */
export function openFolderWatch(
  bench: Workbench,
  settings: Settings,
  archive: Archive,
  onChange: () => void,
): FolderWatch | null {
  const { folder } = settings.imports;
  if (folder === null) return null;
  const { clock, randomness, pdf } = bench;
  const ports: DraftPorts = { archive, clock, randomness, settings };
  return new FolderWatch({
    folder: createExchangeFolder(folder),
    journal: archive,
    take: (file) => takeFile(ports, pdf, file),
    clock,
    timer: systemTimer,
    everyMs: EVERY_MS,
    onChange,
  });
}
