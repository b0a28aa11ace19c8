import type { Result } from '../../../shared/errors/result.ts';
import type { Catalogue } from '../../../shared/terminology/concept.ts';

/** Lists that were taken over. */
export interface TakenCatalogues {
  readonly catalogues: readonly Catalogue[];
  /** Rows that could not be read. */
  readonly brokenRows: number;
}

/** The lists of codes of the archive in use. */
export interface CatalogueKeeping {
  list(): Promise<Result<readonly Catalogue[]>>;
  /** Where the official pack lies; null where there is none. */
  packFolder(): Promise<string | null>;
  /** Takes one list over, in the place of what was there of its system. */
  importFile(name: string, bytes: Uint8Array): Promise<Result<TakenCatalogues>>;
  /** Takes every list of the official pack over, telling before each how far it is. */
  importPack(
    onProgress: (name: string, done: number, all: number) => void,
  ): Promise<Result<TakenCatalogues>>;
}
