/**
 * The gateway's methods as gateway-checks.md names them: create, contextual replace, plain replace,
 * update metadata, delete, and the national validation service, which publishes nothing.
 */
export type MethodCode = 'C' | 'R2' | 'R' | 'U' | 'D' | 'V';

/** Where a call goes. `documentId` is the decoded path segment, null for create. */
export interface Route {
  readonly method: MethodCode;
  readonly documentId: string | null;
}

/** What the router found: a route, a path that exists under another verb, or nothing. */
export type Routing = Route | 'other-verb' | 'unknown-path';

/** Path prefix of the published interface, as on the regional host. */
export const basePath = '/gateway/v2';

/** Last segment of the update-metadata path: the sources disagree (gateway.md §18.1). */
export const updateSegments = ['metadata', 'metadati', 'metadata-iti-57'] as const;

/** Switches that change what the paths mean. */
export interface RoutingOptions {
  readonly updateSegment: (typeof updateSegments)[number];
  /** `PUT documents/{id}` as the national gateway reads it: no validation of its own (gateway-checks.md §1). */
  readonly nationalPlainReplace: boolean;
  /** `POST documents/validation`: national, not among the methods of the Region (gateway.md §1, §17). */
  readonly validationService: boolean;
}

interface Template {
  readonly verb: string;
  readonly path: RegExp;
  readonly method: MethodCode;
}

function templatesOf(options: RoutingOptions): readonly Template[] {
  const one = '([^/]+)';
  const path = (rest: string) => new RegExp(`^${basePath}/documents/${rest}$`);
  return [
    { verb: 'POST', path: path('validate-and-create'), method: 'C' },
    ...(options.validationService
      ? [{ verb: 'POST', path: path('validation'), method: 'V' as const }]
      : []),
    { verb: 'PUT', path: path(`validate-and-replace/${one}`), method: 'R2' },
    { verb: 'PUT', path: path(`${one}/${options.updateSegment}`), method: 'U' },
    { verb: 'PUT', path: path(one), method: options.nationalPlainReplace ? 'R' : 'R2' },
    { verb: 'DELETE', path: path(one), method: 'D' },
  ];
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** Finds the method a request line means; `path` is without query string. */
export function routeOf(verb: string, path: string, options: RoutingOptions): Routing {
  const matches = templatesOf(options).filter((template) => template.path.test(path));
  const template = matches.find((candidate) => candidate.verb === verb);
  if (template === undefined) return matches.length > 0 ? 'other-verb' : 'unknown-path';
  const segment = template.path.exec(path)?.[1];
  if (segment === undefined) return { method: template.method, documentId: null };
  const documentId = decoded(segment);
  return documentId === null ? 'unknown-path' : { method: template.method, documentId };
}
