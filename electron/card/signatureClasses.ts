import { constants, createHash, randomBytes, verify, type KeyObject } from 'node:crypto';
import pkcs11 from 'pkcs11js';
import type { AppErrorCode } from '../../shared/errors/appError.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { SignatureClass } from '../domain/ports/card.ts';
import { certificateKey } from './certificateShelf.ts';
import { locateKey, useKey, type KeyPlace } from './keyOperation.ts';
import { attempt } from './pkcs11Failure.ts';
import { signatureMatches } from './signatureCheck.ts';

/** The mechanism each class stands on. */
const mechanismOf: Readonly<Record<SignatureClass, number>> = {
  pss: pkcs11.CKM_RSA_PKCS_PSS,
  raw: pkcs11.CKM_RSA_X_509,
  pkcs1: pkcs11.CKM_RSA_PKCS,
  'sha256-pkcs1': pkcs11.CKM_SHA256_RSA_PKCS,
  ecdsa: pkcs11.CKM_ECDSA,
};

/** Header of a SHA-256 DigestInfo (RFC 8017 §9.2, note 1). */
const SHA256_DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');
const SHA256_BYTES = 32;

/**
 * What is enough for each kind of key, first choice first: one way to a PSS signature, which the channel builds
 * itself where the token signs any block, and one to PKCS#1 v1.5.
 */
const goals: Readonly<Record<'rsa' | 'ec', readonly (readonly SignatureClass[])[]>> = {
  rsa: [
    ['raw', 'pss'],
    ['pkcs1', 'sha256-pkcs1'],
  ],
  ec: [['ecdsa']],
};

function goalsOf(key: KeyObject): readonly (readonly SignatureClass[])[] {
  return key.asymmetricKeyType === 'ec' ? goals.ec : goals.rsa;
}

/** The classes a token lists for signing with keys of this type and length; sizes of zero mean no limit is told. */
export function announcedClasses(
  module: pkcs11.PKCS11,
  slot: pkcs11.Handle,
  key: KeyObject,
): Result<readonly SignatureClass[]> {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return attempt(() => {
    const listed = new Set(module.C_GetMechanismList(slot));
    const signs = (type: number): boolean => {
      const { flags, minKeySize, maxKeySize } = module.C_GetMechanismInfo(slot, type);
      const fits = bits === 0 || maxKeySize === 0 || (minKeySize <= bits && bits <= maxKeySize);
      return (flags & pkcs11.CKF_SIGN) !== 0 && fits;
    };
    return goalsOf(key)
      .flat()
      .filter((each) => listed.has(mechanismOf[each]) && signs(mechanismOf[each]));
  });
}

/** What is given to the token in a trial, and whether its answer is right. */
interface Trial {
  readonly data: Uint8Array;
  readonly parameter?: pkcs11.RsaPSS;
  matches(signature: Uint8Array): boolean;
}

function trialOf(kind: SignatureClass, key: KeyObject): Trial {
  const message = randomBytes(64);
  const digest = createHash('sha256').update(message).digest();
  switch (kind) {
    case 'raw': {
      // As a PSS block looks: below the modulus, random, with its closing byte (RFC 8017 §9.1.1).
      const length = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
      const data = Buffer.concat([Buffer.of(0), randomBytes(length - 2), Buffer.of(0xbc)]);
      return { data, matches: (signature) => signatureMatches(key, 'rsa-raw', data, signature) };
    }
    case 'pss': {
      const padding = constants.RSA_PKCS1_PSS_PADDING;
      return {
        data: digest,
        parameter: {
          type: pkcs11.CK_PARAMS_RSA_PSS,
          hashAlg: pkcs11.CKM_SHA256,
          mgf: pkcs11.CKG_MGF1_SHA256,
          saltLen: SHA256_BYTES,
        },
        matches: (signature) =>
          verify('sha256', message, { key, padding, saltLength: SHA256_BYTES }, signature),
      };
    }
    case 'pkcs1': {
      const data = Buffer.concat([SHA256_DIGEST_INFO, digest]);
      return { data, matches: (signature) => verify('sha256', message, key, signature) };
    }
    case 'sha256-pkcs1':
      return { data: message, matches: (signature) => verify('sha256', message, key, signature) };
    case 'ecdsa':
      return {
        data: digest,
        matches: (signature) => signatureMatches(key, 'ecdsa', digest, signature),
      };
  }
}

/** The card itself failed, so that the trial says nothing about the class. */
const NO_VERDICT: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>([
  'card/pin-needed-per-signature',
  'card/user-not-logged-in',
  'card/device-removed',
  'card/token-not-present',
  'card/session-closed',
  'card/session-handle-invalid',
  'card/no-private-key',
]);

async function tryClass(place: KeyPlace, kind: SignatureClass): Promise<Result<boolean>> {
  const key = certificateKey(place.certificate.der);
  const found = locateKey(place);
  if (!found.ok) return found;
  const trial = trialOf(kind, key);
  const mechanism: pkcs11.Mechanism = {
    mechanism: mechanismOf[kind],
    ...(trial.parameter === undefined ? {} : { parameter: trial.parameter }),
  };
  const signed = await useKey(place, found.value, mechanism, trial.data, null);
  if (signed.ok) return ok(trial.matches(signed.value));
  return NO_VERDICT.has(signed.error.code) ? signed : ok(false);
}

/** Lends a session of its own, so that an operation a failed trial left active does not spoil the next. */
export type LendSession = <Value>(
  work: (session: pkcs11.Handle) => Promise<Result<Value>>,
) => Promise<Result<Value>>;

/**
 * The classes that really work, each by a trial signature over random data verified in software. Trials stop as
 * soon as every goal is reached: the card is slow.
 */
export async function tryClasses(
  { module, certificate }: Omit<KeyPlace, 'session'>,
  lend: LendSession,
  announced: readonly SignatureClass[],
): Promise<Result<readonly SignatureClass[]>> {
  const verified: SignatureClass[] = [];
  for (const goal of goalsOf(certificateKey(certificate.der))) {
    for (const kind of goal.filter((each) => announced.includes(each))) {
      const works = await lend((session) => tryClass({ module, session, certificate }, kind));
      if (!works.ok) return works;
      if (!works.value) continue;
      verified.push(kind);
      break;
    }
  }
  return ok(verified);
}
