import { ok, type Result } from '../../../shared/errors/result.ts';
import {
  changedSettings,
  needsReopening,
  settingsViewOf,
  switchedSettings,
} from '../../domain/changeSettings.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Handlers } from '../bindContract.ts';
import type { Emit } from '../desk.ts';
import type { Premises } from '../premises.ts';

type Verbs =
  'settings.read' | 'settings.change' | 'settings.switchEnvironment' | 'settings.giveProxyPassword';

/** The verbs about what is chosen once. */
export function settingsHandlers(premises: Premises, emit: Emit): Pick<Handlers, Verbs> {
  const { settingsFile } = premises;

  async function rewritten(
    change: (settings: Settings) => Result<Settings>,
  ): Promise<Result<Settings>> {
    const written = await settingsFile.read();
    if (!written.ok) return written;
    const changed = change(written.value);
    if (!changed.ok) return changed;
    const saved = await settingsFile.write(changed.value);
    return saved.ok ? changed : saved;
  }

  return {
    'settings.read': async () => {
      const settings = await settingsFile.read();
      return settings.ok ? ok(settingsViewOf(settings.value)) : settings;
    },
    'settings.change': async (change) => {
      const changed = await rewritten((settings) => changedSettings(settings, change));
      if (!changed.ok) return changed;
      const view = settingsViewOf(changed.value);
      await premises.settingsChanged(needsReopening(change));
      emit('settings.changed', view);
      return ok(view);
    },
    'settings.switchEnvironment': async ({ name, baseUrl }) => {
      const changed = await rewritten((settings) => switchedSettings(settings, name, baseUrl));
      if (!changed.ok) return changed;
      // The key belongs to the archive that is left behind.
      return ok(await premises.lock());
    },
    'settings.giveProxyPassword': ({ password }) => {
      premises.giveProxyPassword(password);
      return Promise.resolve(ok({}));
    },
  };
}
