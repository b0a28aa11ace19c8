import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** How a relay ends a connection: an orderly end, or a reset. */
export type CutKind = 'end' | 'reset';

/** A TCP relay in front of a server, which cuts the connection when enough bytes have passed. */
export interface FaultyRelay {
  readonly port: number;
  stop(): Promise<void>;
}

/** Cuts after `afterBytes` from the server to the client; what came before is delivered. */
export async function startFaultyRelay(
  targetPort: number,
  afterBytes: number,
  kind: CutKind,
): Promise<FaultyRelay> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    const cut = (): void => {
      upstream.destroy();
      if (kind === 'reset') client.resetAndDestroy();
      else client.end();
    };
    let passed = 0;
    client.on('data', (bytes: Buffer) => {
      if (!upstream.destroyed) upstream.write(bytes);
      if (afterBytes === 0) cut();
    });
    upstream.on('data', (bytes: Buffer) => {
      const allowed = bytes.subarray(0, Math.max(0, afterBytes - passed));
      passed += bytes.byteLength;
      client.write(allowed, () => {
        if (passed >= afterBytes) cut();
      });
    });
    upstream.on('end', () => client.end());
    client.on('close', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
