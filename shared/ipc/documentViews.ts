import { z } from 'zod';
import { errorView } from './errorView.ts';

/** A person by codice fiscale and name. */
export const personView = z.object({
  codiceFiscale: z.string(),
  family: z.string(),
  given: z.string(),
});

/** One thing wrong with a document, in clinical Italian; see `Finding` of the verdict. */
export const findingView = z.object({
  rule: z.string(),
  layer: z.enum(['xsd', 'schematron', 'vocabulary', 'model']),
  severity: z.enum(['error', 'warning']),
  audience: z.enum(['doctor', 'developer']),
  path: z.string(),
  line: z.number(),
  /** Address of the datum in the model, or null where no datum is concerned. */
  field: z.string().nullable(),
  /** The same in words; `''` without a datum. */
  place: z.string(),
  it: z.string(),
  detail: z.string(),
});

/** What must not be missed of allergies: not known, none severe, or the first of the severe ones in words. */
export const severeAllergiesView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('some'),
    first: z.string(),
    severe: z.number(),
    all: z.number(),
  }),
]);

/** What must not be missed of allergies. */
export type SevereAllergiesView = z.infer<typeof severeAllergiesView>;

/** A document as the window reviews it: who, what it would do, what is in it and what is wrong with it. */
export const documentView = z.object({
  documentId: z.string(),
  setId: z.string(),
  version: z.number(),
  /** The document it replaces, or null when it is the first of its set. */
  replaces: z.string().nullable(),
  /** UTC ISO instant. */
  effectiveTime: z.string(),
  patient: personView.extend({
    /** `YYYY-MM-DD` or its known beginning. */
    birthDate: z.string(),
    gender: z.enum(['M', 'F', 'UN']),
  }),
  severeAllergies: severeAllergiesView,
  doctor: personView,
  /** The sections in the order of the document, each with the number of its coded entries. */
  sections: z.array(z.object({ title: z.string(), entries: z.number() })),
  /** Entries the doctor masked ("oscurate"): they are not in the document. */
  keptOut: z.number(),
  verdict: z.object({
    verdict: z.enum(['accepted', 'refused']),
    findings: z.array(findingView),
    /** Code systems whose codes could not be looked up. */
    uncheckedSystems: z.array(z.string()),
    /** Null when no official rules were at hand. */
    packVersion: z.string().nullable(),
  }),
  /** Why it cannot be signed and sent now, or null when it can. */
  obstacle: errorView.nullable(),
});

/** A document as the window reviews it. */
export type DocumentView = z.infer<typeof documentView>;
/** One finding of its verdict. */
export type FindingView = z.infer<typeof findingView>;
