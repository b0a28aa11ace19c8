import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readGrayPng, type GrayPicture } from './grayPng.ts';

/** Dots per inch pages are drawn at; fine enough that hairlines come out alike in every renderer. */
const RESOLUTION = '150';

/** Pixels each way that become one in the picture kept: 50 dots per inch, small files, every line recognisable. */
const SHRINK = 3;

/** Reads a portable grey map (P5), as the first renderer writes it. */
function readPgm(file: Buffer): GrayPicture {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 40));
  if (header === null) throw new Error('no portable grey map');
  const [start, width, height] = [header[0].length, Number(header[1]), Number(header[2])];
  return { width, height, pixels: file.subarray(start, start + width * height) };
}

/** The mean grey of squares of `side` pixels, row by row; what does not fill a square at the far edges is left out. */
function shrunk({ width, height, pixels }: GrayPicture, side: number): GrayPicture {
  const [columns, rows] = [Math.floor(width / side), Math.floor(height / side)];
  const means = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let sum = 0;
      for (let index = 0; index < side * side; index += 1) {
        const y = row * side + Math.floor(index / side);
        sum += pixels[y * width + column * side + (index % side)] ?? 0;
      }
      means[row * columns + column] = Math.round(sum / (side * side));
    }
  }
  return { width: columns, height: rows, pixels: means };
}

/** Draws the pages of a PDF in grey with one of poppler's two renderers. */
export function drawPages(
  pdf: Uint8Array,
  renderer: 'pdftoppm' | 'pdftocairo' = 'pdftoppm',
): readonly GrayPicture[] {
  const folder = mkdtempSync(join(tmpdir(), 'sintesi-pages-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, pdf);
    const form = renderer === 'pdftocairo' ? ['-png'] : [];
    execFileSync(renderer, ['-r', RESOLUTION, '-gray', ...form, file, join(folder, 'page')]);
    return readdirSync(folder)
      .filter((name) => name.startsWith('page'))
      .sort()
      .map((name) => {
        const picture = readFileSync(join(folder, name));
        return shrunk(name.endsWith('.png') ? readGrayPng(picture) : readPgm(picture), SHRINK);
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Cells that are compared, in pixels: about half a line of small text high, so that edges of letters do not count. */
const CELL = 5;

/** A cell differs visibly when its mean grey does by more than this, of 255. */
const VISIBLE = 12;

/** The cells in which two pictures differ visibly; all of them where their sizes differ. */
export function differingCells(one: GrayPicture, other: GrayPicture): number {
  const [cells, others] = [shrunk(one, CELL).pixels, shrunk(other, CELL).pixels];
  if (one.width !== other.width || one.height !== other.height) return cells.length;
  return cells.filter((cell, index) => Math.abs(cell - (others[index] ?? 0)) > VISIBLE).length;
}
