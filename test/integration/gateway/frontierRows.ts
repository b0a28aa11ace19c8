import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { CertificateProfile } from '../../pki/certificateProfile.ts';
import { certificateTable } from '../../pki/certificateTable.ts';
import { issueCertificate } from '../../pki/issueCertificate.ts';
import type { TestPki } from '../../pki/makeTestPki.ts';
import type { RequestRecipe, TokenRecipe } from '../../support/gatewayRequests.ts';
import { govway, type RefusalRow } from './refusalRow.ts';

const denied = govway(403, 'AuthorizationContentDeny', 'Unauthorized request content');
const invalidToken = govway(401, 'TokenAuthenticationFailed', 'Invalid token');
const notInteroperable = govway(400, 'InteroperabilityInvalidRequest');

/** A signing certificate like the doctor's but for one thing. */
function signWith(
  token: TokenRecipe,
  pki: TestPki,
  differing: (profile: CertificateProfile) => CertificateProfile,
): void {
  const doctor = { codiceFiscale: 'MNZLSN99E05F205J', family: 'MANZI', given: 'ALESSANDRO' };
  const table = certificateTable(doctor);
  const profile = table.find(({ name }) => name === 'sogei-sign');
  const issuer = table.find(({ name }) => name === 'sogei-ca');
  if (profile === undefined || issuer === undefined) throw new Error('no such profile');
  const der = issueCertificate({
    profile: differing(profile),
    issuer,
    subjectKey: token.key,
    issuerKey: createPrivateKey(pki.keyPem('sogei-ca')),
    now: new Date(),
  });
  token.x5c = [der.toString('base64')];
}

function withName(name: string): (profile: CertificateProfile) => CertificateProfile {
  return (profile) => ({
    ...profile,
    subject: profile.subject.map(([type, value]) => [type, type === 'CN' ? name : value]),
  });
}

function signBothWith(
  recipe: RequestRecipe,
  pki: TestPki,
  name: string,
  change: (profile: CertificateProfile) => CertificateProfile = withName(name),
): void {
  for (const [token, prefix] of [
    [recipe.bearer, 'auth'],
    [recipe.signature, 'integrity'],
  ] as const) {
    signWith(token, pki, change);
    token.claims['iss'] = `${prefix}:${name}`;
  }
  recipe.signature.x5c = recipe.bearer.x5c;
}

/** A private key that is not the doctor's. */
function strangerKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

