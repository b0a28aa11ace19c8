import { z } from 'zod';
import { codeSchema } from '../values/coded.ts';
import { entryIdSchema, freeTextSchema } from '../values/entry.ts';
import { momentSchema } from '../values/moment.ts';
import { findingValueSchema } from '../values/quantity.ts';

/** One habit or circumstance (implementation guide PSS, section 29762-2), by LOINC code. */
export const habitSchema = z
  .object({
    id: entryIdSchema,
    what: codeSchema,
    at: momentSchema.nullable(),
    value: findingValueSchema,
  })
  .readonly();

/** See `habitSchema`. */
export type Habit = z.infer<typeof habitSchema>;

/** Way of life; the section is left out when there is nothing to list. */
export const lifestyleSchema = z
  .object({ entries: z.array(habitSchema).min(1).readonly(), freeText: freeTextSchema })
  .readonly();

/** See `lifestyleSchema`. */
export type Lifestyle = z.infer<typeof lifestyleSchema>;
