import type { Database } from 'better-sqlite3-multiple-ciphers';

/** Rights that one holder at a time has, each with an end unless renewed. */
export interface LeasesTable {
  /** True when the holder has the right from now until `until`; false while another one's has not run out. */
  take(name: string, holder: string, at: string, until: string): boolean;
  release(name: string, holder: string): void;
  /** Takes every right away from whoever had it. */
  clear(): void;
}

/** Opens the table on a database. */
export function leasesTable(database: Database): LeasesTable {
  const take = database.prepare(`
    INSERT INTO leases (name, holder, ends_at) VALUES (@name, @holder, @until)
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, ends_at = excluded.ends_at
      WHERE leases.holder = excluded.holder OR leases.ends_at <= @at`);
  const release = database.prepare('DELETE FROM leases WHERE name = ? AND holder = ?');
  const clear = database.prepare('DELETE FROM leases');
  return {
    take: (name, holder, at, until) => take.run({ name, holder, at, until }).changes === 1,
    release: (name, holder) => {
      release.run(name, holder);
    },
    clear: () => {
      clear.run();
    },
  };
}
