import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';

/** Enough for every header looked at; a Windows program's starts within the first kilobyte. */
const HEADER_BYTES = 4096;

/** Processor codes of the three file formats (ELF e_machine, PE Machine, Mach-O cputype). */
const elfMachines = new Map([
  [0x03, 'ia32'],
  [0x28, 'arm'],
  [0x3e, 'x64'],
  [0xb7, 'arm64'],
]);
const peMachines = new Map([
  [0x014c, 'ia32'],
  [0x8664, 'x64'],
  [0xaa64, 'arm64'],
]);
const machMachines = new Map([
  [0x00000007, 'ia32'],
  [0x01000007, 'x64'],
  [0x0100000c, 'arm64'],
]);

function elfArchitectures(header: DataView): readonly string[] {
  return [elfMachines.get(header.getUint16(18, true)) ?? 'other'];
}

function peArchitectures(header: DataView): readonly string[] | null {
  const start = header.getUint32(0x3c, true);
  if (start + 6 > header.byteLength || header.getUint32(start, true) !== 0x00004550) return null;
  return [peMachines.get(header.getUint16(start + 4, true)) ?? 'other'];
}

function fatMachArchitectures(header: DataView): readonly string[] {
  const slices = Math.min(header.getUint32(4), 16);
  return Array.from(
    { length: slices },
    (_, index) => machMachines.get(header.getUint32(8 + index * 20)) ?? 'other',
  );
}

/** The processors a library file is made for, read from its header; null where it is no library. */
export function libraryArchitectures(bytes: Uint8Array): readonly string[] | null {
  if (bytes.length < 512) return null;
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header.getUint32(0) === 0x7f454c46) return elfArchitectures(header);
  if (header.getUint16(0) === 0x4d5a) return peArchitectures(header);
  if (header.getUint32(0) === 0xcffaedfe) {
    return [machMachines.get(header.getUint32(4, true)) ?? 'other'];
  }
  if (header.getUint32(0) === 0xcafebabe) return fatMachArchitectures(header);
  return null;
}

function readHeader(path: string): Uint8Array | null {
  try {
    const file = openSync(path, 'r');
    try {
      const header = new Uint8Array(HEADER_BYTES);
      return header.subarray(0, readSync(file, header, 0, HEADER_BYTES, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/**
 * Looks at a module before the system's loader does, so that a missing file, a wrong file and a
 * 32-bit driver are told apart by their bytes and not by the loader's wording.
 */
export function checkModuleFile(path: string): Result<void> {
  const module = basename(path);
  const header = readHeader(path);
  if (header === null) return fail(appError('card/module-file-missing', { module }));
  const architectures = libraryArchitectures(header);
  if (architectures === null) return fail(appError('card/module-not-a-library', { module }));
  if (!architectures.includes(process.arch)) {
    return fail(appError('card/module-wrong-arch', { module, found: architectures.join(', ') }));
  }
  return ok();
}
