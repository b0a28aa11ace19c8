import type { X509Certificate } from 'node:crypto';
import { frontierRefusal, type Refusal } from '../answers/refusal.ts';
import type { Call } from '../call.ts';
import {
  secondsClaim,
  textClaim,
  verifiesWithOwnCertificate,
  type ReadToken,
} from '../tokens/readToken.ts';
import {
  admitsAuthentication,
  admitsNonRepudiation,
  commonNameOf,
  isTrusted,
  regionOf,
} from '../tokens/signingCertificate.ts';
import { refuseIf, type Check } from './check.ts';

const notInteroperable = frontierRefusal(
  400,
  'InteroperabilityInvalidRequest',
  'Received request is not conform to the required interoperability profile',
);

function tokenRefusal(code: string, detail: string): Refusal {
  return frontierRefusal(401, code, detail, {
    'WWW-Authenticate': `Bearer realm="FSE", error="invalid_token", error_description="${detail}"`,
  });
}

const invalidToken = tokenRefusal('TokenAuthenticationFailed', 'Invalid token');
const contentDenied = frontierRefusal(
  403,
  'AuthorizationContentDeny',
  'Unauthorized request content',
);

function nowSeconds({ now }: Call): number {
  return Math.floor(now.getTime() / 1000);
}

function bothTokens(call: Call): readonly ReadToken[] {
  return [call.bearer(), call.signatureToken()].filter((token) => token !== null);
}

function signerNames(call: Call): readonly string[] {
  return bothTokens(call).map(({ certificate }) =>
    certificate === null ? '' : commonNameOf(certificate),
  );
}

async function isAuthentic(call: Call, token: ReadToken): Promise<boolean> {
  const { certificate } = token;
  if (certificate === null || !(await verifiesWithOwnCertificate(token))) return false;
  return isTrusted(certificate, call.surroundings.tokenAuthorities, call.now);
}

function hasUsableTimes(call: Call, token: ReadToken): boolean {
  const iat = secondsClaim(token.claims, 'iat');
  const exp = secondsClaim(token.claims, 'exp');
  if (iat === null || exp === null) return false;
  const now = nowSeconds(call);
  const notYet = (secondsClaim(token.claims, 'nbf') ?? now) > now;
  return !notYet && iat <= now && now - iat <= call.settings.maximumTokenAge && now < exp;
}

const bearerProfile: Check = {
  id: 'F-03',
  requires: 'a Bearer token of the interoperability profile',
  examine: (call) => {
    const token = call.bearer();
    const conforms =
      token?.certificate !== undefined &&
      token.certificate !== null &&
      hasUsableTimes(call, token) &&
      textClaim(token.claims, 'jti') !== null &&
      textClaim(token.claims, 'aud') === call.settings.audience;
    return refuseIf(!conforms, notInteroperable);
  },
};

const bearerAuthentic: Check = {
  id: 'F-04',
  requires: 'a Bearer signature by a trusted certificate within validity',
  examine: async (call) => {
    const token = call.bearer();
    return refuseIf(token !== null && !(await isAuthentic(call, token)), invalidToken);
  },
};

const signatureAuthentic: Check = {
  id: 'F-05',
  requires: 'an authentic FSE-JWT-Signature with iss and sub',
  examine: async (call) => {
    const token = call.signatureToken();
    if (token === null) {
      return tokenRefusal('TokenAuthenticationRequired', 'A token is required');
    }
    const { claims } = token;
    const identified = textClaim(claims, 'iss') !== null && textClaim(claims, 'sub') !== null;
    const timed = secondsClaim(claims, 'iat') !== null && secondsClaim(claims, 'exp') !== null;
    return refuseIf(!identified || !timed || !(await isAuthentic(call, token)), invalidToken);
  },
};

const notExpired: Check = {
  id: 'F-06',
  requires: 'a signature token that has not expired',
  examine: (call) => {
    const exp = secondsClaim(call.signatureToken()?.claims ?? null, 'exp');
    return refuseIf(
      exp !== null && exp <= nowSeconds(call),
      tokenRefusal('TokenExpired', 'Expired token'),
    );
  },
};

