import { appError } from '../../shared/errors/appError.ts';
import type { Concept, FoundConcept } from '../../shared/terminology/concept.ts';
import { rankUsed } from '../../shared/terminology/rankUsed.ts';
import { isSearchable, matchesWords, wordsOf } from '../../shared/terminology/searchText.ts';
import type { ConceptQuery } from '../domain/ports/terminology.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';
import type { CataloguesTable, Edition } from './cataloguesTable.ts';
import type { ConceptSearch } from './conceptSearch.ts';
import { conceptsPerEdition, rangeOfEdition, type ConceptsTable } from './conceptsTable.ts';
import type { ConceptUsesTable } from './conceptUsesTable.ts';

/** The tables of the terminology. */
export interface TerminologyTables {
  readonly catalogues: CataloguesTable;
  readonly concepts: ConceptsTable;
  readonly uses: ConceptUsesTable;
  readonly search: ConceptSearch;
}

function removeEdition({ catalogues, concepts }: TerminologyTables, edition: number): void {
  concepts.removeRange(rangeOfEdition(edition));
  catalogues.remove(edition);
}

/** Removes what interrupted imports left behind. */
export function removeUnfinished(tables: TerminologyTables): void {
  for (const { edition } of tables.catalogues.unfinished()) removeEdition(tables, edition);
}

function unfinishedEdition(tables: TerminologyTables, edition: number): Edition {
  const found = tables.catalogues.find(edition);
  if (found === null || found.inUse) {
    throw new ArchiveRefusal(appError('archive/catalogue-unknown', { edition }));
  }
  return found;
}

/** Adds concepts at the end of an edition that is being imported. */
export function appendConcepts(
  tables: TerminologyTables,
  edition: number,
  concepts: readonly Concept[],
): void {
  const held = unfinishedEdition(tables, edition).catalogue.concepts;
  if (held + concepts.length > conceptsPerEdition) {
    throw new ArchiveRefusal(
      appError('archive/catalogue-too-large', { limit: conceptsPerEdition }),
    );
  }
  tables.concepts.insert(rangeOfEdition(edition).first + held, concepts);
  tables.catalogues.addToCount(edition, concepts.length);
}

/** Puts an edition in the place of the one before; a starter list only takes the place of a starter list. */
export function publishEdition(tables: TerminologyTables, edition: number): Edition['catalogue'] {
  const { catalogue } = unfinishedEdition(tables, edition);
  const isStarter = ({ origin }: Edition['catalogue']) => origin === 'starter';
  const replaced = tables.catalogues
    .inUse()
    .filter((each) => each.catalogue.system === catalogue.system)
    .filter((each) => isStarter(each.catalogue) === isStarter(catalogue));
  for (const each of replaced) removeEdition(tables, each.edition);
  tables.catalogues.putInUse(edition);
  return catalogue;
}

function usedConcepts(
  tables: TerminologyTables,
  editions: readonly Edition[],
  query: ConceptQuery,
): readonly FoundConcept[] {
  const typed = wordsOf(query.text);
  const found = tables.uses
    .latest()
    .flatMap(({ system, code, ...use }): readonly FoundConcept[] => {
      for (const { edition, catalogue } of editions) {
        if (catalogue.system !== system) continue;
        const concept = tables.concepts.find(code, rangeOfEdition(edition));
        if (concept === null) continue;
        const { conceptId: _number, ...said } = concept;
        if (!matchesWords(typed, `${code} ${said.display} ${said.detail}`)) continue;
        return [{ ...said, system, use }];
      }
      return [];
    });
  return rankUsed(found, query.at);
}

/** Finds concepts; see `Terminology.searchConcepts`. */
export function findConcepts(
  tables: TerminologyTables,
  query: ConceptQuery,
): readonly FoundConcept[] {
  if (!isSearchable(query.text)) return [];
  const limit = Math.min(Math.max(1, query.limit), 100);
  const editions = tables.catalogues
    .inUse()
    .filter(
      ({ catalogue }) => query.systems.length === 0 || query.systems.includes(catalogue.system),
    )
    .sort((one, other) => startersFirst(one) - startersFirst(other));
  const found = new Map<string, FoundConcept>();
  const take = (concept: FoundConcept) => {
    const identity = `${concept.system} ${concept.code}`;
    if (!found.has(identity)) found.set(identity, concept);
  };
  for (const concept of usedConcepts(tables, editions, query)) take(concept);
  for (const { edition, catalogue } of editions) {
    if (found.size >= limit) break;
    for (const hit of tables.search.within(rangeOfEdition(edition), query.text, limit)) {
      const { conceptId: _number, ...concept } = hit;
      take({ ...concept, system: catalogue.system, use: null });
    }
  }
  return [...found.values()].slice(0, limit);
}

/** What a doctor uses daily comes before the rest of a catalogue. */
function startersFirst({ catalogue }: Edition): number {
  return catalogue.origin === 'starter' ? 0 : 1;
}

/** Which codes the full catalogue of a system lacks; null where there is no full catalogue. */
export function findUnknownCodes(
  tables: TerminologyTables,
  system: string,
  codes: readonly string[],
): readonly string[] | null {
  const full = tables.catalogues
    .inUse()
    .find(({ catalogue }) => catalogue.system === system && catalogue.origin !== 'starter');
  if (full === undefined) return null;
  const range = rangeOfEdition(full.edition);
  return codes.filter((code) => tables.concepts.find(code, range) === null);
}
