import { createHash, verify, X509Certificate } from 'node:crypto';
import { type AppError, appError } from '../../shared/errors/appError.ts';
import type { GatewayEnvironment } from '../../shared/fse/gatewayEnvironment.ts';
import type { Operation } from '../../shared/fse/operation.ts';
import { bodySchemaOf } from '../../shared/fse/requestBody.ts';
import { verbs } from '../../shared/fse/requestUrl.ts';
import type { GatewayRequest } from '../domain/ports/transport.ts';
import { readMultipart } from './multipart.ts';
import { type ReadToken, readToken } from './readToken.ts';

/** `Accept` of every call; its absence was answered with 502 (field failure CH-12). */
export const acceptedTypes = 'application/json, application/problem+json';

const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const FILE_DISPOSITION =
  /^Content-Disposition: form-data; name="file"; filename="[A-Za-z0-9._-]+\.pdf"$/;

interface Checked {
  readonly operation: Operation;
  readonly environment: GatewayEnvironment;
  readonly request: GatewayRequest;
  readonly bearer: ReadToken | null;
  readonly signature: ReadToken | null;
}

/** One rule of the wire: what it demands, in words for the error's details, and whether it holds. */
interface WireRule {
  readonly rule: string;
  readonly holds: (checked: Checked) => boolean;
}

function carriesDocument(operation: Operation): boolean {
  return operation === 'create' || operation === 'replace';
}

function hasRightAddress({ operation, environment, request }: Checked): boolean {
  const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const segment = '(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+';
  const [before = '', after] = environment.paths[operation].split('{id}');
  const path = after === undefined ? escape(before) : escape(before) + segment + escape(after);
  return new RegExp(`^${escape(environment.baseUrl)}/${path}$`).test(request.url.href);
}

function hasRightHeaders({ operation, environment, request }: Checked): boolean {
  const expected = [
    'Accept',
    ...(environment.tokens.bearer ? ['Authorization'] : []),
    ...(operation === 'annul' ? [] : ['Content-Type']),
    'FSE-JWT-Signature',
  ];
  return Object.keys(request.headers).sort().join() === expected.join();
}

function hasRightTokenForms({ environment, request }: Checked): boolean {
  const bearer = request.headers['Authorization'];
  const signature = request.headers['FSE-JWT-Signature'] ?? '';
  const isBearer =
    bearer === undefined
      ? !environment.tokens.bearer
      : bearer.startsWith('Bearer ') && COMPACT.test(bearer.slice('Bearer '.length));
  return isBearer && COMPACT.test(signature);
}

function hasCoherentTokens({ environment, bearer, signature }: Checked): boolean {
  if (signature?.claims['aud'] !== environment.audience) return false;
  if (bearer === null) return !environment.tokens.bearer;
  const name = (token: ReadToken, prefix: string): string | null => {
    const issuer = token.claims['iss'];
    return typeof issuer === 'string' && issuer.startsWith(prefix)
      ? issuer.slice(prefix.length)
      : null;
  };
  const holder = name(bearer, 'auth:');
  return (
    holder !== null &&
    holder === name(signature, 'integrity:') &&
    bearer.claims['sub'] === signature.claims['sub'] &&
    bearer.claims['aud'] === signature.claims['aud'] &&
    bearer.claims['jti'] !== signature.claims['jti'] &&
    JSON.stringify(bearer.header) === JSON.stringify(signature.header)
  );
}

/** The certificate in `x5c`: one item, the base64 of one DER certificate and nothing else (field failures JH-01 to JH-04). */
function certificateOf(token: ReadToken): X509Certificate | null {
  const items = token.header['x5c'];
  const item: unknown = Array.isArray(items) && items.length === 1 ? items[0] : null;
  if (typeof item !== 'string' || !BASE64.test(item)) return null;
  try {
    return new X509Certificate(Buffer.from(item, 'base64'));
  } catch {
    return null;
  }
}

/** Whether a compact token verifies with its own certificate (field failure JH-07); RS256 is the only algorithm. */
function verifiesByItself(compact: string, token: ReadToken | null): boolean {
  const certificate = token === null ? null : certificateOf(token);
  if (certificate === null || token?.header['alg'] !== 'RS256') return false;
  const signed = compact.slice(0, compact.lastIndexOf('.'));
  const signature = Buffer.from(compact.slice(signed.length + 1), 'base64url');
  return verify('sha256', Buffer.from(signed), certificate.publicKey, signature);
}

function hasAuthenticTokens({ environment, request, bearer, signature }: Checked): boolean {
  const authorization = (request.headers['Authorization'] ?? '').replace(/^Bearer /, '');
  return (
    verifiesByItself(request.headers['FSE-JWT-Signature'] ?? '', signature) &&
    (!environment.tokens.bearer || verifiesByItself(authorization, bearer))
  );
}

function matchesSchema(operation: Operation, json: Buffer): boolean {
  const schema = bodySchemaOf(operation);
  if (schema === null) return false;
  try {
    const value: unknown = JSON.parse(json.toString('utf8'));
    return schema.safeParse(value).success;
  } catch {
    return false;
  }
}

function hasRightBody({ operation, request, signature }: Checked): boolean {
  const contentType = request.headers['Content-Type'] ?? '';
  if (operation === 'annul') return request.body === null;
  if (request.body === null) return false;
  if (!carriesDocument(operation)) {
    return (
      contentType === 'application/json' && matchesSchema(operation, Buffer.from(request.body))
    );
  }
  const parts = readMultipart(contentType, request.body);
  if (parts === null) return false;
  const [disposition = '', fileType] = parts.fileHeaders;
  const hash = createHash('sha256').update(parts.file).digest('hex');
  return (
    parts.requestBodyHeaders.join('|') ===
      'Content-Disposition: form-data; name="requestBody"|Content-Type: application/json' &&
    FILE_DISPOSITION.test(disposition) &&
    fileType === 'Content-Type: application/pdf' &&
    parts.fileHeaders.length === 2 &&
    matchesSchema(operation, parts.requestBody) &&
    signature?.claims['attachment_hash'] === hash
  );
}

const wireRules: readonly WireRule[] = [
  {
    rule: 'verbo del metodo',
    holds: ({ operation, request }) => request.method === verbs[operation],
  },
  { rule: "indirizzo dell'ambiente e percorso del metodo", holds: hasRightAddress },
  { rule: 'intestazioni ammesse e nessuna altra', holds: hasRightHeaders },
  {
    rule: 'tipi di risposta accettati',
    holds: ({ request }) => request.headers['Accept'] === acceptedTypes,
  },
  { rule: 'forma degli attestati', holds: hasRightTokenForms },
  { rule: 'coerenza tra i due attestati', holds: hasCoherentTokens },
  { rule: 'firma degli attestati', holds: hasAuthenticTokens },
  { rule: 'corpo, parti e impronta del documento', holds: hasRightBody },
];

/**
 * Checks a complete request against our own description of the contract (gateway.md §2 to §6), reading back what
 * was built: the last look before the bytes leave. Null when every rule holds.
 */
export function wireContractProblem(
  request: GatewayRequest,
  operation: Operation,
  environment: GatewayEnvironment,
): AppError | null {
  const checked: Checked = {
    operation,
    environment,
    request,
    bearer: readToken((request.headers['Authorization'] ?? '').replace(/^Bearer /, '')),
    signature: readToken(request.headers['FSE-JWT-Signature'] ?? ''),
  };
  const broken = wireRules.find(({ holds }) => !holds(checked));
  return broken === undefined ? null : appError('gateway/contract-broken', { rule: broken.rule });
}
