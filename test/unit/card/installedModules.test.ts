import { describe, expect, it } from 'vitest';
import { installedModules, possiblePaths } from '../../../electron/card/installedModules.ts';
import { knownModules } from '../../../electron/card/knownModules.ts';
import { softHsmModule } from '../../cards/softwareCard.ts';

const windows = { SystemRoot: 'C:\\Windows', ProgramFiles: 'C:\\Program Files' };

function firstPaths(platform: NodeJS.Platform): readonly string[] {
  return possiblePaths(knownModules, platform, windows).map(({ path }) => path);
}

describe('the table of known drivers', () => {
  it.each([
    ['win32', 'C:\\Windows\\System32\\bit4xpki.dll'],
    ['linux', '/usr/lib/bit4id/libbit4xpki.so'],
    ['darwin', '/Library/bit4id/pkcs11/libbit4xpki.dylib'],
  ] as const)('begins on %s with what most cards come with', (platform, path) => {
    expect(firstPaths(platform)[0]).toBe(path);
  });

  it('holds absolute paths only, and no folder whose variable is not set', () => {
    expect(firstPaths('linux').every((path) => path.startsWith('/'))).toBe(true);
    expect(firstPaths('win32').every((path) => path.startsWith('C:\\'))).toBe(true);
    expect(possiblePaths(knownModules, 'win32', {})).toEqual([]);
    expect(possiblePaths(knownModules, 'freebsd', windows)).toEqual([]);
  });

  it('tries the reader of many cards after the drivers of their makers', () => {
    const makers = possiblePaths(knownModules, 'linux', {}).map(({ maker }) => maker);
    expect(makers.indexOf('OpenSC')).toBeGreaterThan(makers.indexOf('Athena CNS'));
  });

  it('never holds the software token of the tests', () => {
    expect(knownModules.flatMap(({ files }) => files).join(' ')).not.toMatch(/softhsm/iu);
  });
});

describe('the drivers of this computer', () => {
  const softHsm = softHsmModule();
  const text = import.meta.filename;

  it('put the choice first, then what worked, then the known ones; each once', () => {
    const modules = installedModules({
      chosen: text,
      remembered: softHsm,
      known: [{ platform: 'linux', priority: 1, maker: 'Prova', folders: ['/a'], files: ['x.so'] }],
      platform: 'linux',
      exists: () => true,
    });
    expect(modules.map(({ path, origin }) => [path, origin])).toEqual([
      [text, 'chosen'],
      [softHsm, 'remembered'],
      ['/a/x.so', 'known'],
    ]);
    expect(modules.map(({ refusedBecause }) => refusedBecause?.code ?? null)).toEqual([
      'card/module-not-a-library',
      null,
      'card/module-file-missing',
    ]);
    const twice = installedModules({ chosen: softHsm, remembered: softHsm, known: [] });
    expect(twice.map(({ origin }) => origin)).toEqual(['chosen']);
  });
});
