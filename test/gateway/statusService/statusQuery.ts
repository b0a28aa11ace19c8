import { basePath } from '../routing.ts';

/** What a status call asks (gateway.md §14). */
export type StatusQuery =
  { readonly by: 'workflow' | 'trace'; readonly id: string } | { readonly by: 'health' };

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** The status call a request line is, or null when it is none. */
export function statusQueryOf(verb: string, path: string): StatusQuery | null {
  if (verb !== 'GET') return null;
  if (path === `${basePath}/status`) return { by: 'health' };
  const trace = new RegExp(`^${basePath}/status/search/([^/]+)$`).exec(path)?.[1];
  const workflow = new RegExp(`^${basePath}/status/([^/]+)$`).exec(path)?.[1];
  const id = decoded(trace ?? workflow ?? '');
  if (id === null || id === '') return null;
  return { by: trace === undefined ? 'workflow' : 'trace', id };
}
