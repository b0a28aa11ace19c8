import type { KeyObject } from 'node:crypto';
import { compactVerify, SignJWT, type JWTPayload } from 'jose';
import type { ZodType } from 'zod';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { authorizationClaimsSchema, signatureClaimsSchema } from '../../shared/fse/jwtClaims.ts';
import type { StoredIdentity } from '../domain/ports/archive.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Randomness } from '../domain/ports/randomness.ts';
import type { TokenIssuer, TokenPair, TokenRequest } from '../domain/ports/tokenIssuer.ts';
import { validityProblem } from './checkCertificate.ts';
import { readPrivateKey } from './privateKey.ts';
import { readSogeiCertificate, type SogeiCertificate } from './sogeiCertificate.ts';

/** What a token issuer is made of. The key never leaves it again. */
export interface TokenIssuerParts {
  readonly identity: Pick<StoredIdentity, 'certificate' | 'privateKey'>;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** The algorithm is fixed by us; of those the guide admits it is the one everybody has seen work (gateway.md §4.1). */
const ALGORITHM = 'RS256';

interface Signer {
  readonly key: KeyObject;
  readonly certificate: SogeiCertificate;
}

/** Signs claims their closed schema has let through, then verifies the token with its own certificate. */
async function sign(
  { key, certificate }: Signer,
  schema: ZodType<JWTPayload>,
  claims: Readonly<Record<string, unknown>>,
): Promise<Result<string>> {
  const parsed = schema.safeParse(claims);
  if (!parsed.success) {
    const names = parsed.error.issues.map(
      (issue) => issue.path.join('.') || ('keys' in issue ? issue.keys.join('.') : issue.message),
    );
    return fail(appError('identity/claims-invalid', { claims: [...new Set(names)] }));
  }
  // x5c is one string of standard base64 without line breaks: every other form was refused (JH-01 to JH-04).
  const header = { alg: ALGORITHM, typ: 'JWT', x5c: [certificate.der.toString('base64')] };
  const token = await new SignJWT(parsed.data).setProtectedHeader(header).sign(key);
  try {
    await compactVerify(token, certificate.x509.publicKey, { algorithms: [ALGORITHM] });
  } catch {
    return fail(appError('identity/token-not-verified', {}));
  }
  return ok(token);
}

async function issuePair(
  signer: Signer,
  request: TokenRequest,
  now: Date,
  randomness: Randomness,
): Promise<Result<TokenPair>> {
  const iat = Math.floor(now.getTime() / 1000) - request.backdatingSeconds;
  const shared = {
    sub: request.claims.sub,
    aud: request.audience,
    iat,
    exp: iat + request.lifetimeSeconds,
  };
  const name = signer.certificate.commonName ?? '';
  const authorizationJti = randomness.uuid();
  const signatureJti = randomness.uuid();
  const authorization = await sign(signer, authorizationClaimsSchema, {
    iss: `auth:${name}`,
    ...shared,
    jti: authorizationJti,
  });
  if (!authorization.ok) return authorization;
  const signature = await sign(signer, signatureClaimsSchema(request.claims.rule), {
    iss: `integrity:${name}`,
    ...shared,
    jti: signatureJti,
    ...request.claims.act,
  });
  if (!signature.ok) return signature;
  return ok({
    authorization: authorization.value,
    signature: signature.value,
    authorizationJti,
    signatureJti,
  });
}

/**
 * Opens the doctor's Sogei identity for signing tokens. Refuses a key that is not the certificate's; the dates are
 * looked at again at every pair.
 */
export function createTokenIssuer(parts: TokenIssuerParts): Result<TokenIssuer> {
  const certificate = readSogeiCertificate(parts.identity.certificate);
  if (!certificate.ok) return certificate;
  const key = readPrivateKey(parts.identity.privateKey);
  if (!key.ok) return key;
  if (!certificate.value.x509.checkPrivateKey(key.value)) {
    return fail(appError('identity/key-mismatch', {}));
  }
  const signer: Signer = { key: key.value, certificate: certificate.value };
  return ok({
    certificateName: certificate.value.commonName ?? '',
    issue: async (request) => {
      const now = new Date(parts.clock.now().getTime() + request.clockOffsetMs);
      const problem = validityProblem(signer.certificate, now);
      if (problem !== null) return fail(problem);
      return issuePair(signer, request, now, parts.randomness);
    },
  });
}
