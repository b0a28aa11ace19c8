import { z } from 'zod';
import { nothing, secret } from '../requestParts.ts';
import { environmentPart, settingsChange, settingsView } from '../settingsViews.ts';
import { standingView } from '../standingViews.ts';

/** What the person chooses once. */
export const settingsVerbs = {
  'settings.read': { request: nothing, response: settingsView },
  /** Writes the parts given and opens anew what depends on them. */
  'settings.change': { request: settingsChange, response: settingsView },
  /** Works in another environment from now on: another archive, perhaps still to be made. */
  'settings.switchEnvironment': { request: environmentPart, response: standingView },
  /** The password of the proxy, kept in memory until the desk is locked. */
  'settings.giveProxyPassword': {
    request: z.strictObject({ password: secret }),
    response: nothing,
  },
} as const;

/** What changes of the settings tell. */
export const settingsEvents = { 'settings.changed': settingsView } as const;
