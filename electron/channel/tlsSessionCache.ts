import type { EngineFacts } from './cardTlsAddon.ts';

/** Sessions older than this are not offered (cards-and-certificates §2.5: 30 minutes idle). */
const lifetimeMs = 30 * 60_000;

/** Tickets kept per server; a TLS 1.3 server usually sends two. */
const kept = 4;

interface Entry {
  readonly der: Uint8Array;
  readonly storedAt: number;
}

/** TLS sessions in memory, by server. They spare the card a signature and die with the channel. */
export class TlsSessionCache {
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry[]>();

  /** `now` is a monotonic count of milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Keeps sessions a server has just issued. */
  store(server: string, sessions: readonly Uint8Array[]): void {
    const storedAt = this.#now();
    const all = [
      ...(this.#entries.get(server) ?? []),
      ...sessions.map((der) => ({ der, storedAt })),
    ];
    this.#entries.set(server, all.slice(-kept));
  }

  /** Takes the newest session out: a TLS 1.3 ticket is to be used once (RFC 8446, appendix C.4). */
  take(server: string): Uint8Array | null {
    const entry = this.#entries.get(server)?.pop();
    const fresh = entry !== undefined && this.#now() - entry.storedAt < lifetimeMs;
    return fresh ? entry.der : null;
  }

  /** Gives back a session that served: a TLS 1.2 server need not issue another at each resumption. */
  giveBack(server: string, session: Uint8Array, facts: EngineFacts): void {
    if (facts.resumed && facts.version === 'TLSv1.2') this.store(server, [session]);
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries.clear();
  }
}
