import type { CardTransportOptions } from '../../../electron/channel/createCardTransport.ts';
import { createCardTransport } from '../../../electron/channel/createCardTransport.ts';
import type {
  Exchange,
  GatewayAnswer,
  GatewayRequest,
  GatewayTransport,
} from '../../../electron/domain/ports/transport.ts';
import type { AppError } from '../../../shared/errors/appError.ts';
import type { TestPki } from '../../pki/makeTestPki.ts';

/** A channel with the PKI's access certificate and sensible limits, each of which a test may change. */
export function channelUnderTest(
  pki: TestPki,
  options: Partial<CardTransportOptions> & Pick<CardTransportOptions, 'sign'>,
): GatewayTransport {
  return createCardTransport({
    trustedRootsPem: [pki.certPem('server-ca')],
    clientChain: [pki.certDer('cns-auth')],
    policy: 'pss-capable',
    connectTimeoutMs: 10_000,
    responseTimeoutMs: 10_000,
    ...options,
  });
}

/** A request as the gateway client makes them. */
export function post(
  url: URL,
  body: Uint8Array | null = new Uint8Array([1, 2, 3]),
): GatewayRequest {
  return { method: 'POST', url, headers: { 'content-type': 'application/octet-stream' }, body };
}

/** The answer of an exchange that must have one. */
export function answerOf(exchange: Exchange): GatewayAnswer {
  if (exchange.kind !== 'answered')
    throw new Error(`${exchange.kind}: ${JSON.stringify(exchange.error)}`);
  return exchange.answer;
}

/** The error of an exchange that must have failed, and how far it got. */
export function failureOf(
  exchange: Exchange,
): AppError & { readonly kind: 'not-sent' | 'unknown' } {
  if (exchange.kind === 'answered') throw new Error(`answered ${String(exchange.answer.status)}`);
  return { ...exchange.error, kind: exchange.kind };
}
