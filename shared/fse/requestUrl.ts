import type { GatewayEnvironment } from './gatewayEnvironment.ts';
import type { Operation } from './operation.ts';

/** Verb of each act (gateway.md §2). */
export const verbs = {
  create: 'POST',
  replace: 'PUT',
  'update-metadata': 'PUT',
  annul: 'DELETE',
} as const satisfies Record<Operation, string>;

/** Whether the act addresses a published document in its path. */
export function addressesTarget(operation: Operation): boolean {
  return operation !== 'create';
}

/**
 * One path segment, percent-encoded once: whatever RFC 3986 does not call unreserved is encoded, so the caret of
 * an identifier becomes %5E. A lone surrogate is a defect of the caller and throws.
 */
export function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The address of an act. `targetId` is used where the template asks for `{id}`. */
export function requestUrl(
  environment: GatewayEnvironment,
  operation: Operation,
  targetId: string | null,
): string {
  const path = environment.paths[operation].replace('{id}', () => encodeSegment(targetId ?? ''));
  return `${environment.baseUrl}/${path}`;
}
