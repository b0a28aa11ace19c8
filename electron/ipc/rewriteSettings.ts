import type { Result } from '../../shared/errors/result.ts';
import type { Settings } from '../domain/settings.ts';
import type { SettingsFile } from '../domain/settingsFile.ts';

/** Changes the settings as they are in the file and writes them; answers them changed. */
export async function rewriteSettings(
  file: SettingsFile,
  change: (settings: Settings) => Result<Settings>,
): Promise<Result<Settings>> {
  const written = await file.read();
  if (!written.ok) return written;
  const changed = change(written.value);
  if (!changed.ok) return changed;
  const saved = await file.write(changed.value);
  return saved.ok ? changed : saved;
}
