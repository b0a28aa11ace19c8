import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Marks the fuse wire in Electron's binary (@electron/fuses, constants). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/**
 * A folder in the place of Electron's own files, where they cannot be had: nothing in it runs. Its binary is a fuse
 * wire as Electron's has it (version, number of fuses, each on), so that the real builder packs the real application
 * and the real hook sets real fuses. What it shows is the packing, not the program.
 */
export function makeStandInRuntime(directory: string, numberOfFuses: number): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(join(directory, 'locales'), { recursive: true });
  mkdirSync(join(directory, 'resources'), { recursive: true });
  const wire = Buffer.concat([
    Buffer.from('stand-in for the Electron binary\n'),
    Buffer.from(SENTINEL),
    Buffer.from([1, numberOfFuses]),
    Buffer.alloc(numberOfFuses, '1'),
    Buffer.from('\n'),
  ]);
  writeFileSync(join(directory, 'electron'), wire, { mode: 0o755 });
  for (const locale of ['it', 'en-US', 'de']) {
    writeFileSync(join(directory, 'locales', `${locale}.pak`), '');
  }
  writeFileSync(join(directory, 'LICENSE'), 'stand-in\n');
  writeFileSync(join(directory, 'LICENSES.chromium.html'), 'stand-in\n');
  writeFileSync(join(directory, 'version'), '45.5.0');
}
