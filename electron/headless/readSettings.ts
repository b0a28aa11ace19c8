import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { settingsSchema, type Settings } from '../domain/settings.ts';
import { readJsonFile } from './jsonFile.ts';

const inItalian = z.locales.it().localeError;

/** The name of the settings file inside a working folder. */
export const SETTINGS_FILE = 'settings.json';

function withAbsolutePaths(settings: Settings, folder: string): Settings {
  const absolute = (path: string) => resolve(folder, path);
  const absoluteOrNull = (path: string | null) => (path === null ? null : absolute(path));
  const { trust, card, officialPack, imports, backup } = settings;
  return {
    ...settings,
    card: { ...card, module: absoluteOrNull(card.module) },
    trust: {
      ...trust,
      gatewayAuthorities: trust.gatewayAuthorities.map(absolute),
      tokenAuthorities: trust.tokenAuthorities.map(absolute),
      signatureAuthorities: trust.signatureAuthorities.map(absolute),
    },
    officialPack: absoluteOrNull(officialPack),
    imports: { folder: absoluteOrNull(imports.folder) },
    backup: { folder: absoluteOrNull(backup.folder) },
  };
}

/** Reads the settings of a working folder as written: paths may be relative to it. */
export async function readWrittenSettings(home: string): Promise<Result<Settings>> {
  const file = join(home, SETTINGS_FILE);
  const value = await readJsonFile(file);
  if (value === null) return fail(appError('workspace/settings-missing', { file }));
  const parsed = settingsSchema.safeParse(value, { error: inItalian });
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`,
  );
  return fail(appError('workspace/settings-invalid', { file, problems }));
}

/** Reads the settings of a working folder; every path in them comes back absolute. */
export async function readSettings(home: string): Promise<Result<Settings>> {
  const written = await readWrittenSettings(home);
  return written.ok
    ? ok(withAbsolutePaths(written.value, dirname(join(home, SETTINGS_FILE))))
    : written;
}
