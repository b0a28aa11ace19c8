import { z } from 'zod';
import { codeSchema, conceptSchema } from '../values/coded.ts';
import { entryIdSchema, freeTextSchema } from '../values/entry.ts';
import { momentSchema } from '../values/moment.ts';
import { longTextSchema, shortTextSchema } from '../values/text.ts';
import { reactionSchema } from './reaction.ts';

/** One dose given (implementation guide PSS, section 11369-6). */
export const vaccinationSchema = z
  .object({
    id: entryIdSchema,
    vaccine: conceptSchema,
    /** Null: the day is not known. */
    given: momentSchema.nullable(),
    route: codeSchema.nullable(),
    lot: shortTextSchema.nullable(),
    coveredUntil: momentSchema.nullable(),
    dose: z.int().min(1).max(99).nullable(),
    reactions: z.array(reactionSchema).readonly(),
    note: longTextSchema.nullable(),
  })
  .readonly();

/** See `vaccinationSchema`. */
export type Vaccination = z.infer<typeof vaccinationSchema>;

/** Vaccinations; the section is left out when there is none to list. */
export const vaccinationsSchema = z
  .object({ entries: z.array(vaccinationSchema).min(1).readonly(), freeText: freeTextSchema })
  .readonly();

/** See `vaccinationsSchema`. */
export type Vaccinations = z.infer<typeof vaccinationsSchema>;
