import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

/** The share of installations, in percent, that is offered a release on its first day. */
const FIRST_SHARE = 10;

const digestsFile = 'SHA256SUMS';

/** What accompanies the installers of a release. */
export interface ReleasePapers {
  /** The bill of materials, to be kept beside what it describes. */
  readonly bill: object;
  readonly version: string;
  /** The key of GnuPG's own ring that signs the digests; null where this system's release is signed otherwise. */
  readonly gpgKey: string | null;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('builder-'))
    .map(({ name }) => name)
    .sort();
}

/** The feed's files say who is offered the release: few on the first day (electron-updater, staged rollouts). */
function stage(folder: string): void {
  for (const name of filesIn(folder).filter((each) => /^latest.*\.yml$/.test(each))) {
    const feed = parseDocument(readFileSync(join(folder, name), 'utf8'));
    feed.set('stagingPercentage', FIRST_SHARE);
    writeFileSync(join(folder, name), String(feed));
  }
}

function writeDigests(folder: string): void {
  const lines = filesIn(folder)
    .filter((name) => !name.startsWith(digestsFile))
    .map((name) => {
      const digest = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
      return `${digest}  ${name}\n`;
    });
  writeFileSync(join(folder, digestsFile), lines.join(''));
}

/** Throws what GnuPG said where it could not sign: a release without its signature is none. */
function signDigests(folder: string, gpgKey: string): void {
  const signature = `${digestsFile}.asc`;
  rmSync(join(folder, signature), { force: true });
  const args = ['--batch', '--yes', '--local-user', gpgKey, '--output', signature];
  const { status, stderr } = spawnSync('gpg', [...args, '--clearsign', digestsFile], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the digests could not be signed: ${stderr.trim()}`);
}

/**
 * Writes beside the installers what a release needs to be trusted: its staged feed, its bill of materials, the digests
 * of every file as `sha256sum --check` reads them, and their signature. The digests come last, over what is final.
 */
export function writeReleasePapers(
  folder: string,
  { bill, version, gpgKey }: ReleasePapers,
): readonly string[] {
  stage(folder);
  const billFile = `sintesi-${version}.cdx.json`;
  writeFileSync(join(folder, billFile), `${JSON.stringify(bill, null, 2)}\n`);
  writeDigests(folder);
  if (gpgKey === null) return [billFile, digestsFile];
  signDigests(folder, gpgKey);
  return [billFile, digestsFile, `${digestsFile}.asc`];
}
