import { createHash, createPrivateKey, randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Busboy } from '@fastify/busboy';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGateway } from '../../../electron/gateway/createGateway.ts';
import { createTokenIssuer } from '../../../electron/identity/createTokenIssuer.ts';
import type { Gateway, GatewayCall } from '../../../electron/domain/ports/gateway.ts';
import type { Randomness } from '../../../electron/domain/ports/randomness.ts';
import type {
  Exchange,
  GatewayChannel,
  GatewayTransport,
} from '../../../electron/domain/ports/transport.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { ok } from '../../../shared/errors/result.ts';
import {
  type GatewayEnvironment,
  stageEnvironment,
} from '../../../shared/fse/gatewayEnvironment.ts';
import { publicationMetadata, updateMetadata } from '../../../shared/fse/requestBody.ts';
import { makeTestPki, type TestPki } from '../../pki/makeTestPki.ts';
import { openChannel } from '../../support/openChannel.ts';
import { stageDoctor, stagePatient } from '../../support/fseProfile.ts';

interface Received {
  readonly message: IncomingMessage;
  readonly body: Buffer;
}

const environment = stageEnvironment('https://gateway.example/gateway/v2');
const documentId = '2.16.840.1.113883.2.9.2.90.4.4^090201.PSS.201.SINTESI2';
const targetId = '2.16.840.1.113883.2.9.2.90.4.4^090201.PSS.201.SINTESI1';
// Every byte value, boundaries and line ends included: nothing may be re-encoded on the way.
const pdf = Buffer.concat([
  Buffer.from('%PDF-1.7\r\n--sintesi\r\n\r\n'),
  Buffer.from(Array.from({ length: 256 }, (_value, index) => index)),
  Buffer.from('\r\n%%EOF'),
]);
const document = {
  pdf,
  sha256: createHash('sha256').update(pdf).digest('hex'),
  cdaSha256: 'cd'.repeat(32),
  signerFingerprint: 'ef'.repeat(32),
  signedAt: '2026-11-23T10:00:00.000Z',
};
const randomness: Randomness = {
  uuid: () => randomUUID(),
  digits: (count) => Array.from({ length: count }, () => String(randomInt(1, 10))).join(''),
};

let directory = '';
let pki: TestPki;
let server: Server;
let port = 0;
let received: Received[] = [];
let answer: { status: number; headers: Record<string, string>; body: string };

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gateway-'));
  pki = await makeTestPki({ directory, doctor: stageDoctor });
});

afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

beforeEach(async () => {
  received = [];
  answer = {
    status: 202,
    headers: { 'X-CART-id': 'b7cad8e2-72c4-41ce-ac9a-24ff2b3f72a0' },
    body: JSON.stringify({ traceID: 't', spanID: 's', workflowInstanceId: 'w', warning: 'W' }),
  };
  server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      received.push({ message, body: Buffer.concat(chunks) });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});

afterEach(async () => {
  server.close();
  await once(server, 'close');
});

/** Carries requests over plain HTTP: what is tested here are the bytes, not the channel. */
function plainTransport(): GatewayTransport {
  return {
    exchange: (request) =>
      new Promise<Exchange>((resolve, reject) => {
        const outgoing = httpRequest(
          {
            host: '127.0.0.1',
            port,
            method: request.method,
            path: request.url.pathname,
            headers: { ...request.headers },
            agent: false,
          },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('end', () => {
              resolve({
                kind: 'answered',
                answer: {
                  status: response.statusCode ?? 0,
                  headers: Object.fromEntries(
                    Object.entries(response.headers).map(([key, value]) => [key, String(value)]),
                  ),
                  body: Buffer.concat(chunks),
                  peer: 'localhost',
                  durationMs: 1,
                },
              });
            });
          },
        );
        outgoing.on('error', reject);
        outgoing.end(request.body ?? undefined);
      }),
    close: () => Promise.resolve(),
  };
}

