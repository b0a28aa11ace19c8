import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builderConfiguration } from '../../../build/packaging/builderConfiguration.ts';
import { fuses, setFuses, wrongFuses } from '../../../build/packaging/fuses.ts';
import { faultsOf } from '../../../build/packaging/packedApplication.ts';
import { missingForSigning, signingVariables } from '../../../build/packaging/signing.ts';
import { makeStandInRuntime } from '../../../build/packaging/standInRuntime.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sintesi-packaging-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const trial = {
  updateFeed: 'https://aggiornamenti.example.org/sintesi/',
  publishers: ['Sintesi S.r.l.'],
  isRelease: false,
  electronDist: null,
};

describe('the fuses', () => {
  it('decides every fuse of this Electron', () => {
    const all = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
    expect(Object.keys(fuses).map(Number).sort()).toEqual(all.sort());
  });

  it('sets every fuse and reads it back', async () => {
    const runtime = join(folder, 'runtime');
    makeStandInRuntime(runtime, Object.keys(fuses).length);
    const binary = join(runtime, 'electron');
    expect((await wrongFuses(binary)).length).toBeGreaterThan(0);
    await setFuses(binary, false);
    expect(await wrongFuses(binary)).toEqual([]);
  });

  it('stops at a fuse nobody decided', async () => {
    const runtime = join(folder, 'newer');
    makeStandInRuntime(runtime, Object.keys(fuses).length + 1);
    await expect(setFuses(join(runtime, 'electron'), false)).rejects.toThrow();
  });
});

describe('the configuration of the builder', () => {
  it.each([true, false])('fits the builder’s own schema, release %s', async (isRelease) => {
    const configuration = builderConfiguration({ ...trial, isRelease });
    await expect(
      validateConfiguration(configuration, new DebugLogger(false)),
    ).resolves.toBeUndefined();
    expect(configuration.forceCodeSigning).toBe(isRelease);
  });

  it('is refused by that schema when a name is wrong', async () => {
    const wrong = { ...builderConfiguration(trial), asarr: true };
    await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow();
  });

  it('checks the publisher, keeps data and registers nothing with the system', () => {
    const configuration = builderConfiguration(trial);
    expect(configuration.win?.verifyUpdateCodeSignature).toBe(true);
    expect(configuration.win?.signtoolOptions?.publisherName).toEqual(['Sintesi S.r.l.']);
    expect(configuration.nsis?.deleteAppDataOnUninstall).toBe(false);
    expect(configuration.fileAssociations).toEqual([]);
    expect(configuration.protocols).toEqual([]);
    expect(configuration.mac?.hardenedRuntime).toBe(true);
    expect(builderConfiguration({ ...trial, isRelease: true }).mac?.notarize).toBe(true);
    expect(configuration.asar).toBe(true);
  });

  it('makes the installers of the three systems', () => {
    const { win, mac, linux } = builderConfiguration(trial);
    const names = [win, mac, linux].map((each) => JSON.stringify(each?.target));
    expect(names[0]).toMatch(/nsis.*msi/);
    expect(names[1]).toMatch(/dmg/);
    expect(names[2]).toMatch(/deb.*AppImage/);
  });

  it('says at removal where the data is', () => {
    const resources = join(import.meta.dirname, '../../../build/resources');
    for (const file of ['installer.nsh', 'afterRemove.sh']) {
      expect(readFileSync(join(resources, file), 'utf8')).toContain('.sintesi');
    }
  });
});

describe('signing', () => {
  it.each(['win32', 'darwin', 'linux'] as const)(
    'refuses a release without its certificates: %s',
    (platform) => {
      expect(missingForSigning(platform, {})).toEqual(signingVariables(platform));
      const all = Object.fromEntries(signingVariables(platform).map((name) => [name, 'x']));
      expect(missingForSigning(platform, all)).toEqual([]);
      const [first = ''] = signingVariables(platform);
      expect(missingForSigning(platform, { ...all, [first]: '' })).toEqual([first]);
    },
  );
});

describe('the application folder', () => {
  it('notices what must not be inside, and what is missing', () => {
    const application = join(folder, 'app');
    mkdirSync(join(application, 'program'), { recursive: true });
    mkdirSync(join(application, 'node_modules', 'vitest'), { recursive: true });
    mkdirSync(join(application, 'test'));
    writeFileSync(join(application, 'program', 'main.js'), "import x from 'left-pad';\n");
    writeFileSync(join(application, 'program', 'main.ts'), '');
    writeFileSync(join(application, 'test', 'patient.pem'), '');
    const faults = faultsOf(application);
    expect(faults).toContain('unexpected at the top: test');
    expect(faults).toContain('not to be shipped: program/main.ts');
    expect(faults).toContain('not to be shipped: test/patient.pem');
    expect(faults).toContain('unexpected package: vitest');
    expect(faults).toContain('program/main.js imports left-pad, which is not inside');
    expect(faults).toContain('missing: program/preload.cjs');
  });
});
