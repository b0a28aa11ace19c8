import { createHash, X509Certificate } from 'node:crypto';
import { readMultipart } from '../../../electron/gateway/multipart.ts';
import { preflight } from '../../../electron/gateway/preflight.ts';
import { readToken, type ReadToken } from '../../../electron/gateway/readToken.ts';
import { wireContractProblem } from '../../../electron/gateway/wireContract.ts';
import { certificateProblems } from '../../../electron/identity/checkCertificate.ts';
import { readSogeiCertificate } from '../../../electron/identity/sogeiCertificate.ts';
import { decodeCda } from '../../../electron/domain/decodeCda.ts';
import type { GatewayRequest } from '../../../electron/domain/ports/transport.ts';
import { readDocumentHeader } from '../../../shared/cda/documentHeader.ts';
import { judge, type PreparedPack } from '../../../shared/conformance/judge.ts';
import { bodySchemaOf } from '../../../shared/fse/requestBody.ts';
import { stageEnvironment } from '../../../shared/fse/gatewayEnvironment.ts';
import { authorizationClaimsSchema, signatureClaimsSchema } from '../../../shared/fse/jwtClaims.ts';
import type { Operation } from '../../../shared/fse/operation.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import { isValidCodiceFiscale } from '../../../shared/person/codiceFiscale.ts';
import type { TestPki } from '../../pki/makeTestPki.ts';
import { stageDoctor } from '../../support/fseProfile.ts';
import { documentPdf } from '../../support/pdfFixtures.ts';
import type { BuiltRequest, RequestKind } from '../../support/gatewayRequests.ts';

const operationOf: Readonly<Record<RequestKind, Operation>> = {
  create: 'create',
  replace: 'replace',
  update: 'update-metadata',
  delete: 'annul',
};

const canonicalNames = new Map([
  ['accept', 'Accept'],
  ['authorization', 'Authorization'],
  ['content-type', 'Content-Type'],
]);

