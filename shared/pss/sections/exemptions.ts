import { z } from 'zod';
import { codedConceptSchema } from '../values/coded.ts';
import { entryIdSchema, freeTextSchema } from '../values/entry.ts';
import { courseSchema } from '../values/moment.ts';
import { longTextSchema } from '../values/text.ts';

/** One exemption from the ticket (implementation guide PSS, section 57827-8), national or regional code. */
export const exemptionSchema = z
  .object({
    id: entryIdSchema,
    what: codedConceptSchema,
    course: courseSchema,
    note: longTextSchema.nullable(),
  })
  .readonly();

/** See `exemptionSchema`. */
export type Exemption = z.infer<typeof exemptionSchema>;

/** Exemptions: a list, or the deliberate statement that the patient has none (code NE). */
export const exemptionsSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('listed'),
      entries: z.array(exemptionSchema).min(1).readonly(),
      freeText: freeTextSchema,
    })
    .readonly(),
  z
    .object({
      kind: z.literal('absent'),
      id: entryIdSchema,
      course: courseSchema,
      freeText: freeTextSchema,
    })
    .readonly(),
]);

/** See `exemptionsSchema`. */
export type Exemptions = z.infer<typeof exemptionsSchema>;
