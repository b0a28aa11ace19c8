import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** A tunnelling proxy of the surgery's network. */
export interface TunnelProxy {
  readonly host: string;
  readonly port: number;
  /** What tunnels were asked for, as `host:port`, in order. */
  readonly asked: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts a proxy on this machine that wants the given Authorization value, or none; every tunnel ends at 127.0.0.1. */
export async function startTunnelProxy(wanted: string | null): Promise<TunnelProxy> {
  const asked: string[] = [];
  const server = createServer();
  const tunnels = new Set<Duplex>();
  server.on('connect', (request: IncomingMessage, client: Duplex) => {
    asked.push(request.url ?? '');
    client.on('error', () => undefined);
    if (wanted !== null && request.headers['proxy-authorization'] !== wanted) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const upstream = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
    upstream.on('error', () => client.destroy());
    tunnels.add(client).add(upstream);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    asked,
    stop: async () => {
      for (const tunnel of tunnels) tunnel.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
