import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { ChannelProxy } from './connectTcp.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const defaultPort = 80;

/** A variable in either case, lower first, as curl and most programs read them. */
function variable(environment: Environment, name: string): string | null {
  const value = environment[name.toLowerCase()] ?? environment[name];
  return value === undefined || value === '' ? null : value;
}

/** Whether `NO_PROXY` excepts the host: `*`, a name, or a domain with or without its leading dot. */
function isExcepted(list: string | null, host: string): boolean {
  return (list ?? '')
    .split(',')
    .map((entry) => entry.trim().toLowerCase().replace(/:\d+$/, ''))
    .filter((entry) => entry !== '')
    .some((entry) => {
      const domain = entry.replace(/^\*?\./, '');
      return entry === '*' || host === domain || host.endsWith(`.${domain}`);
    });
}

/**
 * The proxy the environment names for https (`HTTPS_PROXY`, else `ALL_PROXY`, unless `NO_PROXY` excepts the host);
 * null where there is none. Only tunnelling through plain HTTP is spoken; anything else is an error, never ignored:
 * a network that has a proxy lets nothing through beside it.
 */
export function proxyFromEnvironment(
  environment: Environment,
  host: string,
): Result<ChannelProxy | null> {
  const text = variable(environment, 'HTTPS_PROXY') ?? variable(environment, 'ALL_PROXY');
  if (text === null || isExcepted(variable(environment, 'NO_PROXY'), host.toLowerCase())) {
    return ok(null);
  }
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (url?.protocol !== 'http:') {
    return fail(appError('channel/proxy-unsupported', { scheme: url?.protocol ?? 'sconosciuto' }));
  }
  return ok({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? defaultPort : Number(url.port),
    credentials:
      url.username === ''
        ? null
        : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
  });
}

/**
 * The proxy in the answer of an automatic configuration (`PROXY host:port; DIRECT`), which is how browsers tell what
 * the operating system wants for an address: the first entry we can go by, null for DIRECT.
 */
export function proxyFromResolution(answer: string): Result<ChannelProxy | null> {
  const entries = answer
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  for (const entry of entries) {
    if (entry.toUpperCase() === 'DIRECT') return ok(null);
    const [, host, port] = /^PROXY\s+\[?([^\s\]]+?)\]?(?::(\d+))?$/i.exec(entry) ?? [];
    if (host !== undefined) {
      return ok({ host, port: Number(port ?? defaultPort), credentials: null });
    }
  }
  const [scheme] = entries[0]?.split(/\s+/) ?? [];
  return scheme === undefined
    ? ok(null)
    : fail(appError('channel/proxy-unsupported', { scheme: scheme.toLowerCase() }));
}