const seconds = () => Math.floor(Date.now() / 1000);
const name = 'S1#090201PSSMNZLSN99E05F205J';
/** Checks of the frontier. */
export const frontierRows: readonly RefusalRow[] = [
  {
    check: 'F-02',
    kind: 'create',
    spoil: (recipe) => (recipe.path = '/documents/unheard/of/path'),
    answer: govway(404, 'NotFound'),
  },
  {
    check: 'F-02',
    note: 'other verb',
    kind: 'delete',
    spoil: (recipe) => (recipe.verb = 'PATCH'),
    answer: govway(404, 'UndefinedOperation'),
  },
  {
    check: 'F-03',
    note: 'absent',
    kind: 'create',
    spoil: (recipe) => (recipe.bearer.raw = null),
    answer: notInteroperable,
  },
  {
    check: 'F-03',
    note: 'audience',
    kind: 'create',
    spoil: (recipe) => (recipe.bearer.claims['aud'] = 'https://localhost/v1'),
    answer: notInteroperable,
  },
  {
    check: 'F-03',
    note: 'expired',
    kind: 'delete',
    spoil: (recipe) => (recipe.bearer.claims['exp'] = seconds() - 1),
    answer: notInteroperable,
  },
  {
    check: 'F-04',
    note: 'altered',
    kind: 'create',
    spoil: (recipe) => (recipe.bearer.key = strangerKey()),
    answer: invalidToken,
  },
  {
    check: 'F-04',
    note: 'expired certificate',
    kind: 'create',
    spoil: (recipe, pki) => {
      recipe.bearer.x5c = [pki.certDer('sogei-sign-expired').toString('base64')];
    },
    answer: invalidToken,
  },
  {
    check: 'F-05',
    note: 'absent',
    kind: 'create',
    spoil: (recipe) => (recipe.signature.raw = null),
    answer: govway(401, 'TokenAuthenticationRequired', 'A token is required'),
  },
  {
    check: 'F-05',
    note: 'unknown authority',
    kind: 'create',
    spoil: (recipe, pki) => {
      recipe.signature.x5c = [pki.certDer('sogei-sign-unknown-ca').toString('base64')];
    },
    answer: invalidToken,
  },
  {
    check: 'F-05',
    note: 'line breaks in x5c',
    kind: 'create',
    spoil: ({ signature }) => {
      signature.x5c = [String((signature.x5c as string[])[0]).replaceAll(/(.{64})/g, '$1\n')];
    },
    answer: invalidToken,
  },
  {
    check: 'F-06',
    kind: 'create',
    spoil: (recipe) => (recipe.signature.claims['exp'] = seconds() - 1),
    answer: govway(401, 'TokenExpired'),
  },
  {
    check: 'F-07',
    kind: 'create',
    spoil: (recipe) => (recipe.signature.claims['iat'] = seconds() + 6),
    answer: govway(401, 'TokenInTheFuture', "'iat' token claim is in the future"),
  },
  {
    check: 'F-09',
    kind: 'create',
    spoil: (recipe, pki) => {
      signBothWith(recipe, pki, name, (profile) => ({
        ...profile,
        keyUsage: ['digitalSignature'],
      }));
    },
    answer: denied,
  },
  {
    check: 'F-12',
    kind: 'create',
    spoil: (recipe, pki) => {
      signBothWith(recipe, pki, 'A1#090201PSSMNZLSN99E05F205J');
    },
    answer: denied,
  },
  {
    check: 'F-13',
    kind: 'create',
    spoil: (recipe, pki) => {
      signBothWith(recipe, pki, 'S1#111FORNITORE000');
    },
    answer: denied,
  },
  {
    check: 'F-14',
    kind: 'create',
    spoil: (recipe, pki) => {
      signWith(recipe.signature, pki, (profile) => profile);
    },
    answer: denied,
  },
  {
    check: 'F-15',
    kind: 'create',
    spoil: (recipe) => (recipe.bearer.claims['iss'] = `auth:${name}X`),
    answer: denied,
  },
  {
    check: 'F-16',
    kind: 'create',
    spoil: (recipe) => (recipe.signature.claims['iss'] = `integrity:integrity:${name}`),
    answer: denied,
  },
  {
    check: 'F-17',
    kind: 'create',
    spoil: (recipe) => (recipe.signature.claims['aud'] = 'https://localhost/v1'),
    answer: denied,
  },
  {
    check: 'F-18',
    kind: 'create',
    spoil: (recipe) => (recipe.signature.claims['sub'] = 'RMSLSO31M04Z404R'),
    answer: denied,
  },
  {
    check: 'F-20',
    note: 'unknown property',
    kind: 'create',
    spoil: (recipe) => (recipe.body['priorita'] = true),
    answer: govway(400, 'InvalidRequestContent', /priorita/),
  },
  {
    check: 'F-20',
    note: 'text for a list',
    kind: 'update',
    spoil: (recipe) => (recipe.body['administrativeRequest'] = 'SSN'),
    answer: govway(400, 'InvalidRequestContent', /administrativeRequest/),
  },
  ...(
    [
      ['F-10', 'sogei-auth-no-encipherment'],
      ['F-11', 'sogei-auth-named-as-signature'],
    ] as const
  ).map(([check, caller]): RefusalRow => ({
    check,
    kind: 'create',
    caller,
    gateway: { callers: 'authentication-certificate' },
    spoil: () => undefined,
    answer: govway(403, 'AuthorizationContentDeny'),
  })),
  {
    check: 'F-20',
    note: 'part missing',
    kind: 'create',
    spoil: (recipe) => (recipe.filePart.omitted = true),
    answer: govway(400, 'InvalidRequestContent', /'file'/),
  },
  {
    check: 'F-20',
    note: 'part with a file name is lost',
    kind: 'create',
    spoil: (recipe) => {
      recipe.bodyPart.headers = recipe.bodyPart.headers.replace(
        'name="requestBody"',
        'name="requestBody"; filename="a.json"',
      );
    },
    answer: govway(400, 'InvalidRequestContent', /'requestBody'/),
  },
  {
    check: 'F-21',
    note: 'charset in the content type',
    kind: 'create',
    spoil: (recipe) => {
      recipe.headers['content-type'] =
        'multipart/form-data; charset=UTF-8; boundary=sintesi-boundary';
    },
    answer: govway(400, 'InvalidRequestContent'),
  },
  {
    check: 'F-21',
    note: 'not JSON',
    kind: 'create',
    spoil: (recipe) => (recipe.bodyText = '{'),
    answer: govway(400, 'InvalidRequestContent'),
  },
  {
    check: 'F-22',
    note: 'size',
    kind: 'create',
    gateway: { maximumRequestBytes: 1000 },
    spoil: () => undefined,
    answer: govway(413, 'RequestSizeExceeded'),
  },
  {
    check: 'F-22',
    note: 'rate',
    kind: 'create',
    gateway: { rateLimit: { calls: 0, seconds: 3600 } },
    spoil: () => undefined,
    answer: govway(429, 'LimitExceeded'),
  },
];
