import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { createCardTransport } from '../channel/createCardTransport.ts';
import {
  accessReason,
  createAccessChannel,
  type ClosableChannel,
} from '../domain/accessChannel.ts';
import { signUnlocked, type ReadyCertificate } from '../domain/cardAccess.ts';
import { channelPolicy, type ChannelSignatures } from '../domain/channelPolicy.ts';
import type { CardPort } from '../domain/ports/card.ts';
import type { PinSource } from '../domain/ports/pinSource.ts';
import type { GatewayTransport, OpenedChannel } from '../domain/ports/transport.ts';
import type { Settings } from '../domain/settings.ts';
import { chosenProxy, type ProxySources, trustedRoots } from './networkChoices.ts';

/** Makes the channel over the operating system's certificate store, which only the window's process has. */
export type OsStoreChannel = (
  settings: Settings,
  proxyPassword: () => Promise<Result<string>>,
) => Promise<Result<GatewayTransport>>;

/** What the channel to the gateway is opened with. */
export interface GatewayChannelParts {
  readonly settings: Settings;
  readonly card: () => Promise<Result<CardPort>>;
  readonly pins: PinSource;
  readonly proxy: ProxySources;
  /** Wraps each transport made, to watch what passes. */
  readonly watch: (transport: GatewayTransport) => GatewayTransport;
  /** Null where this process has no such channel. */
  readonly osStoreChannel: OsStoreChannel | null;
}

/** By the settings, else by the trial signatures of the key, which is unlocked. */
async function channelSignatures(
  card: CardPort,
  fingerprint: string,
  asked: Settings['card']['channelSignatures'],
): Promise<Result<ChannelSignatures>> {
  if (asked !== 'auto') return ok(asked);
  const capabilities = await card.capabilities(fingerprint);
  return capabilities.ok ? channelPolicy(capabilities.value) : capabilities;
}

async function connectWithCard(
  parts: GatewayChannelParts,
  card: CardPort,
  { certificate, chain }: ReadyCertificate,
): Promise<Result<GatewayTransport>> {
  const { environment, trust, network, card: choices } = parts.settings;
  const roots = await trustedRoots(parts.settings);
  if (!roots.ok) return roots;
  const proxy = await chosenProxy(network.proxy, new URL(environment.baseUrl), parts.proxy);
  if (!proxy.ok) return proxy;
  const asked = choices.channelSignatures;
  const policy = await channelSignatures(card, certificate.fingerprint, asked);
  if (!policy.ok) return policy;
  const transport = createCardTransport({
    trustedRootsPem: roots.value,
    pins: trust.gatewayPins,
    ...(proxy.value === null ? {} : { proxy: proxy.value }),
    clientChain: chain,
    sign: (request) => {
      const order = { purpose: 'access', reason: accessReason, ...request } as const;
      return signUnlocked(card, parts.pins, certificate, order);
    },
    policy: policy.value,
    connectTimeoutMs: environment.timeouts.connectMs,
    responseTimeoutMs: environment.timeouts.responseMs,
  });
  return ok(parts.watch(transport));
}

/** The operating system asks for the card and its PIN by itself, at the first connection. */
function osStoreChannel(parts: GatewayChannelParts) {
  const { settings, osStoreChannel: connect, proxy, watch } = parts;
  let current: GatewayTransport | null = null;

  async function open(): Promise<Result<OpenedChannel>> {
    if (current !== null) return ok({ transport: current, isNew: false });
    if (connect === null) return fail(appError('workspace/channel-unavailable', {}));
    const connected = await connect(settings, proxy.password);
    if (!connected.ok) return connected;
    current = watch(connected.value);
    return ok({ transport: current, isNew: true });
  }

  return { open, close: () => current?.close() ?? Promise.resolve() };
}

/** The channel the settings choose; never another one without a word. No card is touched until it is opened. */
export function gatewayChannel(parts: GatewayChannelParts): ClosableChannel {
  const { settings, card, pins } = parts;
  if (settings.network.channel === 'os-store') return osStoreChannel(parts);
  return createAccessChannel({
    card,
    pins,
    wish: {
      purpose: 'access',
      codiceFiscale: settings.profile.codiceFiscale,
      fingerprint: settings.card.accessFingerprint,
    },
    connect: (opened, access) => connectWithCard(parts, opened, access),
  });
}
