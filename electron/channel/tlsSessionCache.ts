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
    const added = sessions.map((der) => ({ der, storedAt }));
    this.#entries.set(server, [...this.#fresh(server), ...added].slice(-kept));
  }

  /**
   * The newest session. Tickets are used once while there are others (RFC 8446, appendix C.4); the last one stays,
   * because some servers issue none on resumption and a full handshake costs a signature of the card, perhaps a PIN.
   */
  take(server: string): Uint8Array | null {
    const entries = this.#fresh(server);
    const newest = entries.at(-1);
    if (newest === undefined) return null;
    this.#entries.set(server, entries.length > 1 ? entries.slice(0, -1) : entries);
    return newest.der;
  }

  /** Forgets the sessions of one server: a handshake that offered one has failed. */
  forget(server: string): void {
    this.#entries.delete(server);
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries.clear();
  }

  #fresh(server: string): Entry[] {
    const now = this.#now();
    return (this.#entries.get(server) ?? []).filter(({ storedAt }) => now - storedAt < lifetimeMs);
  }
}
