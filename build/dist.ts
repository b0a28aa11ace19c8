import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { listPackage } from '@electron/asar';
import { build, Platform } from 'electron-builder';
import { DebugLogger } from 'builder-util';
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { isFeedAddress } from '../electron/main/updates/updatePolicy.ts';
import {
  assembleApplication,
  hostTarget,
  productFacts,
  type Target,
} from './packaging/applicationFolder.ts';
import { builderConfiguration, type BuildWishes } from './packaging/builderConfiguration.ts';
import { fuses, wrongFuses } from './packaging/fuses.ts';
import { faultsOf, filesOf, sizeOf } from './packaging/packedApplication.ts';
import { writeReleasePapers } from './packaging/releasePapers.ts';
import { runAssembled } from './packaging/runAssembled.ts';
import { missingForSigning } from './packaging/signing.ts';
import { makeStandInRuntime } from './packaging/standInRuntime.ts';
import { billOfMaterials } from './security/sbom.ts';

/*
 * npm run dist                 unsigned installers for this system, to try out
 * npm run dist -- --release    signed ones; refused where a certificate or the update address is missing
 * npm run dist -- --dry-run    assembles the application, checks and runs it, packs it; needs no Electron
 */

const root = join(import.meta.dirname, '..');
const application = join(root, 'dist', 'app');
const args = new Set(process.argv.slice(2));
const isDryRun = args.has('--dry-run');
const isRelease = args.has('--release');

let failures = 0;

function tell(isGood: boolean, what: string, detail = ''): void {
  if (!isGood) failures += 1;
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${what}${detail === '' ? '' : `: ${detail}`}`);
}

function stop(reason: string): never {
  console.error(`sintesi: ${reason}`);
  process.exit(1);
}

function wishes(electronDist: string | null): BuildWishes {
  const publishers = (process.env['SINTESI_PUBLISHER'] ?? '').split(';').filter(Boolean);
  const updateFeed = process.env['SINTESI_UPDATE_FEED'] ?? null;
  return { updateFeed, publishers, isRelease, electronDist };
}

async function validConfigurations(): Promise<void> {
  for (const release of [false, true]) {
    const configuration = builderConfiguration({
      updateFeed: 'https://aggiornamenti.example.org/sintesi/',
      publishers: ['Sintesi S.r.l.'],
      isRelease: release,
      electronDist: null,
    });
    try {
      await validateConfiguration(configuration, new DebugLogger(false));
      const kind = release ? 'release' : 'trial';
      tell(
        true,
        `configuration of a ${kind} build (Windows, macOS, Linux) fits the builder’s schema`,
      );
    } catch (error: unknown) {
      tell(false, 'configuration', String(error));
    }
  }
}

async function assemble(target: Target): Promise<void> {
  await assembleApplication(application, target);
  const faults = faultsOf(application);
  const size = `${String(filesOf(application).length)} files, ${(sizeOf(application) / 2 ** 20).toFixed(1)} MiB`;
  tell(faults.length === 0, `application folder (${size})`, faults.join('; '));
}

function isFolderOf(path: string, directory: string): boolean {
  return statSync(join(directory, path), { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Packs for Linux over the stand-in: the builder's archive, unpacked native parts and fuses are real. */
async function packOverStandIn(): Promise<void> {
  const standIn = join(root, 'dist', 'stand-in');
  makeStandInRuntime(standIn, Object.keys(fuses).length);
  const configuration = builderConfiguration({ ...wishes(standIn), isRelease: false });
  await build({
    targets: Platform.LINUX.createTarget('dir'),
    config: { ...configuration, publish: null },
    publish: 'never',
  });
  const unpacked = join(root, 'dist', 'installers', 'linux-unpacked');
  const archive = join(unpacked, 'resources', 'app.asar');
  const inside = listPackage(archive, { isPack: false })
    .map((file) => file.slice(1).split(sep).join('/'))
    .filter((file) => !isFolderOf(file, application));
  const wanted = filesOf(application);
  const missing = wanted.filter((file) => !inside.includes(file));
  const extra = inside.filter((file) => !wanted.includes(file));
  tell(
    missing.length + extra.length === 0,
    `archive holds the folder and nothing else (${String(inside.length)} files)`,
    [...missing, ...extra].slice(0, 5).join(', '),
  );
  const native = filesOf(`${archive}.unpacked`).filter((file) => file.endsWith('.node'));
  tell(native.length === 3, `native parts lie beside the archive (${String(native.length)})`);
  const wrong = await wrongFuses(join(unpacked, 'sintesi'));
  tell(
    wrong.length === 0,
    `fuses set and read back (${String(Object.keys(fuses).length)})`,
    wrong.join(', '),
  );
  const locales = readdirSync(join(unpacked, 'locales'));
  tell(!locales.includes('de.pak'), `languages: ${locales.join(', ')}`);
}

async function makeInstallers(target: Target): Promise<void> {
  if (isRelease) {
    const missing = missingForSigning(target.platform, process.env);
    if (missing.length > 0) stop(`a release is signed; missing: ${missing.join(', ')}`);
    const { updateFeed } = wishes(null);
    if (updateFeed === null || !isFeedAddress(updateFeed)) {
      stop('a release is updated; SINTESI_UPDATE_FEED must be an https folder');
    }
  }
  const electronDist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? null;
  const made = await build({
    config: builderConfiguration(wishes(electronDist)),
    publish: 'never',
  });
  for (const file of made) console.log(file);
  if (isRelease) {
    const gpgKey = process.env['SINTESI_GPG_KEY'] ?? null;
    const { version } = productFacts();
    const papers = { bill: billOfMaterials(), version, gpgKey };
    const installers = join(root, 'dist', 'installers');
    for (const file of writeReleasePapers(installers, papers)) console.log(file);
  }
}

const target = hostTarget() ?? stop('no installers for this system');
if (!existsSync(join(root, 'dist', 'renderer', 'index.html'))) stop('the window is not built');
await validConfigurations();
await assemble(target);
for (const { part, isGood, detail } of await runAssembled(application)) {
  tell(isGood, part, isGood ? '' : detail);
}
if (failures === 0 && isDryRun && target.platform === 'linux') await packOverStandIn();
if (failures > 0) stop(`${String(failures)} checks failed`);
if (!isDryRun) await makeInstallers(target);
