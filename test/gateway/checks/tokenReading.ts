import { problem } from '../answers/refusal.ts';
import { headerOf, type Call } from '../call.ts';
import type { Claims } from '../tokens/readToken.ts';
import { refuseIf, type Check } from './check.ts';

/** The compact token as the header carries it, empty when absent. */
function compactOf(call: Call): string {
  return headerOf(call.request, 'fse-jwt-signature') ?? '';
}

const present: Check = {
  id: 'C-04',
  requires: 'a token header that is not empty',
  examine: (call) =>
    refuseIf(
      compactOf(call) === '',
      problem(
        '/msg/missing-token',
        '/missing-jwt',
        'Attenzione il jwt fornito risulta essere vuoto',
      ),
    ),
};

const decodable: Check = {
  id: 'C-05',
  requires: 'a token of three chunks, the middle one base64url',
  examine: (call) => {
    const chunks = compactOf(call).split('.');
    return refuseIf(
      chunks.length !== 3 || !/^[\w-]+$/.test(chunks[1] ?? ''),
      problem(
        '/msg/mandatory-element-token',
        '/jwt-mandatory-field-missing',
        'Token JWT non valido',
      ),
    );
  },
};

function isNumeric(value: unknown): boolean {
  return (
    value === undefined ||
    typeof value === 'number' ||
    (typeof value === 'string' && /^\d+$/.test(value))
  );
}

/** The real parser takes a flag as text too. */
function isFlag(value: unknown): boolean {
  const absent = value === undefined || value === null;
  return absent || typeof value === 'boolean' || value === 'true' || value === 'false';
}

function bindsTo(claims: Claims): boolean {
  const audience = claims['aud'];
  return (
    !Array.isArray(audience) &&
    isNumeric(claims['iat']) &&
    isNumeric(claims['exp']) &&
    isFlag(claims['patient_consent'])
  );
}

const payloadTypes: Check = {
  id: 'C-06',
  requires: 'a payload whose claims have the expected types',
  examine: (call) => {
    const claims = call.signatureToken()?.claims ?? null;
    return refuseIf(
      claims === null || !bindsTo(claims),
      problem(
        '/msg/jwt-validation',
        '/jwt-mandatory-field-missing',
        'Il campo jwt payload non è valorizzato',
      ),
    );
  },
};

/** Checks on the token as a whole. */
export const tokenReading: readonly Check[] = [present, decodable, payloadTypes];
