import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeReleasePapers } from '../../../build/packaging/releasePapers.ts';

const hasGpg = spawnSync('gpg', ['--version']).status === 0;
const papers = { bill: { bomFormat: 'CycloneDX' }, version: '1.2.3' };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sintesi-release-'));
  writeFileSync(join(folder, 'sintesi_1.2.3_amd64.deb'), 'a package');
  writeFileSync(join(folder, 'latest-linux.yml'), 'version: 1.2.3\nfiles: []\n');
  writeFileSync(join(folder, 'builder-debug.yml'), 'ours alone');
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
});

describe('the papers of a release', () => {
  it('offer it to few on the first day', () => {
    writeReleasePapers(folder, { ...papers, gpgKey: null });
    expect(parse(readFileSync(join(folder, 'latest-linux.yml'), 'utf8'))).toEqual({
      version: '1.2.3',
      files: [],
      stagingPercentage: 10,
    });
  });

  it('hold the digest of every file that is published, and of no other', () => {
    writeReleasePapers(folder, { ...papers, gpgKey: null });
    const checked = execFileSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: folder });
    expect(checked.toString().split('\n').filter(Boolean)).toEqual([
      'latest-linux.yml: OK',
      'sintesi-1.2.3.cdx.json: OK',
      'sintesi_1.2.3_amd64.deb: OK',
    ]);
    writeFileSync(join(folder, 'sintesi_1.2.3_amd64.deb'), 'another package');
    expect(spawnSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: folder }).status).not.toBe(0);
  });
});

describe.skipIf(!hasGpg)('the signature of the digests', () => {
  const ring = mkdtempSync(join(tmpdir(), 'sg-'));
  const before = process.env['GNUPGHOME'];

  beforeAll(() => {
    process.env['GNUPGHOME'] = ring;
    const key = ['--quick-generate-key', 'Release <release@example.org>', 'ed25519', 'sign', '1d'];
    execFileSync('gpg', ['--batch', '--passphrase', '', ...key], { stdio: 'pipe' });
  });
  afterAll(() => {
    spawnSync('gpgconf', ['--kill', 'all']);
    if (before === undefined) delete process.env['GNUPGHOME'];
    else process.env['GNUPGHOME'] = before;
    rmSync(ring, { recursive: true, force: true });
  });

  it('is good for what was written, and for nothing else', () => {
    writeReleasePapers(folder, { ...papers, gpgKey: 'release@example.org' });
    const signed = join(folder, 'SHA256SUMS.asc');
    expect(spawnSync('gpg', ['--verify', signed]).status).toBe(0);
    const text = readFileSync(signed, 'utf8');
    expect(text).toContain(readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim());
    writeFileSync(signed, text.replace('.deb', '.rpm'));
    expect(spawnSync('gpg', ['--verify', signed]).status).not.toBe(0);
  });

  it('is refused where the key is not in the ring, and no release comes of it', () => {
    expect(() => writeReleasePapers(folder, { ...papers, gpgKey: 'nobody@example.org' })).toThrow(
      'the digests could not be signed',
    );
  });
});
