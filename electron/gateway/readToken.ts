import { type JsonObject, parseJsonObject } from '../../shared/fse/answers/jsonObject.ts';

/** A token taken apart, for checking what is about to be sent. */
export interface ReadToken {
  readonly header: JsonObject;
  readonly claims: JsonObject;
}

function decodePart(part: string | undefined): JsonObject | null {
  return parseJsonObject(Buffer.from(part ?? '', 'base64url').toString('utf8'));
}

/**
 * Header and claims of a JWS compact token (RFC 7515 §7.1); null when it is none. The signature is not looked at:
 * keys and their library belong to the room that made the token.
 */
export function readToken(token: string): ReadToken | null {
  const [header, claims] = token.split('.').map(decodePart);
  return header && claims ? { header, claims } : null;
}
