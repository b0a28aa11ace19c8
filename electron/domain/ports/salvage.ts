/** What became of one table when a damaged archive was salvaged. */
export interface SalvagedTable {
  readonly table: string;
  /** Rows read from the damaged file. */
  readonly salvaged: number;
  /** Rows it no longer gave, taken from the backup. */
  readonly fromBackup: number;
  /** Keys of the rows that are known to have existed and are nowhere; empty where nothing is known to be lost. */
  readonly lost: readonly string[];
}

/** Exactly what was saved, what came from a backup and what is lost (reliability §6). */
export interface SalvageReport {
  /** In the order of salvage: queue and X-CART-ids first. */
  readonly tables: readonly SalvagedTable[];
  /** Name of the backup that filled the gaps; null where there was no good one. */
  readonly backup: string | null;
  /** Acts of which only the journal still knows: when, on which document, how they ended, under which X-CART-id. */
  readonly onlyInJournal: readonly {
    readonly at: string;
    readonly action: string;
    readonly documentId: string | null;
    readonly outcome: string | null;
    readonly cartId: string | null;
  }[];
  /** Rows left out because what they belong to is lost, with their key. */
  readonly orphans: readonly { readonly table: string; readonly key: string }[];
  /** Name under which the damaged file was put aside. */
  readonly aside: string;
}
