import { createHash, createPrivateKey, randomInt, randomUUID } from 'node:crypto';
import { request as httpsRequest } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGateway } from '../../../electron/gateway/createGateway.ts';
import { createTokenIssuer } from '../../../electron/identity/createTokenIssuer.ts';
import type { SignedDocument } from '../../../electron/domain/ports/documentPdf.ts';
import type { CallOutcome, Gateway, GatewayCall } from '../../../electron/domain/ports/gateway.ts';
import type { Exchange, GatewayTransport } from '../../../electron/domain/ports/transport.ts';
import { stageEnvironment } from '../../../shared/fse/gatewayEnvironment.ts';
import { publicationMetadata, updateMetadata } from '../../../shared/fse/requestBody.ts';
import type { RunningGateway } from '../../gateway/startGateway.ts';
import type { TestPki } from '../../pki/makeTestPki.ts';
import { stageDoctor, stagePatient } from '../../support/fseProfile.ts';
import {
  openGatewayTestBed,
  testDocumentId,
  type GatewayTestBed,
} from '../../support/gatewayTestBed.ts';
import { signedPdfFixture } from '../../support/signedPdfFixture.ts';

let bed: GatewayTestBed;

beforeAll(async () => {
  bed = await openGatewayTestBed();
});

afterAll(() => bed.close());

/** Mutual TLS with a software key: the channel with the card has tests of its own. */
function softwareTransport(pki: TestPki): GatewayTransport {
  return {
    exchange: (request) =>
      new Promise<Exchange>((resolve, reject) => {
        const outgoing = httpsRequest(
          request.url,
          {
            method: request.method,
            headers: { ...request.headers, 'Content-Length': request.body?.byteLength ?? 0 },
            ca: pki.certPem('server-ca'),
            cert: pki.certPem('cns-auth'),
            key: pki.keyPem('cns-auth'),
            agent: false,
          },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('end', () => {
              const headers = Object.entries(response.headers);
              resolve({
                kind: 'answered',
                answer: {
                  status: response.statusCode ?? 0,
                  headers: Object.fromEntries(headers.map(([name, text]) => [name, String(text)])),
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

function clientOf(running: RunningGateway): Gateway {
  const clock = { now: () => new Date() };
  const randomness = {
    uuid: () => randomUUID(),
    digits: (count: number) =>
      Array.from({ length: count }, () => String(randomInt(1, 10))).join(''),
  };
  const key = createPrivateKey(bed.pki.keyPem('sogei-sign'));
  const tokens = createTokenIssuer({
    identity: {
      certificate: bed.pki.certDer('sogei-sign'),
      privateKey: key.export({ format: 'der', type: 'pkcs8' }),
    },
    clock,
    randomness,
  });
  if (!tokens.ok) throw new Error(tokens.error.code);
  return createGateway({
    environment: stageEnvironment(running.baseUrl),
    profile: stageDoctor,
    transport: softwareTransport(bed.pki),
    tokens: tokens.value,
    clock,
    randomness,
  });
}

async function signedDocument(serial: number): Promise<SignedDocument> {
  const { cda } = bed.request('create', serial).pdf;
  const pdf = await signedPdfFixture(bed.pki, { cda });
  return {
    pdf,
    sha256: createHash('sha256').update(pdf).digest('hex'),
    cdaSha256: createHash('sha256').update(cda).digest('hex'),
    signerFingerprint: 'ab'.repeat(32),
    signedAt: '2026-11-23T10:00:00.000Z',
  };
}

const period = { serviceStart: new Date(), serviceEnd: new Date() };

async function call(
  running: RunningGateway,
  operation: GatewayCall['operation'],
  serial: number,
  target: number | null,
): Promise<GatewayCall> {
  const environment = stageEnvironment(running.baseUrl);
  const documentId = testDocumentId(serial);
  const input = { profile: stageDoctor, environment, ...period };
  const carries = operation === 'create' || operation === 'replace';
  const update = operation === 'update-metadata';
  return {
    operation,
    documentId,
    targetId: target === null ? null : testDocumentId(target),
    patientCodiceFiscale: stagePatient,
    metadata: carries
      ? publicationMetadata({ ...input, visibility: null, documentId })
      : update
        ? updateMetadata({ ...input, visibility: 'P99' })
        : {},
    document: carries ? await signedDocument(serial) : null,
  };
}

async function send(client: Gateway, wanted: GatewayCall): Promise<CallOutcome> {
  const prepared = await client.prepare(wanted);
  if (!prepared.ok) throw new Error(prepared.error.code);
  return prepared.value.send();
}

describe('the client before the simulated gateway', () => {
  it('has its four methods accepted, each with an X-CART-id', async () => {
    const running = await bed.start();
    const client = clientOf(running);
    const acts = [
      await call(running, 'create', 1, null),
      await call(running, 'replace', 2, 1),
      await call(running, 'update-metadata', 2, 2),
      await call(running, 'annul', 2, 2),
    ];
    const outcomes: CallOutcome[] = [];
    for (const act of acts) outcomes.push(await send(client, act));
    expect(outcomes.map(({ state, error }) => [state, error?.code ?? null])).toEqual(
      acts.map(() => ['accepted', null]),
    );
    expect(new Set(outcomes.map(({ cartId }) => cartId)).size).toBe(4);
    const [first] = running.ledger().documents;
    expect(first?.pdf.equals(acts[0]?.document?.pdf ?? Buffer.alloc(0))).toBe(true);
    expect(running.ledger().calls.map(({ cartId }) => cartId)).toEqual(
      outcomes.map(({ cartId }) => cartId),
    );
  });

  it('understands that a document was already there', async () => {
    const running = await bed.start();
    const client = clientOf(running);
    const act = await call(running, 'create', 3, null);
    await send(client, act);
    const again = await send(client, act);
    expect(again.error?.code ?? again.state).toBe('gateway/index-already-registered');
    expect(running.ledger().documents).toHaveLength(1);
  });

  it('understands that the document to annul is not known', async () => {
    const running = await bed.start();
    const outcome = await send(clientOf(running), await call(running, 'annul', 9, 9));
    expect(outcome).toMatchObject({ state: 'refused', httpStatus: 404 });
    expect(outcome.error?.code).toBe('gateway/document-unknown');
  });

  it('understands that the patient is another one', async () => {
    const running = await bed.start();
    const act = await call(running, 'create', 4, null);
    const other = { ...act, patientCodiceFiscale: 'MNTMRA03M71C615V' };
    const outcome = await send(clientOf(running), other);
    expect(outcome).toMatchObject({ state: 'refused', httpStatus: 403 });
    expect(outcome.error?.code).toBe('gateway/patient-mismatch');
    expect(running.ledger().documents).toEqual([]);
  });
});
