import { z } from 'zod';
import { codedConceptSchema, codeSchema } from '../values/coded.ts';
import { entryIdSchema, freeTextSchema } from '../values/entry.ts';
import { periodSchema, whenSchema } from '../values/moment.ts';

/** One treatment or procedure (implementation guide PSS, section 47519-4). */
export const procedureSchema = z
  .object({
    id: entryIdSchema,
    what: codedConceptSchema,
    state: z.literal(['active', 'completed', 'aborted', 'suspended', 'cancelled']),
    period: periodSchema.nullable(),
    /** The diagnosis it was done for: one at most, ICD-9-CM (official rules b245, b246). */
    reason: codeSchema.nullable(),
    /** The visit or stay it was done in. */
    encounter: z.object({ what: codeSchema, when: whenSchema }).readonly().nullable(),
  })
  .readonly();

/** See `procedureSchema`. */
export type Procedure = z.infer<typeof procedureSchema>;

/** Treatments and procedures; entries or free text. */
export const proceduresSchema = z
  .object({ entries: z.array(procedureSchema).readonly(), freeText: freeTextSchema })
  .readonly()
  .refine((section) => section.entries.length + section.freeText.length > 0, 'Sezione vuota');

/** See `proceduresSchema`. */
export type Procedures = z.infer<typeof proceduresSchema>;
