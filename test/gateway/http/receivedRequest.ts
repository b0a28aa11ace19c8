import type { X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

/** What TLS told about the caller, when certificates are judged over HTTP instead of in the handshake. */
export type ClientCertificate = 'accepted' | 'missing' | 'unknown';

/** A request received to its end, or cut at the size limit. */
export interface ReceivedRequest {
  readonly verb: string;
  /** Path without query string, as it came. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** True when the body is longer than the frontier reads; `body` is then incomplete. */
  readonly tooLarge: boolean;
  readonly clientCertificate: ClientCertificate;
  /** The certificate itself; null where the caller showed none. */
  readonly caller: X509Certificate | null;
}

function clientCertificateOf(message: IncomingMessage): ClientCertificate {
  const { socket } = message;
  if (!(socket instanceof TLSSocket)) return 'missing';
  if (socket.authorized) return 'accepted';
  return Object.keys(socket.getPeerCertificate()).length === 0 ? 'missing' : 'unknown';
}

/** Reads a request up to `limit` bytes of body. Rejects when the caller goes away before the end. */
export async function receive(message: IncomingMessage, limit: number): Promise<ReceivedRequest> {
  const clientCertificate = clientCertificateOf(message);
  const { socket } = message;
  const caller = socket instanceof TLSSocket ? (socket.getPeerX509Certificate() ?? null) : null;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    // What is over the limit is read and thrown away, because the caller listens only when it has sent all.
    if (length <= limit) chunks.push(chunk);
  }
  return {
    verb: message.method ?? '',
    path: (message.url ?? '').split('?', 1).join(''),
    headers: message.headers,
    body: Buffer.concat(chunks),
    tooLarge: length > limit,
    clientCertificate,
    caller,
  };
}

/** Reads at least `bytes` of the body, or all of it when it is shorter, and forgets them. */
export async function readPart(message: IncomingMessage, bytes: number): Promise<void> {
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length >= bytes) return;
  }
}

/** Resolves when the caller has closed its connection. */
export function untilGone(message: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    if (message.socket.destroyed) resolve();
    else {
      message.socket.once('close', () => {
        resolve();
      });
    }
  });
}
