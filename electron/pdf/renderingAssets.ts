import { readFile } from 'node:fs/promises';
import { loadFontLibrary, type FontLibrary } from './fonts/fontLibrary.ts';

/** The files rendering needs, read once. */
export interface RenderingAssets {
  readonly fonts: FontLibrary;
  readonly iccProfile: Uint8Array;
}

/** Reads fonts and colour profile; `assetsDirectory` (ending in a slash) holds `fonts/` and `icc/`. */
export async function loadRenderingAssets(assetsDirectory: URL): Promise<RenderingAssets> {
  const [fonts, iccProfile] = await Promise.all([
    loadFontLibrary(assetsDirectory),
    readFile(new URL('icc/sRGB.icc', assetsDirectory)),
  ]);
  return { fonts, iccProfile };
}
