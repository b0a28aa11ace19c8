import { deflateSync, inflateSync, crc32 } from 'node:zlib';

/** A picture in shades of grey, 0 black to 255 white, row by row. */
export interface GrayPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Writes a picture as PNG of eight bits of grey (ISO/IEC 15948). */
export function writeGrayPng({ width, height, pixels }: GrayPicture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = Buffer.alloc(height * (width + 1));
  for (let row = 0; row < height; row += 1) {
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  const data = chunk('IDAT', deflateSync(rows, { level: 9 }));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), data, chunk('IEND', Buffer.alloc(0))]);
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

/** What a filter predicts a pixel to be from its neighbours (ISO/IEC 15948 §9). */
function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, corner);
    default:
      throw new Error(`unknown PNG filter ${String(filter)}`);
  }
}

function unfiltered(rows: Buffer, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height);
  const at = (row: number, column: number) =>
    row < 0 || column < 0 ? 0 : (pixels[row * width + column] ?? 0);
  for (let row = 0; row < height; row += 1) {
    const filter = rows[row * (width + 1)] ?? 0;
    for (let column = 0; column < width; column += 1) {
      const left = at(row, column - 1);
      const guess = predicted(filter, left, at(row - 1, column), at(row - 1, column - 1));
      const value = rows[row * (width + 1) + 1 + column] ?? 0;
      pixels[row * width + column] = (value + guess) & 0xff;
    }
  }
  return pixels;
}

/** Reads a PNG of eight bits of grey, not interlaced; throws on any other. */
export function readGrayPng(file: Buffer): GrayPicture {
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const form = file.subarray(24, 29).join();
  if (!file.subarray(0, 8).equals(SIGNATURE) || form !== '8,0,0,0,0') {
    throw new Error(`no PNG of eight bits of grey: ${form}`);
  }
  const data: Buffer[] = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') data.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return { width, height, pixels: unfiltered(inflateSync(Buffer.concat(data)), width, height) };
}
