import { createHash, createPrivateKey, randomUUID, type KeyObject } from 'node:crypto';
import { request as httpsRequest, type Agent, type RequestOptions } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { CompactSign } from 'jose';
import type { TestPki } from '../pki/makeTestPki.ts';
import { signedPdfFixture, type SignedPdfRequest } from './signedPdfFixture.ts';

/** The methods a request can be built for. */
export type RequestKind = 'create' | 'replace' | 'update' | 'delete';

/** A token before it is signed. */
export interface TokenRecipe {
  /** Base64 of the DER in `x5c`. */
  x5c: unknown;
  key: KeyObject;
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  /** Sent in place of the signed token; null leaves the header out. */
  raw?: string | null;
}

/** A request before it is built: a test changes one thing in it and sends it. */
export interface RequestRecipe {
  kind: RequestKind;
  verb: string;
  path: string;
  headers: Record<string, string>;
  bearer: TokenRecipe;
  signature: TokenRecipe;
  body: Record<string, unknown>;
  /** Text of the JSON part or body in place of `body`. */
  bodyText?: string;
  bodyPart: { headers: string; omitted: boolean };
  filePart: { headers: string; omitted: boolean };
  extraPart?: string;
  pdf: { -readonly [Key in keyof SignedPdfRequest]: SignedPdfRequest[Key] };
  /** Bytes of the file in place of the PDF built from `pdf`. */
  file?: Buffer;
  /** The whole body in place of what is built. */
  rawBody?: Buffer;
}

/** What came back. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly text: string;
  /** The body as JSON, an empty object when it is none. */
  readonly json: Readonly<Record<string, unknown>>;
}

const audience = 'https://modipa-val.fse.salute.gov.it/govway/rest/in/FSE/gateway/v1';
const doctorSubject = 'MNZLSN99E05F205J^^^&2.16.840.1.113883.2.9.4.3.2&ISO';
const patientId = 'RMSLSO31M04Z404R^^^&2.16.840.1.113883.2.9.4.3.2&ISO';
const signerName = 'S1#090201PSSMNZLSN99E05F205J';

const actionOf: Readonly<Record<RequestKind, readonly [action: string, purpose: string]>> = {
  create: ['CREATE', 'TREATMENT'],
  replace: ['UPDATE', 'UPDATE'],
  update: ['UPDATE', 'UPDATE'],
  delete: ['DELETE', 'UPDATE'],
};

function reservedClaims(prefix: string, now: Date): Record<string, unknown> {
  const seconds = Math.floor(now.getTime() / 1000);
  return {
    iss: `${prefix}:${signerName}`,
    sub: doctorSubject,
    aud: audience,
    iat: seconds - 60,
    exp: seconds + 540,
    jti: randomUUID(),
  };
}

function tokenRecipe(pki: TestPki, claims: Record<string, unknown>): TokenRecipe {
  return {
    x5c: [pki.certDer('sogei-sign').toString('base64')],
    key: createPrivateKey(pki.keyPem('sogei-sign')),
    header: { alg: 'RS256', typ: 'JWT' },
    claims,
  };
}

function indexFields(): Record<string, unknown> {
  return {
    tipologiaStruttura: 'Territorio',
    tipoDocumentoLivAlto: 'SUM',
    assettoOrganizzativo: 'AD_PSC130',
    tipoAttivitaClinica: 'OBS',
    identificativoSottomissione: `2.16.840.1.113883.2.9.2.90.4.3.1${String(Date.now())}`,
    administrativeRequest: ['SSN'],
  };
}

/** What a right request is made for. */
export interface RecipeContext {
  readonly pki: TestPki;
  readonly cda: string;
  /** `identificativoDoc` of the document sent. */
  readonly documentId: string;
  /** Path id of replace, update and delete. */
  readonly targetId?: string;
  readonly now?: Date;
}

/** A right request of a kind. */
export function rightRequest(kind: RequestKind, context: RecipeContext): RequestRecipe {
  const { pki, cda, documentId } = context;
  const now = context.now ?? new Date();
  const target = encodeURIComponent(context.targetId ?? documentId);
  const [action, purpose] = actionOf[kind];
  const carriesDocument = kind === 'create' || kind === 'replace';
  const document = {
    healthDataFormat: 'CDA',
    mode: 'ATTACHMENT',
    identificativoDoc: documentId,
    identificativoRep: '2.16.840.1.113883.2.9.2.90.4.5.201',
  };
  return {
    kind,
    verb: { create: 'POST', replace: 'PUT', update: 'PUT', delete: 'DELETE' }[kind],
    path: {
      create: '/documents/validate-and-create',
      replace: `/documents/${target}`,
      update: `/documents/${target}/metadata`,
      delete: `/documents/${target}`,
    }[kind],
    headers: { accept: 'application/json, application/problem+json' },
    bearer: tokenRecipe(pki, reservedClaims('auth', now)),
    signature: tokenRecipe(pki, {
      ...reservedClaims('integrity', now),
      subject_organization_id: '090',
      subject_organization: 'Regione Toscana',
      locality: 'AZIENDA USL TOSCANA CENTRO^^^^^&2.16.840.1.113883.2.9.4.1.1&ISO^^^^090201',
      subject_role: 'APR',
      person_id: patientId,
      patient_consent: true,
      purpose_of_use: purpose,
      action_id: action,
      resource_hl7_type: "('60591-5^^2.16.840.1.113883.6.1')",
      subject_application_id: 'Sintesi',
      subject_application_vendor: 'Prova',
      subject_application_version: '1.0',
    }),
    body: carriesDocument ? { ...indexFields(), ...document } : indexFields(),
    bodyPart: {
      headers:
        'Content-Disposition: form-data; name="requestBody"\r\nContent-Type: application/json',
      omitted: false,
    },
    filePart: {
      headers:
        'Content-Disposition: form-data; name="file"; filename="pss.pdf"\r\nContent-Type: application/pdf',
      omitted: false,
    },
    pdf: { cda },
  };
}

