/** Why a row of a catalogue was skipped. */
export type RowFault = 'quotes' | 'columns' | 'no-code' | 'no-name' | 'too-long';

/** A row of a catalogue file that could not be used, with its line, from 1. */
export interface BrokenRow {
  readonly line: number;
  readonly fault: RowFault;
}

/** Italian wording of the faults. */
export const rowFaultNames: Readonly<Record<RowFault, string>> = {
  quotes: 'virgolette non chiuse',
  columns: 'numero di colonne sbagliato',
  'no-code': 'manca il codice',
  'no-name': 'manca la descrizione',
  'too-long': 'testo troppo lungo',
};

/** A row as it stands in the file: values by normalised column name. */
export interface CatalogueRow {
  readonly line: number;
  readonly values: ReadonlyMap<string, string>;
}

/** What was read from a file, before its columns are understood. */
export interface CatalogueRows {
  /** Normalised column names, in order. */
  readonly columns: readonly string[];
  readonly rows: readonly CatalogueRow[];
  readonly broken: readonly BrokenRow[];
}
