import { ok, type Result } from '../../shared/errors/result.ts';
import type { GatewayTransport } from '../domain/ports/transport.ts';
import type { Settings } from '../domain/settings.ts';
import { osVerifier } from './osCertificates.ts';
import type { OsNet, OsVerifiedPeer, OsVerifyRequest } from './osNet.ts';
import { createOsStoreTransport, type OsStoreTransportOptions } from './osStoreTransport.ts';

/** How Chromium is told to reach the Internet. */
export interface SessionProxy {
  readonly mode: 'system' | 'direct' | 'fixed_servers';
  readonly proxyRules?: string;
}

/** A session of Electron's network stack, for the channel alone. */
export interface ChannelSession {
  readonly net: OsNet;
  setVerifier(verify: (request: OsVerifyRequest, answer: (verdict: number) => void) => void): void;
  setProxy(proxy: SessionProxy): Promise<void>;
  /** Closes the connections and forgets certificates chosen and passwords given. */
  forget(): Promise<void>;
}

/** What the channel over the operating system's store is opened with. */
export interface OsStoreChannelParts {
  readonly openSession: () => ChannelSession;
}

function sessionProxy(proxy: Settings['network']['proxy']): SessionProxy {
  switch (proxy.mode) {
    case 'none':
      return { mode: 'direct' };
    case 'system':
      return { mode: 'system' };
    case 'manual':
      return { mode: 'fixed_servers', proxyRules: `${proxy.host}:${String(proxy.port)}` };
  }
}

async function credentials(
  proxy: Settings['network']['proxy'],
  password: () => Promise<Result<string>>,
): Promise<Result<OsStoreTransportOptions['proxyCredentials']>> {
  if (proxy.mode !== 'manual' || proxy.user === null) return ok(null);
  const given = await password();
  return given.ok ? ok({ user: proxy.user, password: given.value }) : given;
}

/** Opens the second channel over a session of its own, with the proxy, the pins and the times of the settings. */
export function osStoreChannel(
  parts: OsStoreChannelParts,
): (
  settings: Settings,
  proxyPassword: () => Promise<Result<string>>,
) => Promise<Result<GatewayTransport>> {
  return async ({ network, trust, environment }, proxyPassword) => {
    const proxyCredentials = await credentials(network.proxy, proxyPassword);
    if (!proxyCredentials.ok) return proxyCredentials;
    const session = parts.openSession();
    const peers = new Map<string, OsVerifiedPeer>();
    session.setVerifier(
      osVerifier(trust.gatewayPins, (host, peer) => {
        peers.set(host, peer);
      }),
    );
    await session.setProxy(sessionProxy(network.proxy));
    return ok(
      createOsStoreTransport({
        net: session.net,
        verified: (host) => peers.get(host) ?? null,
        proxyCredentials: proxyCredentials.value,
        closeSession: () => session.forget(),
        responseTimeoutMs: environment.timeouts.connectMs + environment.timeouts.responseMs,
      }),
    );
  };
}
