import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { productFacts } from '../packaging/applicationFolder.ts';
import { lockedPackages } from '../packaging/productionPackages.ts';

const root = join(import.meta.dirname, '..', '..');

/** A bill of materials in CycloneDX 1.6: everything the product contains, Electron's runtime included. */
export function billOfMaterials() {
  const { version, license } = productFacts();
  const locked = lockedPackages();
  const shipped = locked.filter(
    ({ isTool, name, path }) =>
      !isTool || (name === 'electron' && path === 'node_modules/electron'),
  );
  const components = shipped.map(({ name, version: own, licence }) => ({
    type: name === 'electron' ? ('framework' as const) : ('library' as const),
    'bom-ref': `pkg:npm/${name.replace('@', '%40')}@${own}`,
    name,
    version: own,
    purl: `pkg:npm/${name.replace('@', '%40')}@${own}`,
    licenses: [{ expression: licence }],
  }));
  const openssl = {
    type: 'library' as const,
    'bom-ref': 'openssl',
    name: 'openssl',
    version: '3',
    description: 'linked statically into the TLS addon',
    licenses: [{ expression: 'Apache-2.0' }],
  };
  const content = [...components, openssl].sort((one, other) => one.name.localeCompare(other.name));
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const serial = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  return {
    bomFormat: 'CycloneDX' as const,
    specVersion: '1.6' as const,
    // The same content has the same number: a release can be compared with a rebuild.
    serialNumber: `urn:uuid:${serial}`,
    version: 1,
    metadata: {
      component: {
        type: 'application' as const,
        'bom-ref': `sintesi@${version}`,
        name: 'sintesi',
        version,
        licenses: [{ expression: license }],
      },
    },
    components: content,
  };
}

if (process.argv[1] === import.meta.filename) {
  const file = join(root, 'dist', 'sbom.cdx.json');
  mkdirSync(join(root, 'dist'), { recursive: true });
  const bill = billOfMaterials();
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
  console.log(`${file}: ${String(bill.components.length)} components`);
}
