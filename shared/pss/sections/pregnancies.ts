import { z } from 'zod';
import { codeSchema } from '../values/coded.ts';
import { entryIdSchema, freeTextSchema } from '../values/entry.ts';
import { momentSchema } from '../values/moment.ts';
import { findingValueSchema } from '../values/quantity.ts';

/** One fact about pregnancies, births or menstruation (implementation guide PSS, section 10162-6); `what` null: the kind of fact is not known. */
export const pregnancyFactSchema = z
  .object({
    id: entryIdSchema,
    what: codeSchema.nullable(),
    at: momentSchema.nullable(),
    value: findingValueSchema,
  })
  .readonly();

/** See `pregnancyFactSchema`. */
export type PregnancyFact = z.infer<typeof pregnancyFactSchema>;

/** Pregnancies and births; the section is left out when there is nothing to list. */
export const pregnanciesSchema = z
  .object({ entries: z.array(pregnancyFactSchema).min(1).readonly(), freeText: freeTextSchema })
  .readonly();

/** See `pregnanciesSchema`. */
export type Pregnancies = z.infer<typeof pregnanciesSchema>;
