/** The one style element of the page, by its digest: what React Aria adds to keep touch scrolling apart from pressing. */
const pressStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/**
 * The policy of the loopback host (reliability-and-security §2.7): as in the packaged program, nothing but our own
 * files, except that the window speaks to its host over one WebSocket of the same address.
 */
export function contentSecurityPolicy(socketOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${pressStyle}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${socketOrigin}`,
    "frame-src 'none'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}
