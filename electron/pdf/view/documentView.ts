/** A stretch of narrative text in one style. A line feed inside `text` is a forced line break. */
export interface TextRun {
  readonly text: string;
  readonly strong: boolean;
  readonly script: 'normal' | 'superscript' | 'subscript';
}

/** A paragraph: never empty. */
export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly runs: readonly TextRun[];
}

/** A list; each item is a small flow of blocks of its own. */
export interface ListBlock {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly caption: readonly TextRun[];
  readonly items: readonly (readonly NarrativeBlock[])[];
}

/** A cell of a table as the author wrote it, spans included. */
export interface TableCell {
  readonly isHeader: boolean;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly blocks: readonly NarrativeBlock[];
}

/** A table: `headerRows` are repeated at the top of every page the table reaches. */
export interface TableBlock {
  readonly kind: 'table';
  readonly caption: readonly TextRun[];
  readonly headerRows: readonly (readonly TableCell[])[];
  readonly bodyRows: readonly (readonly TableCell[])[];
}

/** What a CDA narrative (CDA R2 §4.3.5) becomes on paper. */
export type NarrativeBlock = ParagraphBlock | ListBlock | TableBlock;

/** A datum with the word that introduces it, e.g. "Codice fiscale" and its value. */
export interface LabelledText {
  readonly label: string;
  readonly text: string;
}

/** A person of the header: a name and what is known of them, in reading order. */
export interface PersonView {
  readonly name: string;
  readonly codiceFiscale: string | null;
  readonly details: readonly LabelledText[];
}

/** One section of the body, ready to be set. */
export interface SectionView {
  readonly code: string;
  readonly title: string;
  readonly blocks: readonly NarrativeBlock[];
  /** Absences the entries declare by code and the narrative does not already say, in words. */
  readonly declaredAbsences: readonly string[];
}

/** The whole document in words: everything the page shows and nothing about how. */
export interface DocumentView {
  readonly title: string;
  /** Who gives the document its identity, such as a Region; `''` where it does not say. */
  readonly issuer: string;
  /** The extension of the document id, or its root where it has none. */
  readonly documentId: string;
  readonly patient: PersonView;
  readonly author: PersonView;
  readonly signer: PersonView;
  /** One line under the title: version and date. */
  readonly edition: string;
  /** The allergies whose criticality is high and which are not closed: agent and reactions. */
  readonly severeAllergies: readonly string[];
  readonly sections: readonly SectionView[];
  readonly contacts: readonly PersonView[];
  readonly documentData: readonly LabelledText[];
}
