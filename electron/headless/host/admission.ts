import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const COOKIE = 'sintesi';

function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function cookieOf(request: IncomingMessage): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';
}

/**
 * Who may speak to the host: the browser that opened the printed address. The secret of the address is worth one
 * visit, which exchanges it for a cookie no script can read; after that only the cookie counts, and only under our
 * own name, so that neither another local page nor a name rebound to this machine gets in.
 */
export class Admission {
  readonly #secret = randomBytes(32).toString('base64url');
  readonly #session = randomBytes(32).toString('base64url');
  #isSpent = false;

  /** The path to print, good for one visit. */
  get path(): string {
    return `/apri/${this.#secret}`;
  }

  /** The cookie header for a visitor with the unspent secret, or null. Spends the secret. */
  redeem(path: string): string | null {
    if (this.#isSpent || !sameText(path, this.path)) return null;
    this.#isSpent = true;
    return `${COOKIE}=${this.#session}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Whether a request carries the session of the visitor admitted, under the host's own name. */
  isAdmitted(request: IncomingMessage, host: string): boolean {
    return request.headers.host === host && sameText(cookieOf(request), this.#session);
  }
}
