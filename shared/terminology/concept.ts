/** A coded concept as a catalogue lists it. */
export interface Concept {
  readonly code: string;
  /** What the doctor reads and what goes into `displayName`. */
  readonly display: string;
  /** What else it is found by, shown as a second line: the active substance of a drug, everyday words; `''` where there is nothing. */
  readonly detail: string;
  /** The code of the class it belongs to, such as the ATC code of a drug. */
  readonly classCode: string | null;
}

/** Where a catalogue came from. `starter`: our own short list, which never claims to be complete. */
export type CatalogueOrigin = 'starter' | 'pack' | 'file';

/** What is known about a catalogue before its concepts are counted. */
export interface CatalogueHeader {
  /** OID of the code system. */
  readonly system: string;
  /** Italian name. */
  readonly name: string;
  /** As its publisher numbers it; null where the file does not say. */
  readonly version: string | null;
  /** Day of publication, `YYYY-MM-DD`; null where the file does not say. */
  readonly publishedOn: string | null;
  readonly origin: CatalogueOrigin;
}

/** A catalogue in use. */
export interface Catalogue extends CatalogueHeader {
  /** UTC ISO instant. */
  readonly importedAt: string;
  readonly concepts: number;
}

/** A concept with the code system it belongs to. */
export interface SystemConcept extends Concept {
  readonly system: string;
}

/** How often and when last a concept was chosen. */
export interface ConceptUse {
  readonly count: number;
  /** UTC ISO instant. */
  readonly lastUsedAt: string;
}

/** A concept found by a search; `use` is null while it was never chosen. */
export interface FoundConcept extends SystemConcept {
  readonly use: ConceptUse | null;
}
