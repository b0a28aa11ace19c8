import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { Settings } from '../domain/settings.ts';
import { locateOfficialPack } from './locateOfficialPack.ts';
import { readPemFiles } from './readPemFiles.ts';

/** The Ministry's authorities by environment, as the official pack names their files: never one for the other. */
const packFiles: Readonly<Record<Settings['environment']['name'], readonly string[]>> = {
  production: ['CAMinisterodellaSalute.cacert.pem'],
  stage: ['CAMinisterodellaSaluteTest.cacert.pem', 'CAMinisterodellaSaluteTest1.pem'],
  test: ['CAMinisterodellaSaluteTest.cacert.pem', 'CAMinisterodellaSaluteTest1.pem'],
};

function knownAuthorities(settings: Settings): Promise<Result<readonly string[]>> {
  const { tokenAuthorities: chosen } = settings.trust;
  if (chosen.length > 0) return readPemFiles(chosen);
  const pack = locateOfficialPack(null, settings.officialPack);
  if (pack === null) return Promise.resolve(ok([]));
  const files = packFiles[settings.environment.name].map((file) =>
    join(pack, 'gateway', 'ca', file),
  );
  return readPemFiles(files.filter((file) => existsSync(file)));
}

/**
 * Who may issue the doctor's token certificate, as PEM: the files of the settings, else those of the official pack; and
 * besides those added for the environment in use.
 */
export async function tokenAuthorities(settings: Settings): Promise<Result<readonly string[]>> {
  const known = await knownAuthorities(settings);
  return known.ok ? ok([...known.value, ...settings.environment.authorities]) : known;
}
