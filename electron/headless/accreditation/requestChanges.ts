import { createHash, createPrivateKey, sign } from 'node:crypto';
import type { JsonObject } from '../../../shared/fse/answers/jsonObject.ts';
import type { GatewayRequest } from '../../domain/ports/transport.ts';
import { readMultipart, writeMultipart } from '../../gateway/multipart.ts';
import { readToken } from '../../gateway/readToken.ts';

/** Spoils a request that is right in every other respect, after the last check and before it leaves. */
export type RequestChange = (request: GatewayRequest) => GatewayRequest;

const SIGNATURE_HEADER = 'FSE-JWT-Signature';
const FILE_NAME = 'documento.pdf';
/** The discard port: nobody listens there (RFC 863). */
const NOBODY = '9';

function resigned(token: string, privateKey: Uint8Array, claims: JsonObject): string {
  const [header = ''] = token.split('.');
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

/** Changes one claim of the second token, or takes it out, and signs the token again (RFC 7518 §3.3). */
export function changeClaim(
  privateKey: Uint8Array,
  name: string,
  value: string | null,
): RequestChange {
  return (request) => {
    const token = request.headers[SIGNATURE_HEADER] ?? '';
    const { [name]: _former, ...others } = readToken(token)?.claims ?? {};
    const claims = value === null ? others : { ...others, [name]: value };
    const changed = resigned(token, privateKey, claims);
    return { ...request, headers: { ...request.headers, [SIGNATURE_HEADER]: changed } };
  };
}

function boundaryOf(request: GatewayRequest): string {
  return /boundary=(.*)$/.exec(request.headers['Content-Type'] ?? '')?.[1] ?? '';
}

function withParts(
  request: GatewayRequest,
  change: (parts: { requestBody: string; file: Uint8Array }) => {
    requestBody: string;
    file: Uint8Array;
  },
): GatewayRequest {
  const parts = readMultipart(
    request.headers['Content-Type'] ?? '',
    request.body ?? Buffer.alloc(0),
  );
  if (parts === null) return request;
  const { requestBody, file } = change({
    requestBody: parts.requestBody.toString('utf8'),
    file: parts.file,
  });
  const { body } = writeMultipart({ requestBody, file, fileName: FILE_NAME }, boundaryOf(request));
  return { ...request, body };
}

function jsonWith(text: string, field: string, value: unknown): string {
  const members: unknown = JSON.parse(text);
  return JSON.stringify(Object.assign({}, members, { [field]: value }));
}

/** Changes one field of the body. */
export function changeBody(field: string, value: unknown): RequestChange {
  return (request) =>
    request.headers['Content-Type'] === 'application/json'
      ? {
          ...request,
          body: Buffer.from(
            jsonWith(Buffer.from(request.body ?? []).toString('utf8'), field, value),
          ),
        }
      : withParts(request, (parts) => ({
          ...parts,
          requestBody: jsonWith(parts.requestBody, field, value),
        }));
}

/**
 * Sends the document to the national validation service instead of publishing it (gateway.md §17, accreditation.md §4):
 * its path, its three body fields, and no hash, which only publications carry.
 */
export function asValidation(privateKey: Uint8Array, path: string): RequestChange {
  const withoutHash = changeClaim(privateKey, 'attachment_hash', null);
  const requestBody = JSON.stringify({
    activity: 'VALIDATION',
    healthDataFormat: 'CDA',
    mode: 'ATTACHMENT',
  });
  return (request) => {
    const url = new URL(request.url.href.replace(/documents\/.*$/, path));
    return withParts({ ...withoutHash(request), url }, ({ file }) => ({ requestBody, file }));
  };
}

/** One change after the other. */
export function both(first: RequestChange, second: RequestChange | null): RequestChange {
  return second === null ? first : (request) => second(first(request));
}

/** Sends other bytes as the file. */
export function changeFile(file: Uint8Array): RequestChange {
  return (request) => withParts(request, (parts) => ({ ...parts, file }));
}

/** Leaves the second token out. */
export function withoutSignatureToken(): RequestChange {
  return (request) => {
    const { [SIGNATURE_HEADER]: _token, ...headers } = request.headers;
    return { ...request, headers };
  };
}

/** Sends to a port nobody listens on. */
export function toNobody(): RequestChange {
  return (request) => {
    const url = new URL(request.url);
    url.port = NOBODY;
    return { ...request, url };
  };
}

/** The facts of a sent request worth keeping as evidence: claims, never tokens. */
export interface RequestEvidence {
  readonly method: string;
  readonly url: string;
  readonly authorizationClaims: JsonObject | null;
  readonly signatureClaims: JsonObject | null;
  readonly file: Uint8Array | null;
  readonly fileSha256: string | null;
}

/** Reads the evidence out of a request as it left. */
export function evidenceOf(request: GatewayRequest): RequestEvidence {
  const { headers, body } = request;
  const parts = body === null ? null : readMultipart(headers['Content-Type'] ?? '', body);
  const bearer = (headers['Authorization'] ?? '').replace(/^Bearer /, '');
  return {
    method: request.method,
    url: request.url.href,
    authorizationClaims: readToken(bearer)?.claims ?? null,
    signatureClaims: readToken(headers[SIGNATURE_HEADER] ?? '')?.claims ?? null,
    file: parts?.file ?? null,
    fileSha256: parts === null ? null : createHash('sha256').update(parts.file).digest('hex'),
  };
}
