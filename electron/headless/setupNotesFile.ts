import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok } from '../../shared/errors/result.ts';
import { setupNotesSchema, type SetupNotesFile } from '../domain/setupNotes.ts';
import { fileCause, readJsonFile, writeJsonFile } from './jsonFile.ts';

/** The notes of the first run, beside the settings. */
export function createSetupNotesFile(home: string): SetupNotesFile {
  const file = join(home, 'setup.json');
  return {
    read: async () => {
      const value = await readJsonFile(file);
      if (value === null) return null;
      const parsed = setupNotesSchema.safeParse(value);
      return parsed.success ? parsed.data : setupNotesSchema.parse({});
    },
    write: (notes) => writeJsonFile(file, setupNotesSchema.parse(notes)),
    remove: async () => {
      try {
        await rm(file, { force: true });
        return ok();
      } catch (error: unknown) {
        return fail(appError('workspace/file-unwritable', { file, cause: fileCause(error) }));
      }
    },
  };
}