/** The request in the client's own form: its names of headers, no length, which the channel adds. */
function asClientRequest({ verb, url, headers, body }: BuiltRequest): GatewayRequest {
  const named = Object.entries(headers)
    .filter(([name]) => name !== 'content-length')
    .map(([name, value]) => [canonicalNames.get(name) ?? name, value]);
  return {
    method: verb as GatewayRequest['method'],
    url: new URL(url),
    headers: Object.fromEntries(named) as Record<string, string>,
    body,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

interface Looked {
  readonly operation: Operation;
  readonly request: GatewayRequest;
  readonly baseUrl: string;
  readonly pki: TestPki;
  readonly pack: PreparedPack | null;
}

function wireFindings({ request, operation, baseUrl }: Looked): readonly string[] {
  const problem = wireContractProblem(request, operation, stageEnvironment(baseUrl));
  return problem?.code === 'gateway/contract-broken' ? [`wire: ${problem.data.rule}`] : [];
}

function tokensOf({ request }: Looked): readonly (readonly ['bearer' | 'signature', ReadToken])[] {
  const bearer = readToken((request.headers['Authorization'] ?? '').replace(/^Bearer /, ''));
  const signature = readToken(request.headers['FSE-JWT-Signature'] ?? '');
  return [
    ...(bearer === null ? [] : [['bearer', bearer] as const]),
    ...(signature === null ? [] : [['signature', signature] as const]),
  ];
}

function claimFindings(looked: Looked): readonly string[] {
  const rule = stageEnvironment(looked.baseUrl).methods[looked.operation];
  const now = Date.now() / 1000;
  return tokensOf(looked).flatMap(([kind, { claims }]) => {
    const schema = kind === 'bearer' ? authorizationClaimsSchema : signatureClaimsSchema(rule);
    const issues = schema.safeParse(claims).error?.issues ?? [];
    const person = (name: string) => textOf(claims[name]).split('^', 1).join('');
    return [
      ...issues.map(
        (issue) => `claim: ${'keys' in issue ? issue.keys.join(' ') : issue.path.join('.')}`,
      ),
      ...['sub', 'person_id']
        .filter((name) => name in claims && !isValidCodiceFiscale(person(name)))
        .map((name) => `claim: ${name}`),
      ...(Number(claims['iat']) > now ? ['claim: iat'] : []),
      ...(Number(claims['exp']) < now ? ['claim: exp'] : []),
      ...(claims['aud'] === stageEnvironment(looked.baseUrl).audience ? [] : ['claim: aud']),
    ];
  });
}

function certificateFindings(looked: Looked): readonly string[] {
  const authorities = [new X509Certificate(looked.pki.certPem('sogei-ca'))];
  return tokensOf(looked).flatMap(([kind, { header, claims }]) => {
    const list: unknown = header['x5c'];
    const item: unknown = Array.isArray(list) ? list[0] : null;
    const der = Buffer.from(typeof item === 'string' ? item : '', 'base64');
    const certificate = readSogeiCertificate(der);
    if (!certificate.ok) return [certificate.error.code];
    const prefix = kind === 'bearer' ? 'auth:' : 'integrity:';
    const hasOwnName = claims['iss'] === `${prefix}${certificate.value.commonName ?? ''}`;
    const problems = certificateProblems(certificate.value, {
      authorities,
      certificateRegion: '090',
      profile: stageDoctor,
      at: new Date(),
    });
    return [...problems.map(({ code }) => code), ...(hasOwnName ? [] : ['claim: iss'])];
  });
}

function cdaFindings(looked: Looked, cda: Uint8Array): readonly string[] {
  const text = decodeCda(cda);
  if (!text.ok) return [text.error.code];
  const verdict = judge(text.value, looked.pack);
  const errors = verdict.findings.filter(({ severity }) => severity === 'error');
  const document = parseXml(text.value);
  const header = document.ok ? readDocumentHeader(document.value) : document;
  const signature = tokensOf(looked).find(([kind]) => kind === 'signature')?.[1];
  const patient = textOf(signature?.claims['person_id']).split('^', 1)[0];
  return [
    ...errors.map(({ layer, rule }) => `cda: ${layer} ${rule}`),
    ...(header.ok && header.value.patient.codiceFiscale !== patient ? ['cda: other patient'] : []),
    ...(header.ok ? [] : [header.error.code]),
  ];
}

async function documentFindings(looked: Looked): Promise<readonly string[]> {
  const { request, operation, baseUrl } = looked;
  const parts =
    request.body === null
      ? null
      : readMultipart(request.headers['Content-Type'] ?? '', request.body);
  const schema = bodySchemaOf(operation);
  const json =
    parts === null ? Buffer.from(request.body ?? []).toString() : parts.requestBody.toString();
  const { identificativoSottomissione, ...metadata } = jsonObject(json);
  const targetId = decodeURIComponent(/documents\/([^/]+)/.exec(request.url.pathname)?.[1] ?? '');
  const attached = (await carried(looked, parts?.file ?? null)) ?? null;
  const body = schema?.safeParse({ ...metadata, identificativoSottomissione });
  const sent = preflight(
    {
      operation,
      documentId: textOf(metadata['identificativoDoc'] ?? targetId),
      targetId: operation === 'create' ? null : targetId,
      patientCodiceFiscale: 'RMSLSO31M04Z404R',
      metadata,
      document: attached?.document ?? null,
    },
    { environment: stageEnvironment(baseUrl), profile: stageDoctor },
    0,
  );
  return [
    ...sent.map(({ code }) => code),
    ...(body?.error?.issues.map((issue) => `body: ${issue.path.join('.')}`) ?? []),
    ...(attached?.findings ?? []),
  ];
}

function jsonObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

async function carried(looked: Looked, file: Buffer | null) {
  if (file === null) return null;
  const verification = await documentPdf.verify(file);
  const signature = tokensOf(looked).find(([kind]) => kind === 'signature')?.[1];
  return {
    document: {
      pdf: file,
      sha256: textOf(signature?.claims['attachment_hash']).toLowerCase(),
      cdaSha256: createHash('sha256')
        .update(verification.cda ?? '')
        .digest('hex'),
      signerFingerprint: '',
      signedAt: '',
    },
    findings: [
      ...verification.problems.map(({ code }) => code),
      ...(verification.cda === null ? [] : cdaFindings(looked, verification.cda)),
    ],
  };
}

/**
 * All that the client's own checks say of a request somebody else built: the last look before sending, claims,
 * certificates, body, file and document (gateway-checks.md §15). Names, not texts, each once.
 */
export async function clientFindings(
  kind: RequestKind,
  built: BuiltRequest,
  surroundings: Pick<Looked, 'baseUrl' | 'pki' | 'pack'>,
): Promise<ReadonlySet<string>> {
  const looked: Looked = {
    ...surroundings,
    operation: operationOf[kind],
    request: asClientRequest(built),
  };
  return new Set([
    ...wireFindings(looked),
    ...claimFindings(looked),
    ...certificateFindings(looked),
    ...(kind === 'delete' ? [] : await documentFindings(looked)),
  ]);
}
