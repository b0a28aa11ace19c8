import { createHash, createPrivateKey, randomInt, randomUUID } from 'node:crypto';
import { createGateway } from '../../electron/gateway/createGateway.ts';
import { createTokenIssuer } from '../../electron/identity/createTokenIssuer.ts';
import type { SignedDocument } from '../../electron/domain/ports/documentPdf.ts';
import type { Gateway, GatewayCall } from '../../electron/domain/ports/gateway.ts';
import type { TokenIssuer } from '../../electron/domain/ports/tokenIssuer.ts';
import type { GatewayTransport } from '../../electron/domain/ports/transport.ts';
import {
  gatewayEnvironmentSchema,
  stageEnvironment,
  type GatewayEnvironment,
} from '../../shared/fse/gatewayEnvironment.ts';
import { publicationMetadata, updateMetadata } from '../../shared/fse/requestBody.ts';
import type { TestPki } from '../pki/makeTestPki.ts';
import { openChannel } from './openChannel.ts';
import { channelUnderTest } from './channel/channelUnderTest.ts';
import { softwareRsaKey } from './channel/softwareKey.ts';
import { stageDoctor, stagePatient } from './fseProfile.ts';
import { testDocumentId, type GatewayTestBed } from './gatewayTestBed.ts';
import { signedPdfFixture } from './signedPdfFixture.ts';

/** Clock and chance of the machine. */
export const machineParts = {
  clock: { now: () => new Date() },
  randomness: {
    uuid: () => randomUUID(),
    digits: (count: number) =>
      Array.from({ length: count }, () => String(randomInt(1, 10))).join(''),
  },
};

/** The stage doctor's token issuer over the PKI's Sogei key. */
export function stageTokens(pki: TestPki): TokenIssuer {
  const key = createPrivateKey(pki.keyPem('sogei-sign'));
  const tokens = createTokenIssuer({
    identity: {
      certificate: pki.certDer('sogei-sign'),
      privateKey: key.export({ format: 'der', type: 'pkcs8' }),
    },
    ...machineParts,
  });
  if (!tokens.ok) throw new Error(tokens.error.code);
  return tokens.value;
}

/** The real channel with the access key in software; its limits may be changed. */
export function stageChannel(
  pki: TestPki,
  limits: Partial<Parameters<typeof channelUnderTest>[1]> = {},
): GatewayTransport {
  return channelUnderTest(pki, {
    responseTimeoutMs: 30_000,
    ...limits,
    sign: softwareRsaKey(pki.keyPem('cns-auth')).sign,
  });
}

/** The stage environment at an address, changed where a test needs it. */
export function environmentAt(
  baseUrl: string,
  change: Partial<GatewayEnvironment> = {},
): GatewayEnvironment {
  return gatewayEnvironmentSchema.parse({ ...stageEnvironment(baseUrl), ...change });
}

/** The gateway client as the program makes it, over a channel. */
export function stageClient(
  pki: TestPki,
  baseUrl: string,
  transport: GatewayTransport,
  change: Partial<GatewayEnvironment> = {},
): Gateway {
  return createGateway({
    environment: environmentAt(baseUrl, change),
    profile: stageDoctor,
    channel: openChannel(transport),
    tokens: stageTokens(pki),
    ...machineParts,
  });
}

async function signedDocument(bed: GatewayTestBed, serial: number): Promise<SignedDocument> {
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

/** A right call about the test document of a number. */
export async function stageCall(
  bed: GatewayTestBed,
  baseUrl: string,
  operation: GatewayCall['operation'],
  serial: number,
  target: number | null = null,
): Promise<GatewayCall> {
  const documentId = testDocumentId(serial);
  const at = new Date();
  const input = {
    profile: stageDoctor,
    environment: environmentAt(baseUrl),
    serviceStart: at,
    serviceEnd: at,
  };
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
    document: carries ? await signedDocument(bed, serial) : null,
  };
}
