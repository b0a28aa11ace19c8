import { createHash } from 'node:crypto';
import type { z } from 'zod';
import {
  boundDocument,
  boundMetadata,
  boundValidation,
  type BoundBody,
} from './contract/requestBodies.ts';
import { readCdaFacts, type CdaFacts } from './documents/cdaFacts.ts';
import { readCdaText } from './documents/readCdaText.ts';
import { readPdf, type PdfSignature, type ReadPdf } from './documents/readPdf.ts';
import type { SyntaxCheck } from './documents/createSyntaxCheck.ts';
import type { GatewaySettings, GatewaySurroundings, ValidatorVerdict } from './gatewayOptions.ts';
import { readForm, type FilePart, type Form } from './http/multipart.ts';
import type { ReceivedRequest } from './http/receivedRequest.ts';
import { lazy } from './lazy.ts';
import type { LedgerReader } from './ledger/ledger.ts';
import type { MethodCode, Routing } from './routing.ts';
import { readToken, type ReadToken } from './tokens/readToken.ts';

/** What the parts of a gateway that outlive a call are. */
export interface GatewayParts {
  readonly settings: GatewaySettings;
  readonly surroundings: GatewaySurroundings;
  readonly syntax: SyntaxCheck;
  readonly ledger: LedgerReader;
}

/**
 * One call as the checks look at it. Every fact is computed once, at the first asking, and is null when it cannot
 * be had; the check that owns the fact refuses, the others let it pass.
 */
export interface Call extends GatewayParts {
  readonly now: Date;
  readonly request: ReceivedRequest;
  readonly routing: Routing;
  /** Null until the router has found a route (F-02). */
  readonly method: MethodCode | null;
  readonly documentId: string | null;
  /** True when the window of the rate limit is already full. */
  readonly overLimit: boolean;
  readonly bearer: () => ReadToken | null;
  readonly signatureToken: () => ReadToken | null;
  readonly form: () => Promise<Form | null>;
  readonly file: () => Promise<FilePart | null>;
  /** Text of the JSON body: the `requestBody` part, or the whole body of update metadata. */
  readonly bodyText: () => Promise<string | null>;
  readonly bodyJson: () => Promise<unknown>;
  readonly body: () => Promise<BoundBody | null>;
  readonly pdf: () => Promise<ReadPdf | null>;
  readonly lastSignature: () => Promise<PdfSignature | null>;
  readonly cdaBytes: () => Promise<Buffer | null>;
  readonly cda: () => Promise<CdaFacts | null>;
  readonly verdict: () => Promise<ValidatorVerdict | 'unreachable'>;
  readonly workflowInstanceId: () => Promise<string>;
}

/** SHA-256, lower-case hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The header's single value, or null. */
export function headerOf(request: ReceivedRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

function bearerOf(request: ReceivedRequest): ReadToken | null {
  const compact = /^Bearer (\S+)$/.exec(headerOf(request, 'authorization') ?? '')?.[1];
  return compact === undefined ? null : readToken(compact);
}

function signatureTokenOf(request: ReceivedRequest): ReadToken | null {
  const compact = headerOf(request, 'fse-jwt-signature');
  return compact === null || compact === '' ? null : readToken(compact);
}

function parsedJson(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nonEmpty(bytes: Uint8Array | null): Buffer | null {
  return bytes === null || bytes.length === 0 ? null : Buffer.from(bytes);
}

/** Where the CDA is taken from: the mode asked for, or the resource first and then the attachment (C-40). */
function extractCda(pdf: ReadPdf, mode: BoundBody['mode']): Buffer | null {
  const resource = nonEmpty(pdf.resourceCda);
  const attachment = nonEmpty(pdf.attachedCda);
  if (mode === 'ATTACHMENT') return attachment;
  if (mode === 'RESOURCE') return resource;
  return resource ?? attachment;
}

const workflowSuffix = '^^^^urn:ihe:iti:xdw:2013:workflowInstanceId';

function last(signatures: readonly PdfSignature[]): PdfSignature | null {
  return signatures.toSorted((one, other) => one.end - other.end).at(-1) ?? null;
}

/** What the dispatcher binds the body to. */
function boundSchemaOf(method: MethodCode | null): z.ZodType<BoundBody> {
  if (method === 'U') return boundMetadata;
  return method === 'V' ? boundValidation : boundDocument;
}

/** Makes the lazily read view of a call. */
export function createCall(
  parts: GatewayParts,
  received: Pick<Call, 'now' | 'request' | 'routing' | 'overLimit'>,
): Call {
  const { request, routing } = received;
  const route = typeof routing === 'string' ? null : routing;
  const method = route?.method ?? null;
  const schema = boundSchemaOf(method);

  const form = lazy(() => readForm(headerOf(request, 'content-type') ?? '', request.body));
  const file = lazy(async () => (await form())?.files.find(({ name }) => name === 'file') ?? null);
  const bodyText = lazy(async () => {
    if (method === 'U') return request.body.toString('utf8');
    return (await form())?.values.find(({ name }) => name === 'requestBody')?.value ?? null;
  });
  const bodyJson = lazy(async () => parsedJson(await bodyText()));
  const body = lazy(async () => schema.safeParse(await bodyJson()).data ?? null);
  const pdf = lazy(async () => {
    const part = await file();
    return part === null ? null : readPdf(part.bytes);
  });
  const lastSignature = lazy(async () => last((await pdf())?.signatures ?? []));
  const cdaBytes = lazy(async () => {
    const read = await pdf();
    return read === null ? null : extractCda(read, (await body())?.mode);
  });
  const cda = lazy(async () => {
    const bytes = await cdaBytes();
    const text = bytes === null ? null : readCdaText(bytes);
    return text === null ? null : readCdaFacts(text);
  });
  const verdict = lazy(async (): Promise<ValidatorVerdict | 'unreachable'> => {
    const bytes = await cdaBytes();
    const { validate } = parts.surroundings;
    if (validate === null || bytes === null) return { kind: 'ok', warnings: [] };
    return validate(bytes).catch(() => 'unreachable' as const);
  });
  const workflowInstanceId = lazy(async () => {
    const random = parts.surroundings.hex(10);
    const id = (await cda())?.id;
    const hashed = sha256(id?.extension ?? route?.documentId ?? '');
    const root = id === undefined || id === null ? '' : `${id.root}.`;
    return `${root}${hashed}.${random}${workflowSuffix}`;
  });
  return {
    ...parts,
    ...received,
    method,
    documentId: route?.documentId ?? null,
    bearer: lazy(() => bearerOf(request)),
    signatureToken: lazy(() => signatureTokenOf(request)),
    form,
    file,
    bodyText,
    bodyJson,
    body,
    pdf,
    lastSignature,
    cdaBytes,
    cda,
    verdict,
    workflowInstanceId,
  };
}
