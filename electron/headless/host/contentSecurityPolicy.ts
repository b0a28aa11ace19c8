/** The one style element of the page, by its digest: what React Aria adds to keep touch scrolling apart from pressing. */
const pressStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/**
 * The policy of the window (reliability-and-security §2.7): nothing but our own files, and no connection at all, but
 * for the one WebSocket over which a window served by the loopback host speaks to it; null inside Electron.
 */
export function contentSecurityPolicy(socketOrigin: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${pressStyle}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${socketOrigin ?? "'none'"}`,
    "frame-src 'none'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}
