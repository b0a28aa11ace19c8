import type { Result } from '../../../shared/errors/result.ts';

/**
 * The key of an archive sealed by the operating system, so that its owner need not type the passphrase at each start.
 * `archive` names which archive; each has its own.
 */
export interface SystemKey {
  /**
   * The key, or null where none was ever sealed. Every failure leaves what is sealed as it was and means: ask for the
   * passphrase. `archive/system-key-insecure`, `-/system-key-unavailable`, `-/system-key-moved`,
   * `-/system-key-unreadable`.
   */
  read(archive: string): Promise<Result<Uint8Array | null>>;
  /** Seals a key: refused with `archive/system-key-insecure` or `-/system-key-unavailable`. */
  keep(archive: string, key: Uint8Array): Promise<Result<void>>;
}
