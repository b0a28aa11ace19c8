import type { Result } from '../../../shared/errors/result.ts';
import type {
  Catalogue,
  CatalogueHeader,
  Concept,
  FoundConcept,
} from '../../../shared/terminology/concept.ts';

/** What is looked for in the catalogues. */
export interface ConceptQuery {
  /** Code, brand, substance or words, from two letters; accents and case do not count. */
  readonly text: string;
  /** OIDs of the code systems to search; empty searches all. */
  readonly systems: readonly string[];
  /** 1 to 100. */
  readonly limit: number;
  /** UTC ISO instant, to weigh how recent a choice is. */
  readonly at: string;
}

/** The catalogues in the encrypted archive. Same promises as `Archive`. */
export interface Terminology {
  /**
   * Begins a new edition of a catalogue and answers its number. The edition in use stays until `publishCatalogue`;
   * what an interrupted import left behind is removed by the next one.
   */
  beginCatalogue(header: CatalogueHeader, at: string): Promise<Result<number>>;
  /** Adds concepts to an edition that was begun; `archive/catalogue-unknown` for any other. */
  addConcepts(edition: number, concepts: readonly Concept[]): Promise<Result<void>>;
  /** Puts the edition in the place of the one before, in one transaction. */
  publishCatalogue(edition: number): Promise<Result<Catalogue>>;
  /** The catalogues in use, by system; the starter list of a system stands beside its full catalogue. */
  catalogues(): Promise<Result<readonly Catalogue[]>>;
  /** Recent and frequent first, then by code, by beginning, by words; each code of a system once. */
  searchConcepts(query: ConceptQuery): Promise<Result<readonly FoundConcept[]>>;
  /**
   * Which of the codes the full catalogue of the system lacks; null where there is none in the archive, so that
   * nothing can be said.
   */
  unknownCodes(system: string, codes: readonly string[]): Promise<Result<readonly string[] | null>>;
  /** The doctor chose a concept. */
  recordConceptUse(system: string, code: string, at: string): Promise<Result<void>>;
}