function gatewayWith(
  transport: GatewayTransport = plainTransport(),
  settings: GatewayEnvironment = environment,
  channel: GatewayChannel = openChannel(transport),
): Gateway {
  const clock = { now: () => new Date() };
  const tokens = createTokenIssuer({
    identity: {
      certificate: pki.certDer('sogei-sign'),
      privateKey: createPrivateKey(pki.keyPem('sogei-sign')).export({
        format: 'der',
        type: 'pkcs8',
      }),
    },
    clock,
    randomness,
  });
  if (!tokens.ok) throw new Error(tokens.error.code);
  return createGateway({
    environment: settings,
    profile: stageDoctor,
    channel,
    tokens: tokens.value,
    clock,
    randomness,
  });
}

function call(operation: GatewayCall['operation']): GatewayCall {
  const input = {
    profile: stageDoctor,
    environment,
    serviceStart: new Date('2026-11-23T09:29:00Z'),
    serviceEnd: new Date('2026-11-23T09:30:00Z'),
    visibility: null,
  };
  const common = { operation, patientCodiceFiscale: stagePatient };
  switch (operation) {
    case 'create':
    case 'replace':
      return {
        ...common,
        documentId,
        targetId: operation === 'create' ? null : targetId,
        metadata: publicationMetadata({ ...input, documentId }),
        document,
      };
    case 'update-metadata':
      return {
        ...common,
        documentId: targetId,
        targetId,
        metadata: updateMetadata(input),
        document: null,
      };
    case 'annul':
      return { ...common, documentId: targetId, targetId, metadata: {}, document: null };
  }
}

