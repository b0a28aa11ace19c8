/** A code with the name we give it: Italian, as a doctor writes it in the middle of a sentence. */
export type NamedCode = readonly [code: string, name: string, alsoFoundBy?: string];

/**
 * A short list of ours for a code system whose official names are not Italian. It gives the documents their words and
 * is the starter catalogue of its system, so that what is picked and what is printed read the same.
 */
export interface NamedList {
  /** OID of the code system. */
  readonly system: string;
  readonly codes: readonly NamedCode[];
}
