import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lockedPackages } from '../../../build/packaging/productionPackages.ts';
import { billOfMaterials } from '../../../build/security/sbom.ts';

const root = join(import.meta.dirname, '..', '..', '..');

const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** Licences a product under the EUPL may contain; weak copyleft only for tools that are not shipped. */
const shipped = [
  '(BSD-3-Clause OR GPL-2.0)',
  '(MIT AND Zlib)',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Python-2.0',
];
const tools = [
  ...shipped,
  '(MIT OR CC0-1.0)',
  '(WTFPL OR MIT)',
  'CC-BY-4.0',
  'CC0-1.0',
  'MPL-2.0',
  'Unlicense',
  'WTFPL',
  'WTFPL OR ISC',
];

const packages = lockedPackages();

describe('the supply chain', () => {
  it('pins every dependency exactly', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [name, version] of Object.entries(all)) {
      expect(version, name).toMatch(/^(npm:@?[^@]+@)?\d+\.\d+\.\d+$/);
    }
  });

  it('has licences of the list only', () => {
    const foreign = packages
      .filter(({ licence, isTool }) => !(isTool ? tools : shipped).includes(licence))
      .map(({ name, version, licence }) => `${name}@${version}: ${licence}`);
    expect(foreign).toEqual([]);
  });

  it('runs no install script, and knows the packages that have one', () => {
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toContain('ignore-scripts=true');
    const scripted = packages.filter(({ hasInstallScript }) => hasInstallScript);
    // pkcs11js is compiled by the bootstrap; the other is part of a builder of installers we do not make.
    expect(scripted.map(({ name }) => name).sort()).toEqual(['electron-winstaller', 'pkcs11js']);
  });

  it('names no registry and no address in the lock file', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
  });

  it('pins an Electron that is supported: one of the three newest lines known when this was written', () => {
    const major = Number(manifest.devDependencies['electron']?.split('.')[0]);
    expect(major).toBeGreaterThanOrEqual(45);
    expect(readFileSync(join(root, 'build/packaging/builderConfiguration.ts'), 'utf8')).toContain(
      `electronVersion: '${manifest.devDependencies['electron'] ?? ''}'`,
    );
  });

  it('lists everything inside, in CycloneDX', () => {
    const bill = billOfMaterials();
    const names = bill.components.map(({ name }) => name);
    for (const name of Object.keys(manifest.dependencies)) {
      const alias = name === 'pdf-lib' ? '@cantoo/pdf-lib' : name;
      expect(names).toContain(alias);
    }
    expect(names).toContain('electron');
    expect(names).toContain('openssl');
    expect(names).not.toContain('vitest');
    expect(new Set(bill.components.map((each) => each['bom-ref'])).size).toBeGreaterThan(60);
    expect(bill.serialNumber).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(billOfMaterials().serialNumber).toBe(bill.serialNumber);
  });
});
