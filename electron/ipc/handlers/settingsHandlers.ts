import { ok } from '../../../shared/errors/result.ts';
import {
  changedSettings,
  needsReopening,
  settingsViewOf,
  switchedSettings,
} from '../../domain/changeSettings.ts';
import type { Handlers } from '../bindContract.ts';
import type { Emit } from '../desk.ts';
import type { Premises } from '../premises.ts';
import { rewriteSettings } from '../rewriteSettings.ts';

type Verbs =
  'settings.read' | 'settings.change' | 'settings.switchEnvironment' | 'settings.giveProxyPassword';

/** The verbs about what is chosen once. */
export function settingsHandlers(premises: Premises, emit: Emit): Pick<Handlers, Verbs> {
  const { settingsFile } = premises;

  return {
    'settings.read': async () => {
      const settings = await settingsFile.read();
      return settings.ok ? ok(settingsViewOf(settings.value)) : settings;
    },
    'settings.change': async (change) => {
      const changed = await rewriteSettings(settingsFile, (settings) =>
        changedSettings(settings, change),
      );
      if (!changed.ok) return changed;
      const view = settingsViewOf(changed.value);
      await premises.settingsChanged(needsReopening(change));
      emit('settings.changed', view);
      return ok(view);
    },
    'settings.switchEnvironment': async ({ name, baseUrl }) => {
      const changed = await rewriteSettings(settingsFile, (settings) =>
        switchedSettings(settings, name, baseUrl),
      );
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
