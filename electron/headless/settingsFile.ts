import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { settingsSchema } from '../domain/settings.ts';
import type { SettingsFile } from '../domain/settingsFile.ts';
import { fileCause, writeJsonFile } from './jsonFile.ts';
import { readWrittenSettings, SETTINGS_FILE } from './readSettings.ts';

/** The settings file of a working folder. */
export function createSettingsFile(home: string): SettingsFile {
  const file = join(home, SETTINGS_FILE);
  return {
    read: () => readWrittenSettings(home),
    write: (settings) => {
      const parsed = settingsSchema.safeParse(settings);
      if (parsed.success) return writeJsonFile(file, parsed.data);
      const problems = parsed.error.issues.map(
        (issue) => `${issue.path.join('.')}: ${issue.message}`,
      );
      return Promise.resolve(fail(appError('workspace/settings-invalid', { file, problems })));
    },
    setAside: async (at: Date): Promise<Result<void>> => {
      const stamp = at.toISOString().replaceAll(/[:.]/g, '-');
      try {
        await rename(file, join(home, `settings.aside-${stamp}.json`));
        return ok();
      } catch (error: unknown) {
        return fail(appError('workspace/file-unwritable', { file, cause: fileCause(error) }));
      }
    },
  };
}
