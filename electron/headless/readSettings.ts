import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { settingsSchema, type Settings } from '../domain/settings.ts';

/** The name of the settings file inside a working folder. */
export const SETTINGS_FILE = 'settings.json';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withAbsolutePaths(settings: Settings, folder: string): Settings {
  const absolute = (path: string) => resolve(folder, path);
  const { trust, card, officialPack, imports, backup } = settings;
  const absoluteOrNull = (path: string | null) => (path === null ? null : absolute(path));
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

/** Reads the settings of a working folder; every path in them comes back absolute. */
export async function readSettings(home: string): Promise<Result<Settings>> {
  const file = join(home, SETTINGS_FILE);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return fail(appError('workspace/settings-missing', { file }));
  }
  const parsed = settingsSchema.safeParse(parseJson(text));
  if (parsed.success) return ok(withAbsolutePaths(parsed.data, dirname(file)));
  const problems = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`,
  );
  return fail(appError('workspace/settings-invalid', { file, problems }));
}
