import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/*
 * Draws the icon set from our own picture, `build/resources/icon.svg`: PNG in every size Linux asks for, an .ico for
 * Windows, an .icns for macOS, and the one the program shows. Run by hand after the picture changed:
 *   node build/packaging/icons.ts
 */

const root = join(import.meta.dirname, '..', '..');
const resources = join(root, 'build', 'resources');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
type Size = (typeof sizes)[number];

async function draw(): Promise<ReadonlyMap<Size, Buffer>> {
  const picture = readFileSync(join(resources, 'icon.svg'), 'utf8');
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const drawn = new Map<Size, Buffer>();
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const address = `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`;
    await page.setContent(
      `<style>*{margin:0}img{display:block;width:100vw;height:100vh}</style><img src="${address}">`,
    );
    await page.locator('img').evaluate((image) => (image as HTMLImageElement).decode());
    drawn.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  await browser.close();
  return drawn;
}

/** The container of Windows: a directory of PNG pictures (ICONDIR, as of Windows Vista). */
function ico(pictures: readonly (readonly [number, Buffer])[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(([size, bytes], index) => {
    const at = 6 + 16 * index;
    // 0 stands for 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(bytes.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += bytes.length;
  });
  return Buffer.concat([header, ...pictures.map(([, bytes]) => bytes)]);
}

/** The container of macOS: pictures by a name of four letters for each size (and each size at double density). */
const icnsTypes: readonly (readonly [string, Size])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

function chunk(type: string, bytes: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(bytes.length + 8, 4);
  return Buffer.concat([head, bytes]);
}

const drawn = await draw();

function picture(size: Size): Buffer {
  const bytes = drawn.get(size);
  if (bytes === undefined) throw new Error(`no picture of ${String(size)}`);
  return bytes;
}

mkdirSync(join(resources, 'icons'), { recursive: true });
mkdirSync(join(root, 'assets', 'icon'), { recursive: true });
for (const size of sizes) {
  if (size <= 512)
    writeFileSync(join(resources, 'icons', `${String(size)}x${String(size)}.png`), picture(size));
}
const forWindows = sizes.filter((size) => size <= 256);
writeFileSync(
  join(resources, 'icon.ico'),
  ico(forWindows.map((size) => [size, picture(size)] as const)),
);
const pictures = icnsTypes.map(([type, size]) => chunk(type, picture(size)));
writeFileSync(join(resources, 'icon.icns'), chunk('icns', Buffer.concat(pictures)));
writeFileSync(join(root, 'assets', 'icon', 'icon.png'), picture(256));
console.log(`drew ${String(sizes.length)} sizes`);
