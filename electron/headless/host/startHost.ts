import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { EventData, EventName } from '../../../shared/ipc/contract.ts';
import { MAX_CONTENT_CHARACTERS } from '../../../shared/ipc/requestParts.ts';
import { parseJson, questionFrame } from '../../../shared/ipc/wire.ts';
import type { BoundContract } from '../../ipc/bindContract.ts';
import { Admission } from './admission.ts';
import { contentSecurityPolicy } from './contentSecurityPolicy.ts';
import { staticFile } from './staticFiles.ts';

/** Room for the largest document and its envelope. */
const MAX_FRAME_BYTES = MAX_CONTENT_CHARACTERS + 10_000;

/** What the host serves. */
export interface HostOptions {
  /** The built window. */
  readonly directory: string;
  readonly contract: BoundContract;
  /** 0 lets the system choose. */
  readonly port: number;
  /** A window is there. */
  readonly onOccupied: () => void;
  /** The last window is gone: nobody is there to answer a PIN question. */
  readonly onDeserted: () => void;
}

/** A host that listens. */
export interface RunningHost {
  /** The address to open, good for one visit. */
  readonly url: string;
  emit<Name extends EventName>(event: Name, data: EventData[Name]): void;
  stop(): Promise<void>;
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('no port was bound');
  return address.port;
}

/**
 * Serves the window and its contract to one browser on this machine. Every answer carries the policy and forbids
 * caching; everything but the first visit needs the session; the socket also needs our own origin.
 */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const { directory, contract } = options;
  const admission = new Admission();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  let host = '';

  function head(response: ServerResponse, status: number, more: Record<string, string> = {}): void {
    response.writeHead(status, {
      'content-security-policy': contentSecurityPolicy(`ws://${host}`),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      ...more,
    });
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', `http://${host}`).pathname;
    const cookie = request.headers.host === host ? admission.redeem(path) : null;
    if (cookie !== null) {
      head(response, 303, { location: '/', 'set-cookie': cookie });
      response.end();
      return;
    }
    if (request.method !== 'GET' || !admission.isAdmitted(request, host)) {
      head(response, 403);
      response.end();
      return;
    }
    const file = await staticFile(directory, path);
    head(response, file === null ? 404 : 200, file === null ? {} : { 'content-type': file.type });
    response.end(file?.bytes);
  }

  const server = createServer((request, response) => {
    void serve(request, response);
  });
  // A connection that asked to become a socket is none of the server's any more, and one that was refused may be held
  // open by who asked: the end of the host must not wait for it.
  const connections = new Set<Duplex>();
  server.on('connection', (connection: Duplex) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });

  async function answer(socket: WebSocket, text: string): Promise<void> {
    const question = questionFrame.safeParse(parseJson(text));
    if (!question.success) {
      socket.close(1008);
      return;
    }
    const { id, verb, request } = question.data;
    const result = await contract(verb, request);
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ id, result }));
  }

  sockets.on('connection', (socket) => {
    options.onOccupied();
    socket.on('message', (data, isBinary) => {
      if (isBinary || !Buffer.isBuffer(data)) socket.close(1003);
      else void answer(socket, data.toString('utf8'));
    });
    socket.on('error', () => {
      socket.terminate();
    });
    socket.on('close', () => {
      if (sockets.clients.size === 0) options.onDeserted();
    });
  });

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, rest: Buffer) => {
    const isOurs =
      request.headers.origin === `http://${host}` && admission.isAdmitted(request, host);
    if (!isOurs) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, rest, (accepted) => {
      sockets.emit('connection', accepted, request);
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  host = `127.0.0.1:${String(portOf(server.address()))}`;

  return {
    url: `http://${host}${admission.path}`,
    emit: (event, data) => {
      const frame = JSON.stringify({ event, data });
      for (const socket of sockets.clients) {
        if (socket.readyState === socket.OPEN) socket.send(frame);
      }
    },
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      const closed = new Promise((resolve) => server.close(resolve));
      for (const connection of connections) connection.destroy();
      await closed;
    },
  };
}
