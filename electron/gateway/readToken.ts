import { decodeJwt, decodeProtectedHeader } from 'jose';

/** A token taken apart, for checking what is about to be sent. */
export interface ReadToken {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Header and claims of a JWS compact token; null when it is none. The signature is not looked at. */
export function readToken(token: string): ReadToken | null {
  try {
    return {
      header: { ...decodeProtectedHeader(token) },
      claims: { ...decodeJwt(token) },
    };
  } catch {
    return null;
  }
}
