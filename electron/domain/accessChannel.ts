import { ok, type Result } from '../../shared/errors/result.ts';
import { findCertificate, unlockCertificate, type ReadyCertificate } from './cardAccess.ts';
import type { CertificateWish } from './chooseCertificate.ts';
import type { CardPort } from './ports/card.ts';
import type { PinSource } from './ports/pinSource.ts';
import type { GatewayChannel, GatewayTransport, OpenedChannel } from './ports/transport.ts';

/** What a channel with the doctor's card is made of. */
export interface AccessChannelParts {
  readonly card: () => Promise<Result<CardPort>>;
  readonly pins: PinSource;
  readonly wish: CertificateWish;
  /** Makes the transport for a key that is unlocked. */
  readonly connect: (card: CardPort, access: ReadyCertificate) => Promise<Result<GatewayTransport>>;
}

/** A channel that can be left for good. */
export type ClosableChannel = GatewayChannel & { close(): Promise<void> };

/** What the person is told when the PIN of the access key is asked. */
export const accessReason = 'Collegamento al servizio regionale';

interface Current {
  readonly transport: GatewayTransport;
  readonly tokenId: string;
}

/**
 * The channel as long as the card's session lasts: opened after the access key is unlocked, kept from call to call,
 * and left with its TLS sessions when the card was pulled, logged out or exchanged (cards-and-certificates §2.5).
 * The next call then asks for the card, and its PIN, again.
 */
export function createAccessChannel(parts: AccessChannelParts): ClosableChannel {
  let current: Current | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function leave(): Promise<void> {
    const left = current;
    current = null;
    await left?.transport.close();
  }

  async function connect(card: CardPort): Promise<Result<OpenedChannel>> {
    const access = await findCertificate(card, parts.wish);
    if (!access.ok) return access;
    const { certificate } = access.value;
    const question = { purpose: 'access', reason: accessReason } as const;
    const unlocked = await unlockCertificate(card, parts.pins, certificate, question);
    if (!unlocked.ok) return unlocked;
    const transport = await parts.connect(card, access.value);
    if (!transport.ok) return transport;
    current = { transport: transport.value, tokenId: certificate.tokenId };
    return ok({ transport: transport.value, isNew: true });
  }

  async function open(): Promise<Result<OpenedChannel>> {
    const card = await parts.card();
    if (!card.ok) return card;
    if (current !== null) {
      const loggedIn = await card.value.isLoggedIn(current.tokenId);
      if (loggedIn.ok && loggedIn.value) return ok({ transport: current.transport, isNew: false });
      await leave();
    }
    return connect(card.value);
  }

  return {
    // One at a time: two calls together must not ask for two PINs.
    open: () => {
      const opened = last.then(open);
      last = opened.catch(() => undefined);
      return opened;
    },
    close: leave,
  };
}
