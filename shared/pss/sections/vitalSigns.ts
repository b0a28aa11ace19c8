import { z } from 'zod';
import { codeSchema } from '../values/coded.ts';
import { entryIdSchema, freeTextSchema } from '../values/entry.ts';
import { momentSchema } from '../values/moment.ts';
import { quantitySchema } from '../values/quantity.ts';

/** One measurement, by LOINC code. */
export const vitalReadingSchema = z
  .object({
    id: entryIdSchema,
    what: codeSchema,
    at: momentSchema.nullable(),
    /** Which measurement of a series. */
    repeat: z.int().min(0).max(1000).nullable(),
    value: quantitySchema,
    interpretation: codeSchema.nullable(),
    method: codeSchema.nullable(),
    site: codeSchema.nullable(),
  })
  .readonly();

/** See `vitalReadingSchema`. */
export type VitalReading = z.infer<typeof vitalReadingSchema>;

/** Vital signs (implementation guide PSS, section 8716-3): readings alone or taken together, such as the two pressures. */
export const vitalSignSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), reading: vitalReadingSchema }).readonly(),
  z
    .object({
      kind: z.literal('group'),
      id: entryIdSchema,
      at: momentSchema.nullable(),
      readings: z.array(vitalReadingSchema).min(1).readonly(),
    })
    .readonly(),
]);

/** See `vitalSignSchema`. */
export type VitalSign = z.infer<typeof vitalSignSchema>;

/** Vital signs; the section is left out when there is nothing to list. */
export const vitalSignsSchema = z
  .object({ entries: z.array(vitalSignSchema).min(1).readonly(), freeText: freeTextSchema })
  .readonly();

/** See `vitalSignsSchema`. */
export type VitalSigns = z.infer<typeof vitalSignsSchema>;