async function compact(token: TokenRecipe): Promise<string | null> {
  if (token.raw !== undefined) return token.raw;
  const header = { alg: 'RS256', ...token.header, x5c: token.x5c as string[] };
  return new CompactSign(Buffer.from(JSON.stringify(token.claims)))
    .setProtectedHeader(header)
    .sign(token.key);
}

function multipart(recipe: RequestRecipe, file: Buffer): { type: string; body: Buffer } {
  const boundary = 'sintesi-boundary';
  const json = recipe.bodyText ?? JSON.stringify(recipe.body);
  const part = (headers: string, content: Buffer | string) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\n${headers}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]);
  const parts = [
    ...(recipe.bodyPart.omitted ? [] : [part(recipe.bodyPart.headers, json)]),
    ...(recipe.filePart.omitted ? [] : [part(recipe.filePart.headers, file)]),
    ...(recipe.extraPart === undefined ? [] : [part(recipe.extraPart, 'x')]),
    Buffer.from(`--${boundary}--\r\n`),
  ];
  return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(parts) };
}

async function contentOf(
  recipe: RequestRecipe,
  pki: TestPki,
): Promise<{ type: string; body: Buffer } | null> {
  if (recipe.kind === 'delete') return null;
  if (recipe.kind === 'update') {
    const text = recipe.bodyText ?? JSON.stringify(recipe.body);
    return { type: 'application/json', body: Buffer.from(text) };
  }
  const file = recipe.file ?? (await signedPdfFixture(pki, recipe.pdf));
  recipe.signature.claims['attachment_hash'] ??= createHash('sha256').update(file).digest('hex');
  return multipart(recipe, file);
}

/** How a request travels. */
export interface Wire {
  readonly baseUrl: string;
  readonly pki: TestPki;
  /** Certificate of the test PKI offered to the server; null offers none. */
  readonly clientCertificate?: string | null;
  readonly agent?: Agent;
}

function connectionOptions(wire: Wire): RequestOptions {
  const { pki, clientCertificate = 'cns-auth' } = wire;
  const client =
    clientCertificate === null
      ? {}
      : { cert: pki.certPem(clientCertificate), key: pki.keyPem(clientCertificate) };
  return { ca: pki.certPem('server-ca'), agent: wire.agent ?? false, ...client };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** A request as it will leave. */
export interface BuiltRequest {
  readonly verb: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** Builds the request: PDF, tokens and body. */
export async function buildRequest(
  recipe: RequestRecipe,
  { baseUrl, pki }: Pick<Wire, 'baseUrl' | 'pki'>,
): Promise<BuiltRequest> {
  const content = await contentOf(recipe, pki);
  const body = recipe.rawBody ?? content?.body ?? null;
  const bearer = await compact(recipe.bearer);
  const signature = await compact(recipe.signature);
  const headers = {
    ...(content === null ? {} : { 'content-type': content.type }),
    ...(body === null ? {} : { 'content-length': String(body.length) }),
    ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
    ...(signature === null ? {} : { 'FSE-JWT-Signature': signature }),
    ...recipe.headers,
  };
  return { verb: recipe.verb, url: `${baseUrl}${recipe.path}`, headers, body };
}

/** Sends a built request. Rejects when no whole answer comes. */
export function sendBuilt(built: BuiltRequest, wire: Wire): Promise<ReceivedAnswer> {
  return new Promise((resolve, reject) => {
    const { url, verb, headers, body } = built;
    const options = { ...connectionOptions(wire), method: verb, headers };
    const outgoing = httpsRequest(url, options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          rawHeaders: incoming.rawHeaders,
          text,
          json: parsed(text),
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body ?? undefined);
  });
}

/** Builds the request and sends it. Rejects when no whole answer comes. */
export async function sendRequest(recipe: RequestRecipe, wire: Wire): Promise<ReceivedAnswer> {
  return sendBuilt(await buildRequest(recipe, wire), wire);
}
