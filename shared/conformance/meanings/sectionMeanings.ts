/** What kind of defect of the writing program a rule points at. */
export type DefectKind =
  | 'structure'
  | 'template'
  | 'fixedCode'
  | 'status'
  | 'narrative'
  | 'identifier'
  | 'entryKind'
  | 'data';

/** The meanings of the rules about one part of the document. */
export interface SectionMeanings {
  /** The part's name as the doctor reads it. */
  readonly title: string;
  /** Rule key -> what the doctor is to correct. */
  readonly forDoctor: Readonly<Record<string, string>>;
  /** Kind of defect -> keys of the rules, separated by blanks: nothing a doctor could correct. */
  readonly defects: Readonly<Partial<Record<DefectKind, string>>>;
}
