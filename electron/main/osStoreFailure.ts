import { appError, type AppError } from '../../shared/errors/appError.ts';

/** What an error of Chromium's network stack says about the request. */
export interface OsStoreFailure {
  /** The connection never came to be: nothing of the request can have been read. */
  readonly beforeRequest: boolean;
  readonly error: AppError;
}

type Meaning = (host: string, name: string) => AppError;

const unreachable: Meaning = (host, name) => appError('channel/unreachable', { host, cause: name });
const osKey: Meaning = (host, name) =>
  appError('channel/os-store-signature-failed', { host, cause: name });

/** Errors that can only arise while the connection is being opened (Chromium, net_error_list.h), by name. */
const openingErrors: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['ERR_NAME_NOT_RESOLVED', (host) => appError('channel/name-not-found', { host })],
  ['ERR_CONNECTION_REFUSED', unreachable],
  ['ERR_CONNECTION_FAILED', unreachable],
  ['ERR_ADDRESS_UNREACHABLE', unreachable],
  ['ERR_INTERNET_DISCONNECTED', unreachable],
  [
    'ERR_CONNECTION_TIMED_OUT',
    (host) => appError('channel/connect-timeout', { host, phase: 'network' }),
  ],
  [
    'ERR_PROXY_CONNECTION_FAILED',
    (_host, cause) => appError('channel/proxy-unreachable', { proxy: 'di sistema', cause }),
  ],
  [
    'ERR_TUNNEL_CONNECTION_FAILED',
    () => appError('channel/proxy-refused', { proxy: 'di sistema', status: 502 }),
  ],
  [
    'ERR_PROXY_AUTH_REQUESTED',
    () => appError('channel/proxy-refused', { proxy: 'di sistema', status: 407 }),
  ],
  ['ERR_CERT_DATE_INVALID', (host) => appError('channel/server-certificate-expired', { host })],
  ['ERR_CERT_COMMON_NAME_INVALID', (host) => appError('channel/server-name-mismatch', { host })],
  ['ERR_CERT_AUTHORITY_INVALID', (host) => appError('channel/server-authority-unknown', { host })],
  ['ERR_CERT_REVOKED', (host) => appError('channel/server-certificate-revoked', { host })],
  [
    'ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN',
    (host) => appError('channel/server-not-pinned', { host }),
  ],
  [
    'ERR_SSL_CLIENT_AUTH_CERT_NEEDED',
    (host) => appError('channel/os-store-certificate-missing', { host }),
  ],
  [
    'ERR_SSL_CLIENT_AUTH_NO_COMMON_ALGORITHMS',
    (host) => appError('channel/no-common-signature-scheme', { host }),
  ],
  ['ERR_SSL_CLIENT_AUTH_SIGNATURE_FAILED', osKey],
  ['ERR_SSL_CLIENT_AUTH_PRIVATE_KEY_ACCESS_DENIED', osKey],
  ['ERR_SSL_CLIENT_AUTH_CERT_NO_PRIVATE_KEY', osKey],
  [
    'ERR_BAD_SSL_CLIENT_AUTH_CERT',
    (host) =>
      appError('channel/client-certificate-refused', {
        host,
        alert: 42,
        alertName: 'bad_certificate',
      }),
  ],
  [
    'ERR_SSL_PROTOCOL_ERROR',
    (host, reason) => appError('channel/tls-handshake-failed', { host, reason, alert: null }),
  ],
  [
    'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
    (host, reason) => appError('channel/tls-handshake-failed', { host, reason, alert: null }),
  ],
]);

/** Reads an error of `net` (its message is `net::NAME`). A name that is not known to be early is taken as late. */
export function osStoreFailure(error: Error, host: string): OsStoreFailure {
  const name = /net::(ERR_[A-Z0-9_]+)/.exec(error.message)?.[1] ?? error.message;
  const meaning = openingErrors.get(name);
  return meaning === undefined
    ? { beforeRequest: false, error: appError('channel/connection-lost', { host, cause: name }) }
    : { beforeRequest: true, error: meaning(host, name) };
}
