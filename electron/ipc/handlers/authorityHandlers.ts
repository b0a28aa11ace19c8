import { ok, type Result } from '../../../shared/errors/result.ts';
import type { AuthoritiesView } from '../../../shared/ipc/areas/authorities.ts';
import {
  addedAuthorities,
  mayAddAuthorities,
  withAuthorities,
  withoutAuthority,
} from '../../domain/environmentAuthorities.ts';
import type { AuthorityCertificate } from '../../domain/ports/authorityReader.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import type { Premises } from '../premises.ts';
import { rewriteSettings } from '../rewriteSettings.ts';

type Verbs = 'authorities.list' | 'authorities.read' | 'authorities.add' | 'authorities.remove';

const shown = ({ subject, fingerprint, notAfter }: AuthorityCertificate) => ({
  subject,
  fingerprint,
  notAfter,
});

const bytesOf = (content: string): Uint8Array => Buffer.from(content, 'base64');

/** The verbs about the authorities of a test environment; what is open is opened anew with every change. */
export function authorityHandlers(desk: Desk, premises: Premises): Pick<Handlers, Verbs> {
  const { settingsFile } = premises;

  const viewOf = (settings: Settings): AuthoritiesView => ({
    canAdd: mayAddAuthorities(settings),
    added: addedAuthorities(settings, desk.readAuthorities).map(shown),
  });

  async function rewrite(
    change: (settings: Settings) => Result<Settings>,
  ): Promise<Result<AuthoritiesView>> {
    const changed = await rewriteSettings(settingsFile, change);
    if (!changed.ok) return changed;
    await premises.settingsChanged(true);
    return ok(viewOf(changed.value));
  }

  return {
    'authorities.list': async () => {
      const settings = await settingsFile.read();
      return settings.ok ? ok(viewOf(settings.value)) : settings;
    },
    'authorities.read': ({ content }) => {
      const read = desk.readAuthorities(bytesOf(content));
      return Promise.resolve(read.ok ? ok(read.value.map(shown)) : read);
    },
    'authorities.add': ({ content }) => {
      const read = desk.readAuthorities(bytesOf(content));
      return read.ok
        ? rewrite((settings) => withAuthorities(settings, read.value, desk.clock.now()))
        : Promise.resolve(read);
    },
    'authorities.remove': ({ fingerprint }) =>
      rewrite((settings) => ok(withoutAuthority(settings, fingerprint, desk.readAuthorities))),
  };
}
