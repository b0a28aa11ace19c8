import { z } from 'zod';
import { codedConceptSchema } from '../values/coded.ts';
import { entryIdSchema, freeTextSchema } from '../values/entry.ts';
import { whenSchema } from '../values/moment.ts';
import { frequencySchema } from './therapies.ts';

/** Something planned (implementation guide PSS, section 18776-5). A plan has a date or a period. */
export const plannedItemSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal(['examination', 'procedure', 'encounter', 'activity']),
      id: entryIdSchema,
      what: codedConceptSchema,
      when: whenSchema,
    })
    .readonly(),
  z
    .object({
      kind: z.literal('drug'),
      id: entryIdSchema,
      drug: codedConceptSchema,
      when: whenSchema,
      frequency: frequencySchema.nullable(),
    })
    .readonly(),
]);

/** See `plannedItemSchema`. */
export type PlannedItem = z.infer<typeof plannedItemSchema>;

/** Care plans; entries or free text. */
export const carePlansSchema = z
  .object({ entries: z.array(plannedItemSchema).readonly(), freeText: freeTextSchema })
  .readonly()
  .refine((section) => section.entries.length + section.freeText.length > 0, 'Sezione vuota');

/** See `carePlansSchema`. */
export type CarePlans = z.infer<typeof carePlansSchema>;
