/** A code system as the gateway knows it. */
export interface CodeSystem {
  readonly oid: string;
  /** The version that counts when a document names none, and the only one it may name; `''` where it has none. */
  readonly version: string;
  /** On the gateway's allow-list: its codes are never looked up. */
  readonly skipped: boolean;
  /** The codes of that version; null when the pack does not carry the list. */
  readonly codes: ReadonlySet<string> | null;
}

/** The official rules as data, wherever they were read from. Replaceable: nothing of it is built into the program. */
export interface OfficialPack {
  /** Shown to the user, e.g. `schematron 4.0`. */
  readonly version: string;
  /** The XSD files by path relative to the entry point's folder. */
  readonly schemaFiles: ReadonlyMap<string, Uint8Array>;
  /** The key of `schemaFiles` to start from. */
  readonly schemaEntry: string;
  readonly schematron: string;
  readonly codeSystems: ReadonlyMap<string, CodeSystem>;
}
