import type { X509Certificate } from 'node:crypto';
import { compactVerify, decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import { certificateOf } from './signingCertificate.ts';

const headerSchema = z.looseObject({
  alg: z.enum(['RS256', 'RS384', 'RS512']),
  typ: z.literal('JWT'),
  x5c: z.tuple([z.string()], z.string()),
});

const claimsSchema = z.record(z.string(), z.unknown());

/** Claims of a token, of whatever type they came. */
export type Claims = Readonly<Record<string, unknown>>;

/** A token taken apart. Each part is null when it cannot be had; the checks say what that means. */
export interface ReadToken {
  readonly compact: string;
  /** Leaf of `x5c`; null also when the protected header is not of the agreed form. */
  readonly certificate: X509Certificate | null;
  /** Claims, or null when the middle part is not base64url of a JSON object. */
  readonly claims: Claims | null;
}

function headerOf(compact: string): z.infer<typeof headerSchema> | null {
  try {
    return headerSchema.safeParse(decodeProtectedHeader(compact)).data ?? null;
  } catch {
    return null;
  }
}

function claimsOf(compact: string): Claims | null {
  const [, payload] = compact.split('.');
  if (payload === undefined || !/^[\w-]+$/.test(payload)) return null;
  try {
    const json: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return claimsSchema.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}

/** Takes a compact JWS apart without trusting it. */
export function readToken(compact: string): ReadToken {
  const header = headerOf(compact);
  return {
    compact,
    certificate: header === null ? null : certificateOf(header.x5c[0]),
    claims: claimsOf(compact),
  };
}

/** Whether the signature verifies with the token's own leaf certificate. */
export async function verifiesWithOwnCertificate(token: ReadToken): Promise<boolean> {
  if (token.certificate === null) return false;
  try {
    await compactVerify(token.compact, token.certificate.publicKey);
    return true;
  } catch {
    return false;
  }
}

/** A claim as text, or null when absent or of another type. */
export function textClaim(claims: Claims | null, name: string): string | null {
  const value = claims?.[name];
  return typeof value === 'string' ? value : null;
}

/** A claim as integer seconds, or null when absent or of another type. */
export function secondsClaim(claims: Claims | null, name: string): number | null {
  const value = claims?.[name];
  return typeof value === 'number' && Number.isInteger(value) ? value : null;
}
