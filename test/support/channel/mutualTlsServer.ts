import { once } from 'node:events';
import { createServer, type ServerOptions } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { TestPki } from '../../pki/makeTestPki.ts';

/** What the server saw of one request. */
export interface SeenRequest {
  readonly path: string;
  readonly clientName: string;
  readonly version: string | null;
  readonly resumed: boolean;
  readonly bodyBytes: number;
}

/** A running server that requires a client certificate. */
export interface MutualTlsServer {
  readonly port: number;
  readonly seen: SeenRequest[];
  readonly connections: () => number;
  url(path?: string, host?: string): URL;
  /** Ends every connection in good order and waits until the client has done the same; the port stays open. */
  dropConnections(): Promise<void>;
  stop(): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Node's own HTTPS server with the PKI's server certificate, on 127.0.0.1 and any free port. */
export async function startMutualTlsServer(
  pki: TestPki,
  options: ServerOptions & { readonly certificate?: string; readonly handler?: Handler } = {},
): Promise<MutualTlsServer> {
  const { certificate = 'server', handler, ...tls } = options;
  const seen: SeenRequest[] = [];
  let connections = 0;
  const server = createServer({
    key: pki.keyPem(certificate),
    cert: pki.certPem(certificate),
    ca: [pki.certPem('cns-ca'), pki.certPem('qtsp-issuing'), pki.certPem('qtsp-ca')],
    requestCert: true,
    rejectUnauthorized: true,
    ...tls,
  });
  const open = new Set<TLSSocket>();
  server.on('connection', () => {
    connections += 1;
  });
  server.on('secureConnection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    let bodyBytes = 0;
    request.on('data', (piece: Buffer) => {
      bodyBytes += piece.byteLength;
    });
    request.on('end', () => {
      seen.push({ ...peerOf(request), path: request.url ?? '', bodyBytes });
      if (handler === undefined) response.end(`received ${String(bodyBytes)}`);
      else handler(request, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    seen,
    connections: () => connections,
    url: (path = '/', host = 'localhost') => new URL(`https://${host}:${String(port)}${path}`),
    dropConnections: async () => {
      const ended = [...open].map(async (socket) => {
        const closed = once(socket, 'close');
        socket.end();
        await closed;
      });
      await Promise.all(ended);
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function peerOf(request: IncomingMessage): Pick<SeenRequest, 'clientName' | 'version' | 'resumed'> {
  const { socket } = request;
  if (!(socket instanceof TLSSocket)) throw new Error('not a TLS connection');
  const name = socket.getPeerCertificate().subject.CN;
  return {
    clientName: Array.isArray(name) ? name.join() : (name ?? ''),
    version: socket.getProtocol(),
    resumed: socket.isSessionReused(),
  };
}
