import { request as httpRequest } from 'node:http';
import { connect as netConnect, Socket } from 'node:net';

import { appError, type AppError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';

/** Where the channel leads to. */
export interface ChannelTarget {
  readonly host: string;
  readonly port: number;
}

/** An HTTP proxy that tunnels with CONNECT (RFC 9110 §9.3.6). */
export interface ChannelProxy {
  readonly host: string;
  readonly port: number;
  /** Sent as Basic credentials (RFC 7617); null where the proxy asks for none. */
  readonly credentials: { readonly user: string; readonly password: string } | null;
}

/** Opens the way to the target; aborting the signal ends the attempt with `aborted`. */
export function connectTcp(
  target: ChannelTarget,
  proxy: ChannelProxy | null,
  signal: AbortSignal,
): Promise<Result<Socket, AppError | 'aborted'>> {
  return proxy === null ? connectDirectly(target, signal) : connectThrough(proxy, target, signal);
}

function connectDirectly(
  target: ChannelTarget,
  signal: AbortSignal,
): Promise<Result<Socket, AppError | 'aborted'>> {
  return new Promise((resolve) => {
    const socket = netConnect({ host: target.host, port: target.port, noDelay: true });
    const abort = (): void => {
      socket.destroy();
      settle(fail('aborted'));
    };
    const onError = (error: NodeJS.ErrnoException): void => {
      settle(fail(targetError(target, error)));
    };
    const settle = (result: Result<Socket, AppError | 'aborted'>): void => {
      signal.removeEventListener('abort', abort);
      socket.off('error', onError);
      // What a socket given up still reports is of no interest to anybody.
      if (!result.ok) socket.on('error', () => undefined);
      resolve(result);
    };
    signal.addEventListener('abort', abort);
    socket.once('error', onError);
    socket.once('connect', () => {
      settle(ok(socket));
    });
  });
}

function connectThrough(
  proxy: ChannelProxy,
  target: ChannelTarget,
  signal: AbortSignal,
): Promise<Result<Socket, AppError | 'aborted'>> {
  const authority = target.host.includes(':')
    ? `[${target.host}]:${String(target.port)}`
    : `${target.host}:${String(target.port)}`;
  const proxyName = `${proxy.host}:${String(proxy.port)}`;
  return new Promise((resolve) => {
    const request = httpRequest({
      host: proxy.host,
      port: proxy.port,
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...proxyAuthorization(proxy) },
      agent: false,
      signal,
    });
    const refuse = (status: number): void => {
      resolve(fail(appError('channel/proxy-refused', { proxy: proxyName, status })));
      request.destroy();
    };
    request.once('connect', (response, socket, head) => {
      const status = response.statusCode ?? 0;
      if (status < 200 || status > 299 || !(socket instanceof Socket)) {
        refuse(status);
        return;
      }
      if (head.byteLength > 0) socket.unshift(head);
      resolve(ok(socket));
    });
    request.once('response', (response) => {
      refuse(response.statusCode ?? 0);
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      const cause = error.code ?? error.message;
      resolve(
        fail(
          signal.aborted
            ? 'aborted'
            : appError('channel/proxy-unreachable', { proxy: proxyName, cause }),
        ),
      );
    });
    request.end();
  });
}

function proxyAuthorization(proxy: ChannelProxy): Record<string, string> {
  if (proxy.credentials === null) return {};
  const { user, password } = proxy.credentials;
  return {
    'proxy-authorization': `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
  };
}

function targetError(target: ChannelTarget, error: NodeJS.ErrnoException): AppError {
  const cause = error.code ?? error.message;
  return cause === 'ENOTFOUND' || cause === 'EAI_AGAIN'
    ? appError('channel/name-not-found', { host: target.host })
    : appError('channel/unreachable', { host: target.host, cause });
}
