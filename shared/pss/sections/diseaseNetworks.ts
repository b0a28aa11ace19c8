import { z } from 'zod';
import { conceptSchema } from '../values/coded.ts';
import { entryIdSchema, freeTextSchema } from '../values/entry.ts';
import { courseSchema } from '../values/moment.ts';
import { longTextSchema } from '../values/text.ts';

/** One network or pathway the patient is enrolled in (implementation guide PSS, section PSSIT99). */
export const networkSchema = z
  .object({
    id: entryIdSchema,
    what: conceptSchema,
    course: courseSchema,
    note: longTextSchema.nullable(),
  })
  .readonly();

/** See `networkSchema`. */
export type DiseaseNetwork = z.infer<typeof networkSchema>;

/** Disease networks; the section is left out when there is none. */
export const diseaseNetworksSchema = z
  .object({ entries: z.array(networkSchema).min(1).readonly(), freeText: freeTextSchema })
  .readonly();

/** See `diseaseNetworksSchema`. */
export type DiseaseNetworks = z.infer<typeof diseaseNetworksSchema>;
