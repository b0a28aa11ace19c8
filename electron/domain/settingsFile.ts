import type { Result } from '../../shared/errors/result.ts';
import type { Settings } from './settings.ts';

/** The settings of a working folder as written. Paths are as the file has them, perhaps relative. */
export interface SettingsFile {
  /** `workspace/settings-missing`, `workspace/settings-invalid`. */
  read(): Promise<Result<Settings>>;
  /** Replaces the file: after a power loss there are the old or the new settings, whole. */
  write(settings: Settings): Promise<Result<void>>;
  /** Renames a file that cannot be read, so that new settings can be made; nothing is deleted. */
  setAside(at: Date): Promise<Result<void>>;
}
