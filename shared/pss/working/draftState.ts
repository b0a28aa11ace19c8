import { z } from 'zod';
import { sectionOrder } from '../../cda/sectionOrder.ts';

/** Something of an imported file with its place; `what` is health data. */
const importItemSchema = z
  .object({ path: z.string(), line: z.number(), what: z.string() })
  .readonly();

const personSchema = z.object({
  codiceFiscale: z.string(),
  family: z.string(),
  given: z.string(),
});

/** What a draft was begun from. */
export const draftOriginSchema = z.discriminatedUnion('kind', [
  /** A document of the archive. */
  z
    .object({
      kind: z.literal('version'),
      documentId: z.string(),
      version: z.number().int(),
      /** UTC ISO instant. */
      effectiveAt: z.string(),
      author: personSchema,
    })
    .readonly(),
  /** A file of another program, with the account of what the draft could not take. */
  z
    .object({
      kind: z.literal('import'),
      format: z.literal(['cda', 'pdf', 'fhir', 'json']),
      /** UTC ISO instant. */
      importedAt: z.string(),
      mapped: z.number().int(),
      unmapped: z.array(importItemSchema).readonly(),
      relabelled: z.array(importItemSchema).readonly(),
      dangling: z.array(importItemSchema).readonly(),
    })
    .readonly(),
  z.object({ kind: z.literal('new') }).readonly(),
]);

/** See `draftOriginSchema`. */
export type DraftOrigin = z.infer<typeof draftOriginSchema>;

/** Who a draft is about, as far as it is known. */
export const draftPatientSchema = z
  .object({
    codiceFiscale: z.string().nullable(),
    family: z.string().nullable(),
    given: z.string().nullable(),
    birthDate: z.string().nullable(),
    gender: z.literal(['M', 'F', 'UN']).nullable(),
  })
  .readonly();

/** See `draftPatientSchema`. */
export type DraftPatient = z.infer<typeof draftPatientSchema>;

/** When the doctor confirmed each section, as UTC ISO instant; null: still to be confirmed. */
export const draftReviewSchema = z
  .record(z.literal(sectionOrder), z.string().nullable())
  .readonly();

/** See `draftReviewSchema`. */
export type DraftReview = z.infer<typeof draftReviewSchema>;

/** The review of a draft nobody has looked at. */
export const nothingReviewed: DraftReview = draftReviewSchema.parse(
  Object.fromEntries(sectionOrder.map((name) => [name, null])),
);