const notInTheFuture: Check = {
  id: 'F-07',
  requires: 'a signature token issued in the past',
  examine: (call) => {
    const iat = secondsClaim(call.signatureToken()?.claims ?? null, 'iat');
    return refuseIf(
      iat !== null && iat > nowSeconds(call),
      tokenRefusal('TokenInTheFuture', "'iat' token claim is in the future"),
    );
  },
};

const keyUsage: Check = {
  id: 'F-09',
  requires: 'signing certificates for nonRepudiation',
  examine: (call) => {
    const certificates = bothTokens(call).map(({ certificate }) => certificate);
    const admitted = certificates.every(
      (certificate) => certificate === null || admitsNonRepudiation(certificate),
    );
    return refuseIf(!admitted, contentDenied);
  },
};

const signerNameForm: Check = {
  id: 'F-12',
  requires: 'a signing certificate named as a signature certificate',
  examine: (call) => {
    const named = signerNames(call).every((name) => /^S[0-9]+#[A-Za-z0-9]{3}/.test(name));
    return refuseIf(!named, contentDenied);
  },
};

const signerRegion: Check = {
  id: 'F-13',
  requires: 'certificates of the region',
  examine: (call) => {
    const certificate = authentication(call);
    const names = [
      ...signerNames(call),
      ...(certificate === null ? [] : [commonNameOf(certificate)]),
    ];
    const regions = names.map(regionOf);
    return refuseIf(
      regions.some((region) => region !== call.settings.region),
      contentDenied,
    );
  },
};

/** The A certificate of a caller that has one; health cards are judged by TLS alone. */
function authentication(call: Call): X509Certificate | null {
  return call.settings.callers === 'authentication-certificate' ? call.request.caller : null;
}

const authenticationUsage: Check = {
  id: 'F-10',
  requires: 'an A certificate for digitalSignature and keyEncipherment',
  examine: (call) => {
    const certificate = authentication(call);
    return refuseIf(certificate !== null && !admitsAuthentication(certificate), contentDenied);
  },
};

const authenticationNameForm: Check = {
  id: 'F-11',
  requires: 'an A certificate with a name of its kind',
  examine: (call) => {
    const certificate = authentication(call);
    const name = certificate === null ? null : commonNameOf(certificate);
    return refuseIf(name !== null && !/^A[0-9]+#[A-Za-z0-9]{3}/.test(name), contentDenied);
  },
};

const sameSigner: Check = {
  id: 'F-14',
  requires: 'both tokens signed with one certificate',
  examine: (call) => {
    const [first, second] = bothTokens(call).map(({ certificate }) => certificate?.fingerprint256);
    return refuseIf(second !== undefined && first !== second, contentDenied);
  },
};

function issuerCheck(id: string, prefix: string, tokenOf: (call: Call) => ReadToken | null): Check {
  return {
    id,
    requires: `iss made of ${prefix} and the certificate's common name`,
    examine: (call) => {
      const token = tokenOf(call);
      if (token?.certificate === undefined || token.certificate === null) return null;
      const expected = prefix + commonNameOf(token.certificate);
      return refuseIf(textClaim(token.claims, 'iss') !== expected, contentDenied);
    },
  };
}

const audience: Check = {
  id: 'F-17',
  requires: 'the exact audience of the environment in both tokens',
  examine: (call) => {
    const audiences = bothTokens(call).map(({ claims }) => claims?.['aud']);
    return refuseIf(
      audiences.some((value) => value !== call.settings.audience),
      contentDenied,
    );
  },
};

const sameSubject: Check = {
  id: 'F-18',
  requires: 'the same sub in both tokens',
  examine: (call) => {
    const [first, second] = bothTokens(call).map(({ claims }) => textClaim(claims, 'sub'));
    return refuseIf(second !== undefined && first !== second, contentDenied);
  },
};

/** Frontier checks on the two tokens, in their order. */
export const frontierTokens: readonly Check[] = [
  bearerProfile,
  bearerAuthentic,
  signatureAuthentic,
  notExpired,
  notInTheFuture,
  keyUsage,
  authenticationUsage,
  authenticationNameForm,
  signerNameForm,
  signerRegion,
  sameSigner,
  issuerCheck('F-15', 'auth:', (call) => call.bearer()),
  issuerCheck('F-16', 'integrity:', (call) => call.signatureToken()),
  audience,
  sameSubject,
];
