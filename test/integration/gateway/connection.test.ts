import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:https';
import { createInterface } from 'node:readline';
import type { TLSSocket } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway } from '../../gateway/startGateway.ts';
import { sendRequest } from '../../support/gatewayRequests.ts';
import { openGatewayTestBed, type GatewayTestBed } from '../../support/gatewayTestBed.ts';

describe('the connection to the simulator', () => {
  let bed: GatewayTestBed;

  beforeAll(async () => {
    bed = await openGatewayTestBed();
  });

  afterAll(() => bed.close());

  it.each([null, 'cns-auth-unknown-ca', 'cns-auth-expired'])(
    'breaks the handshake for client certificate %s (F-01)',
    async (clientCertificate) => {
      const gateway = await bed.start();
      const wire = { baseUrl: gateway.baseUrl, pki: bed.pki, clientCertificate };
      await expect(sendRequest(bed.request('delete', 1), wire)).rejects.toThrow();
      expect(gateway.ledger().calls).toEqual([]);
    },
  );

  it.each([
    [null, 'AuthenticationRequired'],
    ['cns-auth-unknown-ca', 'AuthenticationFailed'],
  ])('can refuse client certificate %s over HTTP instead (F-01)', async (name, title) => {
    const gateway = await bed.start({ clientCertificateRefusal: 'http' });
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki, clientCertificate: name };
    const answer = await sendRequest(bed.request('delete', 1), wire);
    expect(answer.json).toMatchObject({ status: 401, title });
    expect(gateway.ledger().calls[0]?.refusedBy).toBe('F-01');
  });

  it('keeps connections open and resumes TLS sessions', async () => {
    const gateway = await bed.start();
    const sockets: TLSSocket[] = [];
    const reused: boolean[] = [];
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const wire = { baseUrl: gateway.baseUrl, pki: bed.pki, agent };
    const originalCreate = agent.createConnection.bind(agent);
    agent.createConnection = (...parameters: Parameters<typeof originalCreate>) => {
      const socket = originalCreate(...parameters) as TLSSocket;
      sockets.push(socket);
      socket.once('secureConnect', () => reused.push(socket.isSessionReused()));
      return socket;
    };
    await sendRequest(bed.request('delete', 1), wire);
    await sendRequest(bed.request('delete', 1), wire);
    expect(sockets).toHaveLength(1);
    sockets[0]?.destroy();
    if (sockets[0] !== undefined && !sockets[0].closed) await once(sockets[0], 'close');
    await sendRequest(bed.request('delete', 1), wire);
    agent.destroy();
    expect(reused).toEqual([false, true]);
  });

  it('refuses to be reachable from elsewhere', async () => {
    const open = startGateway({ pki: bed.pki, packDirectory: null, host: '0.0.0.0' });
    await expect(open).rejects.toThrow('127.0.0.1');
  });

  it('runs from the command line until its parent goes away', async () => {
    const program = fileURLToPath(new URL('../../gateway/main.ts', import.meta.url));
    const child = spawn(process.execPath, [program, '--pki', bed.pki.directory, '--port', '0'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { baseUrl } = JSON.parse(line) as { baseUrl: string };
    expect(baseUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/gateway\/v2$/);
    const answer = await sendRequest(bed.request('create', 1), { baseUrl, pki: bed.pki });
    expect(answer.status).toBe(202);
    child.stdin.end();
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
  });
});
