import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a test says when it is skipped because the official data are not at hand. */
export const skipNotice = 'official data pack absent: set FSE_PACK_DIR to its folder';

/**
 * The folder of the official data (`cda/xsd`, `cda/schematron`, `cda/samples`, ...), which are not ours to keep in
 * the repository: FSE_PACK_DIR, else `../shared/data` beside the repository; null when neither is there.
 */
export function dataPackDirectory(): string | null {
  const configured = process.env['FSE_PACK_DIR'];
  const directory =
    configured ?? resolve(fileURLToPath(new URL('../..', import.meta.url)), '../shared/data');
  return existsSync(directory) ? directory : null;
}
