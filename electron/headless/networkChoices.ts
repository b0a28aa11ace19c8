import { getCACertificates } from 'node:tls';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { ChannelProxy } from '../channel/connectTcp.ts';
import { proxyFromEnvironment } from '../channel/systemProxy.ts';
import type { Settings } from '../domain/settings.ts';
import { readPemFiles } from './readPemFiles.ts';

/** The authorities the operating system trusts; those that come with Node where it has none to show. */
function systemRoots(): readonly string[] {
  const own = getCACertificates('system');
  // Where certificates lie one by one and in a bundle too, each comes several times.
  return own.length > 0 ? [...new Set(own)] : getCACertificates('bundled');
}

/** The settings that say who may certify the gateway. */
export interface TrustChoices {
  readonly trust: Pick<Settings['trust'], 'gatewayAuthorities'>;
  readonly environment: Pick<Settings['environment'], 'authorities'>;
}

/**
 * Who may certify the gateway: the bundle named in the settings alone, else the operating system's authorities; and
 * besides those added for the environment in use.
 */
export async function trustedRoots(
  choices: TrustChoices | null,
): Promise<Result<readonly string[]>> {
  const files = choices?.trust.gatewayAuthorities ?? [];
  const known = files.length === 0 ? ok(systemRoots()) : await readPemFiles(files);
  return known.ok ? ok([...known.value, ...(choices?.environment.authorities ?? [])]) : known;
}

/** What the operating system wants for an address. */
export type SystemProxy = (url: URL) => Promise<Result<ChannelProxy | null>>;

/** What can be known without a window: the variables of the environment. */
export const environmentProxy: SystemProxy = (url) =>
  Promise.resolve(proxyFromEnvironment(process.env, url.hostname));

/** Where the parts of a choice come from that are not in the settings. */
export interface ProxySources {
  readonly system: SystemProxy;
  readonly password: () => Promise<Result<string>>;
}

/** The proxy for an address as the settings want it; the password is asked only where a user name is set. */
export async function chosenProxy(
  proxy: Settings['network']['proxy'],
  url: URL,
  { system, password }: ProxySources,
): Promise<Result<ChannelProxy | null>> {
  switch (proxy.mode) {
    case 'none':
      return ok(null);
    case 'system':
      return system(url);
    case 'manual': {
      const { host: at, port, user } = proxy;
      if (user === null) return ok({ host: at, port, credentials: null });
      const given = await password();
      return given.ok
        ? ok({ host: at, port, credentials: { user, password: given.value } })
        : given;
    }
  }
}
