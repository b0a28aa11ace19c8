import { readFile } from 'node:fs/promises';
import { FontProgram } from './fontProgram.ts';

/** The two weights the page is set in. */
export type Weight = 'regular' | 'strong';

/** For each weight the fonts to try in order: the face of the page, then the one that has nearly every sign. */
export type FontLibrary = Readonly<Record<Weight, readonly FontProgram[]>>;

const FILES: Readonly<Record<Weight, readonly string[]>> = {
  regular: ['TitilliumWeb_400Regular.ttf', 'DejaVuSans.ttf'],
  strong: ['TitilliumWeb_600SemiBold.ttf', 'DejaVuSans-Bold.ttf'],
};

async function load(assets: URL, files: readonly string[]): Promise<readonly FontProgram[]> {
  return Promise.all(
    files.map(async (file) => new FontProgram(await readFile(new URL(`fonts/${file}`, assets)))),
  );
}

/** Parses the vendored fonts once. Rejects when the installation is broken: nothing can be set without them. */
export async function loadFontLibrary(assets: URL): Promise<FontLibrary> {
  return { regular: await load(assets, FILES.regular), strong: await load(assets, FILES.strong) };
}
