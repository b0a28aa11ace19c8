import { z } from 'zod';
import { codeSchema, conceptSchema } from '../values/coded.ts';
import { entryIdSchema, freeTextSchema } from '../values/entry.ts';
import { momentSchema } from '../values/moment.ts';
import { findingValueSchema, quantityRangeSchema } from '../values/quantity.ts';
import { shortTextSchema } from '../values/text.ts';

/** What is normal for a result. */
export const referenceRangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('interval'), interval: quantityRangeSchema }).readonly(),
  z.object({ kind: z.literal('text'), text: shortTextSchema }).readonly(),
]);

/** See `referenceRangeSchema`. */
export type ReferenceRange = z.infer<typeof referenceRangeSchema>;

/** One result of an investigation. */
export const resultSchema = z
  .object({
    id: entryIdSchema,
    what: conceptSchema,
    at: momentSchema.nullable(),
    value: findingValueSchema,
    interpretation: codeSchema.nullable(),
    reference: referenceRangeSchema.nullable(),
  })
  .readonly();

/** See `resultSchema`. */
export type InvestigationResult = z.infer<typeof resultSchema>;

/** Results that belong together (implementation guide PSS, section 30954-2); `what` null: no code for the group. */
export const panelSchema = z
  .object({
    id: entryIdSchema,
    what: codeSchema.nullable(),
    at: momentSchema.nullable(),
    results: z.array(resultSchema).min(1).readonly(),
  })
  .readonly();

/** See `panelSchema`. */
export type Panel = z.infer<typeof panelSchema>;

/** Investigations and laboratory; entries or free text. */
export const investigationsSchema = z
  .object({ entries: z.array(panelSchema).readonly(), freeText: freeTextSchema })
  .readonly()
  .refine((section) => section.entries.length + section.freeText.length > 0, 'Sezione vuota');

/** See `investigationsSchema`. */
export type Investigations = z.infer<typeof investigationsSchema>;
