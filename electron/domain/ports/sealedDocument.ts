/** A document whose CDA bytes are frozen: the station *seal* of the journey. */
export interface SealedDocument {
  /** `identificativoDoc`: CDA id as `root^extension`. */
  readonly documentId: string;
  /** CDA setId as `root^extension`; the document id itself where the CDA has none. */
  readonly setId: string;
  readonly version: number;
  /** The document this one replaces, as its CDA says, or null. */
  readonly replaces: string | null;
  readonly patient: PersonIdentity;
  readonly author: PersonIdentity;
  /** UTC ISO instant of `effectiveTime`. */
  readonly effectiveAt: string;
  readonly cda: Uint8Array;
  readonly cdaSha256: string;
  /** UTC ISO instant at which the bytes were frozen. */
  readonly sealedAt: string;
}

/** Who a document is about or by. */
export interface PersonIdentity {
  readonly codiceFiscale: string;
  readonly family: string;
  readonly given: string;
}
