import { createHash, createPrivateKey, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeMultipart } from '../../../electron/gateway/multipart.ts';
import { acceptedTypes, wireContractProblem } from '../../../electron/gateway/wireContract.ts';
import type { GatewayRequest } from '../../../electron/domain/ports/transport.ts';
import { stageEnvironment } from '../../../shared/fse/gatewayEnvironment.ts';
import { publicationMetadata, serializeBody } from '../../../shared/fse/requestBody.ts';
import { makeTestPki } from '../../pki/makeTestPki.ts';
import { stageDoctor } from '../../support/fseProfile.ts';

const directory = mkdtempSync(join(tmpdir(), 'sintesi-'));
const pki = await makeTestPki({ directory, doctor: stageDoctor });

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const environment = stageEnvironment('https://gateway.example/gateway/v2');
const pdf = Buffer.from('%PDF-1.7 signed');
const at = new Date('2026-11-23T09:29:00Z');
const json = serializeBody({
  ...publicationMetadata({
    profile: stageDoctor,
    environment,
    serviceStart: at,
    serviceEnd: at,
    visibility: null,
    documentId: '2.16.840.1.113883.2.9.2.90.4.4^X1',
  }),
  identificativoSottomissione: '2.16.840.1.113883.2.9.2.90.4.3.1',
});

interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string;
  readonly jti: string;
  readonly attachment_hash?: string;
}

const x5c = [pki.certDer('sogei-sign').toString('base64')];
const key = createPrivateKey(pki.keyPem('sogei-sign'));

function token(claims: Claims, header: object = { alg: 'RS256', typ: 'JWT', x5c }): string {
  const encode = (value: object): string =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

const bearerClaims: Claims = { iss: 'auth:S1#090X', sub: 'D', aud: environment.audience, jti: '1' };
const signatureClaims: Claims = {
  ...bearerClaims,
  iss: 'integrity:S1#090X',
  jti: '2',
  attachment_hash: createHash('sha256').update(pdf).digest('hex'),
};

const good = writeMultipart({ requestBody: json, file: pdf, fileName: 'documento.pdf' }, 'b-1');

function request(
  change: Partial<GatewayRequest> = {},
  headers: Readonly<Record<string, string | undefined>> = {},
): GatewayRequest {
  const all: Record<string, string | undefined> = {
    Accept: acceptedTypes,
    Authorization: `Bearer ${token(bearerClaims)}`,
    'Content-Type': good.contentType,
    'FSE-JWT-Signature': token(signatureClaims),
    ...headers,
  };
  return {
    method: 'POST',
    url: new URL('https://gateway.example/gateway/v2/documents/validate-and-create'),
    headers: Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    body: good.body,
    ...change,
  };
}

function signed(claims: Partial<Claims>): Readonly<Record<string, string>> {
  return { 'FSE-JWT-Signature': token({ ...signatureClaims, ...claims }) };
}

function bodyOf(change: (text: string) => string): Partial<GatewayRequest> {
  return { body: Buffer.from(change(good.body.toString('latin1')), 'latin1') };
}

function ruleBroken(broken: GatewayRequest): string | null {
  const problem = wireContractProblem(broken, 'create', environment);
  return problem?.code === 'gateway/contract-broken' ? problem.data.rule : null;
}

describe('the wire contract', () => {
  it('lets a right request pass', () => {
    expect(wireContractProblem(request(), 'create', environment)).toBeNull();
  });

  const address = "indirizzo dell'ambiente e percorso del metodo";
  const headers = 'intestazioni ammesse e nessuna altra';
  const forms = 'forma degli attestati';
  const coherence = 'coerenza tra i due attestati';
  const signature = 'firma degli attestati';
  const body = 'corpo, parti e impronta del documento';

  it.each<[string, string, GatewayRequest]>([
    ['the verb', 'verbo del metodo', request({ method: 'PUT' })],
    ['another host', address, request({ url: new URL('https://x.example/gateway/v2/documents') })],
    ['a query', address, request({ url: new URL(`${request().url.href}?a=1`) })],
    ['a header more', headers, request({}, { 'X-Callback-Url': 'https://x.example' })],
    [
      'a header misspelt',
      headers,
      request({}, { 'FSE-JWT-Signature': undefined, FSE_JWT_Signature: 'x' }),
    ],
    ['no bearer', headers, request({}, { Authorization: undefined })],
    ['another accept', 'tipi di risposta accettati', request({}, { Accept: '*/*' })],
    [
      'a colon after Bearer',
      forms,
      request({}, { Authorization: `Bearer: ${token(bearerClaims)}` }),
    ],
    [
      'a bearer in the signature',
      forms,
      request({}, { 'FSE-JWT-Signature': `Bearer ${token(signatureClaims)}` }),
    ],
    ['one token twice', coherence, request({}, { 'FSE-JWT-Signature': token(bearerClaims) })],
    ['another holder', coherence, request({}, signed({ iss: 'integrity:S2#090Y' }))],
    ['another subject', coherence, request({}, signed({ sub: 'E' }))],
    ['another audience', coherence, request({}, signed({ aud: 'https://other.example' }))],
    ['one jti', coherence, request({}, signed({ jti: '1' }))],
    [
      'another certificate',
      coherence,
      request({}, { 'FSE-JWT-Signature': token(signatureClaims, { x5c: ['B'] }) }),
    ],
    [
      'tokens altered after signing',
      signature,
      request(
        {},
        {
          'FSE-JWT-Signature': token(signatureClaims).replace(/[^.]+$/, (text) =>
            text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`,
          ),
        },
      ),
    ],
    ...[[`${x5c[0] ?? ''}\n`], ['A'], [...x5c, ...x5c], 'text'].map(
      (list): [string, string, GatewayRequest] => [
        `an x5c like ${JSON.stringify(list).slice(0, 12)}`,
        signature,
        request(
          {},
          {
            Authorization: `Bearer ${token(bearerClaims, { alg: 'RS256', typ: 'JWT', x5c: list })}`,
            'FSE-JWT-Signature': token(signatureClaims, { alg: 'RS256', typ: 'JWT', x5c: list }),
          },
        ),
      ],
    ),
    ['another hash', body, request({}, signed({ attachment_hash: 'ab'.repeat(32) }))],
    ['no body', body, request({ body: null })],
    ['a charset', body, request({}, { 'Content-Type': `${good.contentType}; charset=UTF-8` })],
    [
      'a changed byte of the PDF',
      body,
      request(bodyOf((text) => text.replace('signed', 'sigNed'))),
    ],
    [
      'a file name on the JSON',
      body,
      request(bodyOf((text) => text.replace('"requestBody"', '"requestBody"; filename="a"'))),
    ],
    [
      'a charset on the JSON',
      body,
      request(
        bodyOf((text) => text.replace('application/json', 'application/json; charset=UTF-8')),
      ),
    ],
    [
      'another type of the file',
      body,
      request(bodyOf((text) => text.replace('application/pdf', 'application/octet-stream'))),
    ],
    [
      'an unknown member',
      body,
      request(bodyOf((text) => text.replace('{"health', '{"priorita":true,"health'))),
    ],
    ['broken JSON', body, request(bodyOf((text) => text.replace('{"health', '{{"health')))],
    ['a lost last line', body, request(bodyOf((text) => text.slice(0, -2)))],
    [
      'a third part',
      body,
      request(bodyOf((text) => text.replace('%PDF', 'x\r\n--b-1\r\n\r\n%PDF'))),
    ],
  ])('refuses %s', (_name, rule, broken) => {
    expect(ruleBroken(broken)).toBe(rule);
  });
});
