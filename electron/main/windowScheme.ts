import { contentSecurityPolicy } from '../headless/host/contentSecurityPolicy.ts';
import { staticFile } from '../headless/host/staticFiles.ts';

/** The scheme the window is served under; nothing else is, and nothing else serves it. */
export const windowScheme = 'app';
/** The origin of the window, exactly. */
export const windowOrigin = `${windowScheme}://sintesi`;
/** The address of the window. */
export const windowAddress = `${windowOrigin}/`;

/** What the scheme may do: a secure origin of its own, without leave to pass by policies. */
export const windowSchemePrivileges = {
  standard: true,
  secure: true,
  supportFetchAPI: true,
  codeCache: true,
} as const;

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy(null),
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Answers a request of the window's scheme from the folder of the built window: our own files, by GET, or nothing. */
export async function serveWindow(
  directory: string,
  request: { readonly method: string; readonly url: string },
): Promise<Response> {
  const address = URL.parse(request.url);
  const isOurs = address?.protocol === `${windowScheme}:` && address.host === 'sintesi';
  if (!isOurs || request.method !== 'GET') return new Response(null, { status: 403, headers });
  const file = await staticFile(directory, address.pathname);
  if (file === null) return new Response(null, { status: 404, headers });
  return new Response(Buffer.from(file.bytes), {
    status: 200,
    headers: { ...headers, 'content-type': file.type },
  });
}
