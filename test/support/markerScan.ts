import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A marker with the bytes by which it would show. */
export interface Marker {
  readonly text: string;
  readonly forms: readonly Buffer[];
}

/** The base64 of a text whatever comes before it: the part no neighbour changes, for each of the three places. */
function base64Forms(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].map((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor(((before + bytes.length) * 8) / 6);
    return Buffer.from(padded.slice(first, last));
  });
}

/** Markers in UTF-8, UTF-16 and base64 (reliability §5.1). */
export function markersOf(texts: readonly string[]): readonly Marker[] {
  return texts.map((text) => ({
    text,
    forms: [Buffer.from(text), Buffer.from(text, 'utf16le'), ...base64Forms(text)],
  }));
}

/** Every file under a folder. */
export async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
}

/** Which marker is in which file, in whatever form. */
export async function markersIn(
  files: readonly string[],
  markers: readonly Marker[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const file of files) {
    const bytes = await readFile(file);
    for (const { text, forms } of markers) {
      if (forms.some((form) => bytes.includes(form))) found.push(`${text} in ${file}`);
    }
  }
  return found;
}
