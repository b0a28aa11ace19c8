import { randomBytes } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { ContentInfo, SignedData } from '@peculiar/asn1-cms';
import {
  MessageImprint,
  PKIStatus,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from '@peculiar/asn1-tsp';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { TimestampAuthority } from '../domain/ports/timestampAuthority.ts';
import { boundedFetch } from './boundedFetch.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';

/** `granted` and `grantedWithMods` (RFC 3161 §2.4.2). */
const GRANTED: readonly number[] = [PKIStatus.granted, PKIStatus.grantedWithMods];

/** Tokens with two certificates take 5 to 8 kB. */
const MAXIMUM_ANSWER = 64 * 1024;

/** Where and how timestamps are asked for. */
export interface TimestampAuthorityOptions {
  readonly url: URL;
  readonly timeoutMs: number;
  readonly credentials?: { readonly user: string; readonly password: string } | null;
}

function arrayBufferOf(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}

/** A positive INTEGER of 8 random bytes: its first byte neither zero nor with the sign's bit. */
function freshNonce(): Uint8Array {
  const nonce = randomBytes(8);
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  return nonce;
}

function requestFor(sha256: Uint8Array, nonce: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: SHA256, parameters: null }),
      hashedMessage: new OctetString(sha256),
    }),
    nonce: arrayBufferOf(nonce),
    certReq: true,
  });
  return new Uint8Array(AsnConvert.serialize(request));
}

function contentOf(token: ArrayBuffer): TSTInfo | null {
  const { content } = AsnConvert.parse(token, ContentInfo);
  const info = AsnConvert.parse(content, SignedData).encapContentInfo.eContent?.single;
  return info === undefined ? null : AsnConvert.parse(info.buffer, TSTInfo);
}

/** The token of an answer, if it answers this request (RFC 3161 §2.4.2). */
function tokenOf(answer: Uint8Array, sha256: Uint8Array, nonce: Uint8Array): Result<Uint8Array> {
  const { status, timeStampToken } = AsnConvert.parse(answer, TimeStampResp);
  const code: number = status.status;
  if (!GRANTED.includes(code)) {
    return fail(appError('evidence/timestamp-refused', { status: code }));
  }
  const token = timeStampToken === undefined ? null : AsnConvert.serialize(timeStampToken);
  const info = token === null ? null : contentOf(token);
  if (token === null || info === null) {
    return fail(appError('evidence/timestamp-wrong', { cause: 'unreadable' }));
  }
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const isOurDigest =
    hashAlgorithm.algorithm === SHA256 && Buffer.from(hashedMessage.buffer).equals(sha256);
  if (!isOurDigest) return fail(appError('evidence/timestamp-wrong', { cause: 'other-digest' }));
  const isOurRequest = info.nonce !== undefined && Buffer.from(info.nonce).equals(nonce);
  return isOurRequest
    ? ok(new Uint8Array(token))
    : fail(appError('evidence/timestamp-wrong', { cause: 'other-request' }));
}

/** A timestamp authority reached over HTTP (RFC 3161 §3.4). */
export function createTimestampAuthority({
  url,
  timeoutMs,
  credentials = null,
}: TimestampAuthorityOptions): TimestampAuthority {
  return {
    async stamp(sha256) {
      const nonce = freshNonce();
      const answer = await boundedFetch({
        url,
        body: { type: 'application/timestamp-query', bytes: requestFor(sha256, nonce) },
        credentials,
        timeoutMs,
        maximumBytes: MAXIMUM_ANSWER,
      });
      if (!answer.ok) return answer;
      try {
        return tokenOf(answer.value, sha256, nonce);
      } catch {
        return fail(appError('evidence/timestamp-wrong', { cause: 'unreadable' }));
      }
    },
  };
}