async function prepared(gateway: Gateway, wanted: GatewayCall) {
  const result = await gateway.prepare(wanted);
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.data)}`);
  return result.value;
}

interface FormPart {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly type: string;
  readonly content: Buffer;
}

function readForm({ message, body }: Received): Promise<readonly FormPart[]> {
  const parts: FormPart[] = [];
  const contentType = message.headers['content-type'] ?? '';
  return new Promise((resolve, reject) => {
    const form = new Busboy({ headers: { 'content-type': contentType } });
    form.on('field', (name, value, _cut, _valueCut, _encoding, type) => {
      parts.push({ name, fileName: undefined, type, content: Buffer.from(value) });
    });
    form.on('file', (name, stream, fileName, _encoding, type) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => parts.push({ name, fileName, type, content: Buffer.concat(chunks) }));
    });
    form.on('finish', () => {
      resolve(parts);
    });
    form.on('error', reject);
    form.end(body);
  });
}

describe('what arrives at the other side', () => {
  it.each([
    ['create', 'POST', '/gateway/v2/documents/validate-and-create'],
    [
      'replace',
      'PUT',
      '/gateway/v2/documents/2.16.840.1.113883.2.9.2.90.4.4%5E090201.PSS.201.SINTESI1',
    ],
  ] as const)('of %s is %s %s with two parts', async (operation, verb, path) => {
    const ready = await prepared(gatewayWith(), call(operation));
    const outcome = await ready.send();
    const [first] = received;
    if (first === undefined) throw new Error('nothing arrived');
    expect([first.message.method, first.message.url]).toEqual([verb, path]);
    expect(first.message.headers['content-type']).toMatch(
      /^multipart\/form-data; boundary=[A-Za-z0-9-]+$/,
    );
    const [json, file] = await readForm(first);
    expect(json).toMatchObject({
      name: 'requestBody',
      fileName: undefined,
      type: 'application/json',
    });
    expect(JSON.parse(json?.content.toString() ?? '')).toMatchObject({
      identificativoDoc: documentId,
      identificativoSottomissione: ready.submissionIdentifier,
    });
    expect(file).toMatchObject({
      name: 'file',
      fileName: 'documento.pdf',
      type: 'application/pdf',
    });
    expect(file?.content.equals(pdf)).toBe(true);
    const claims = decodeJwt(String(first.message.headers['fse-jwt-signature']));
    expect(claims['attachment_hash']).toBe(document.sha256);
    expect(claims.jti).toBe(ready.signatureJti);
    expect(ready.requestSha256).toBe(createHash('sha256').update(first.body).digest('hex'));
    expect(outcome).toMatchObject({
      state: 'accepted',
      exchange: 'answered',
      httpStatus: 202,
      cartId: 'b7cad8e2-72c4-41ce-ac9a-24ff2b3f72a0',
      traceId: 't',
      workflowInstanceId: 'w',
      warning: 'W',
      error: null,
    });
  });

  it('of update metadata is plain JSON without a hash', async () => {
    await (await prepared(gatewayWith(), call('update-metadata'))).send();
    const [first] = received;
    if (first === undefined) throw new Error('nothing arrived');
    expect(first.message.method).toBe('PUT');
    expect(first.message.url).toMatch(/SINTESI1\/metadata$/);
    expect(first.message.headers['content-type']).toBe('application/json');
    expect(JSON.parse(first.body.toString())).not.toHaveProperty('identificativoDoc');
    expect(decodeJwt(String(first.message.headers['fse-jwt-signature']))).not.toHaveProperty(
      'attachment_hash',
    );
  });

  it('of annul is empty and has no content type', async () => {
    const ready = await prepared(gatewayWith(), call('annul'));
    await ready.send();
    const [first] = received;
    if (first === undefined) throw new Error('nothing arrived');
    expect(first.message.method).toBe('DELETE');
    expect(first.body.byteLength).toBe(0);
    expect(first.message.headers['content-type']).toBeUndefined();
    expect(first.message.headers.accept).toBe('application/json, application/problem+json');
    expect(ready.requestSha256).toBeNull();
  });

  it('carries the bearer unless the environment switches it off', async () => {
    await (await prepared(gatewayWith(), call('annul'))).send();
    const silent = { ...environment, tokens: { ...environment.tokens, bearer: false } };
    await (await prepared(gatewayWith(plainTransport(), silent), call('annul'))).send();
    const [withBearer, without] = received;
    expect(withBearer?.message.headers.authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
    expect(without?.message.headers.authorization).toBeUndefined();
  });

  it('is new for every attempt', async () => {
    const gateway = gatewayWith();
    const one = await prepared(gateway, call('create'));
    const two = await prepared(gateway, call('create'));
    const names = [one, two].flatMap((ready) => [
      ready.submissionIdentifier,
      ready.authorizationJti,
      ready.signatureJti,
    ]);
    expect(new Set(names).size).toBe(6);
  });
});

describe('what comes back', () => {
  it('corrects the clock of the next tokens', async () => {
    const gateway = gatewayWith();
    const serverNow = Date.now() - 600_000;
    answer.headers['Date'] = new Date(serverNow).toUTCString();
    await (await prepared(gateway, call('annul'))).send();
    await (await prepared(gateway, call('annul'))).send();
    const iats = received.map(
      ({ message }) => decodeJwt(String(message.headers['fse-jwt-signature'])).iat ?? 0,
    );
    expect(Math.abs((iats[1] ?? 0) - (serverNow / 1000 - 60))).toBeLessThanOrEqual(5);
    expect((iats[0] ?? 0) - (iats[1] ?? 0)).toBeGreaterThan(590);
  });

  it('is kept whole and understood when it is a refusal', async () => {
    answer = {
      status: 403,
      headers: { 'X-CART-id': 'c' },
      body: JSON.stringify({
        type: '/msg/jwt-validation',
        instance: '/jwt-person-id',
        traceID: 't',
      }),
    };
    const outcome = await (await prepared(gatewayWith(), call('create'))).send();
    expect(outcome).toMatchObject({ state: 'refused', httpStatus: 403, cartId: 'c' });
    expect(outcome.error?.code).toBe('gateway/patient-mismatch');
    expect(Buffer.from(outcome.responseBody ?? []).toString()).toBe(answer.body);
  });

  const error = appError('internal/unexpected', { correlationId: 'x' });

  it.each([
    ['not-sent', 'queued'],
    ['unknown', 'outcome-unknown'],
  ] as const)('as %s leaves the submission %s', async (kind, state) => {
    const transport: GatewayTransport = {
      exchange: () => Promise.resolve({ kind, error }),
      close: () => Promise.resolve(),
    };
    const outcome = await (await prepared(gatewayWith(transport), call('create'))).send();
    expect(outcome).toMatchObject({ state, exchange: kind, httpStatus: null, error });
  });

  it('as an exception of the channel leaves the outcome unknown', async () => {
    const transport: GatewayTransport = {
      exchange: () => Promise.reject(new Error('defect')),
      close: () => Promise.resolve(),
    };
    const outcome = await (await prepared(gatewayWith(transport), call('create'))).send();
    expect(outcome).toMatchObject({ state: 'outcome-unknown', exchange: 'unknown' });
    expect(outcome.error?.code).toBe('internal/unexpected');
  });
});

describe('the tokens of a call', () => {
  it('are made anew where opening the channel took a person minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const minutesMs = 5 * 60_000;
      const transport = plainTransport();
      const gateway = gatewayWith(transport, environment, {
        open: () => {
          vi.setSystemTime(Date.now() + minutesMs);
          return Promise.resolve(ok({ transport, isNew: true }));
        },
      });
      const before = Date.now();
      await (await prepared(gateway, call('create'))).send();
      const { iat } = decodeJwt(String(received[0]?.message.headers['fse-jwt-signature']));
      const { backdatingSeconds } = environment.tokens;
      expect(iat).toBe(Math.floor((before + minutesMs) / 1000) - backdatingSeconds);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a wrong call never leaves', () => {
  const good = call('create');
  const altered = { ...document, pdf: Buffer.concat([pdf, Buffer.from(' ')]) };
  const text = Buffer.from('<html>');
  const notPdf = {
    ...document,
    pdf: text,
    sha256: createHash('sha256').update(text).digest('hex'),
  };

  it.each<[string, GatewayCall]>([
    ['gateway/document-missing', { ...good, document: null }],
    ['gateway/document-altered', { ...good, document: altered }],
    ['gateway/document-not-pdf', { ...good, document: notPdf }],
    ['gateway/document-unexpected', { ...call('annul'), document }],
    ['gateway/target-unexpected', { ...good, targetId }],
    ['gateway/target-missing', { ...call('annul'), targetId: null }],
    ['gateway/replaces-itself', { ...call('replace'), targetId: documentId }],
    ['gateway/document-id-invalid', { ...call('annul'), targetId: 'SINTESI1' }],
    ['gateway/document-id-mismatch', { ...good, documentId: targetId }],
    ['gateway/body-invalid', { ...good, metadata: { ...good.metadata, priorita: true } }],
    ['gateway/patient-code-invalid', { ...good, patientCodiceFiscale: 'RMSLSO31M04Z404X' }],
  ])('%s', async (code, wrong) => {
    const open = vi.fn<GatewayChannel['open']>();
    const result = await gatewayWith(plainTransport(), environment, { open }).prepare(wrong);
    expect(result.ok ? null : result.error.code).toBe(code);
    // Nobody was asked for a PIN on its account.
    expect(open).not.toHaveBeenCalled();
  });

  it('when the document is over the limit of the environment', async () => {
    const small = { ...environment, limits: { ...environment.limits, documentBytes: 100 } };
    const result = await gatewayWith(plainTransport(), small).prepare(good);
    expect(result.ok ? null : result.error).toMatchObject({
      code: 'gateway/document-over-limit',
      data: { sizeBytes: pdf.byteLength, limitBytes: 100 },
    });
  });
});
