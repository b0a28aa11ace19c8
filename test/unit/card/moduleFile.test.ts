import { describe, expect, it } from 'vitest';
import { libraryArchitectures } from '../../../electron/card/moduleFile.ts';

function file(write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(1024);
  write(new DataView(bytes.buffer));
  return bytes;
}

function elf(machine: number): Uint8Array {
  return file((view) => {
    view.setUint32(0, 0x7f454c46);
    view.setUint16(18, machine, true);
  });
}

function pe(machine: number): Uint8Array {
  return file((view) => {
    view.setUint16(0, 0x4d5a);
    view.setUint32(0x3c, 0x80, true);
    view.setUint32(0x80, 0x00004550, true);
    view.setUint16(0x84, machine, true);
  });
}

describe('the processor a driver is made for', () => {
  it.each([
    ['ELF x86-64', elf(0x3e), ['x64']],
    ['ELF i386', elf(0x03), ['ia32']],
    ['ELF aarch64', elf(0xb7), ['arm64']],
    ['DLL x64', pe(0x8664), ['x64']],
    ['DLL 32 bit', pe(0x014c), ['ia32']],
    [
      'Mach-O arm64',
      file((view) => {
        view.setUint32(0, 0xcffaedfe);
        view.setUint32(4, 0x0100000c, true);
      }),
      ['arm64'],
    ],
    [
      'universal Mach-O',
      file((view) => {
        view.setUint32(0, 0xcafebabe);
        view.setUint32(4, 2);
        view.setUint32(8, 0x01000007);
        view.setUint32(28, 0x0100000c);
      }),
      ['x64', 'arm64'],
    ],
    ['a text', Buffer.from('non sono una libreria '.repeat(40)), null],
    [
      'a DOS program',
      file((view) => {
        view.setUint16(0, 0x4d5a);
        view.setUint32(0x3c, 0xffffff, true);
      }),
      null,
    ],
    ['a stub', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46), null],
  ])('%s', (_, bytes, expected) => {
    expect(libraryArchitectures(bytes)).toEqual(expected);
  });
});
