import { z } from 'zod';
import { codedConceptSchema } from '../values/coded.ts';
import { entryIdSchema, freeTextSchema } from '../values/entry.ts';
import { periodSchema, whenSchema } from '../values/moment.ts';
import { identifierSchema, personNameSchema } from '../header/person.ts';

/** Who saw the patient; identifier null: not known. */
export const performerSchema = z
  .object({
    id: identifierSchema.nullable(),
    name: personNameSchema.nullable(),
    period: periodSchema.nullable(),
  })
  .readonly();

/** See `performerSchema`. */
export type Performer = z.infer<typeof performerSchema>;

/** One visit or stay in hospital (implementation guide PSS, section 46240-8). */
export const encounterSchema = z
  .object({
    id: entryIdSchema,
    what: codedConceptSchema,
    when: whenSchema,
    performer: performerSchema.nullable(),
  })
  .readonly();

/** See `encounterSchema`. */
export type Encounter = z.infer<typeof encounterSchema>;

/** Visits and stays; the section is left out when there is none. */
export const encountersSchema = z
  .object({ entries: z.array(encounterSchema).min(1).readonly(), freeText: freeTextSchema })
  .readonly();

/** See `encountersSchema`. */
export type Encounters = z.infer<typeof encountersSchema>;
