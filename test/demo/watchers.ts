import type { CardKeyPurpose, CardPort } from '../../electron/domain/ports/card.ts';
import type {
  Exchange,
  GatewayRequest,
  GatewayTransport,
} from '../../electron/domain/ports/transport.ts';

/** Signatures the card really made, by what their key is for. */
export type SignatureCount = Record<CardKeyPurpose, number>;

/** A card that counts every signature asked of it. */
export function countingCard(card: CardPort, count: SignatureCount): CardPort {
  const purposes = new Map<string, CardKeyPurpose | null>();
  return {
    ...card,
    async certificates() {
      const found = await card.certificates();
      if (found.ok) found.value.forEach((each) => purposes.set(each.fingerprint, each.purpose));
      return found;
    },
    async sign(request, pin) {
      const purpose = purposes.get(request.fingerprint) ?? null;
      if (purpose !== null) count[purpose] += 1;
      return card.sign(request, pin);
    },
  };
}

/** A request as it left, without the two tokens, and what came back. */
export interface RecordedExchange {
  readonly request: Omit<GatewayRequest, 'headers'> & {
    readonly headers: Readonly<Record<string, string>>;
  };
  readonly exchange: Exchange;
}

const secretHeaders = new Set(['authorization', 'fse-jwt-signature']);

/** A channel that keeps what passed through it, except the tokens. */
export function recordingTransport(
  transport: GatewayTransport,
  records: RecordedExchange[],
): GatewayTransport {
  return {
    async exchange(request, options) {
      const exchange = await transport.exchange(request, options);
      const headers = Object.fromEntries(
        Object.entries(request.headers).filter(([name]) => !secretHeaders.has(name.toLowerCase())),
      );
      records.push({ request: { ...request, headers }, exchange });
      return exchange;
    },
    close: () => transport.close(),
  };
}
