import { z } from 'zod';
import { codedConceptSchema, codeSchema } from '../values/coded.ts';
import { entryIdSchema, freeTextSchema } from '../values/entry.ts';
import { courseSchema } from '../values/moment.ts';
import { decimalSchema, quantityRangeSchema, unitSchema } from '../values/quantity.ts';
import { longTextSchema } from '../values/text.ts';

/** How often a drug is taken: one dose every `every` `unit` (UCUM: `h`, `d`, `wk`, `mo`). */
export const frequencySchema = z.object({ every: decimalSchema, unit: unitSchema }).readonly();

/** See `frequencySchema`. */
export type Frequency = z.infer<typeof frequencySchema>;

/** One drug therapy (implementation guide PSS, section 10160-0). The drug is coded by AIC, ATC or equivalence group and the route is compulsory (official rules b112, b114). */
export const therapySchema = z
  .object({
    id: entryIdSchema,
    /** `taken`: the patient takes or took it; `intended`: prescribed, not begun. */
    use: z.literal(['taken', 'intended']),
    drug: codedConceptSchema,
    course: courseSchema,
    frequency: frequencySchema.nullable(),
    route: codeSchema,
    site: codeSchema.nullable(),
    dose: quantityRangeSchema.nullable(),
    rate: quantityRangeSchema.nullable(),
    note: longTextSchema.nullable(),
  })
  .readonly();

/** See `therapySchema`. */
export type Therapy = z.infer<typeof therapySchema>;

/** What can be said instead of listing therapies (value set 2.16.840.1.113883.11.22.15). */
export const therapyAbsences = ['no-known-medications', 'no-medication-info'] as const;

/** Drug therapies: a list, or the deliberate statement that there is none to list. */
export const therapiesSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('listed'),
      entries: z.array(therapySchema).min(1).readonly(),
      freeText: freeTextSchema,
    })
    .readonly(),
  z
    .object({
      kind: z.literal('absent'),
      id: entryIdSchema,
      absence: z.literal(therapyAbsences),
      freeText: freeTextSchema,
    })
    .readonly(),
]);

/** See `therapiesSchema`. */
export type Therapies = z.infer<typeof therapiesSchema>;
