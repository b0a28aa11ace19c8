import { z } from 'zod';
import { codeSchema } from './coded.ts';
import { momentSchema } from './moment.ts';
import { shortTextSchema } from './text.ts';

/** A decimal number as written: `1.10` is not `1.1`, the precision of a result is part of it. */
export const decimalSchema = z.string().regex(/^-?\d{1,12}(\.\d{1,8})?$/, 'Numero non valido');

/** A UCUM unit such as `mm[Hg]`; `1` for pure numbers. */
export const unitSchema = z
  .string()
  .max(60)
  .regex(/^[!-~]+$/, 'Unità di misura non valida');

/** A number with its UCUM unit; `equivalents` are the same quantity in other unit codes. */
export const quantitySchema = z
  .object({
    value: decimalSchema,
    unit: unitSchema,
    equivalents: z
      .array(z.object({ value: decimalSchema, unit: codeSchema }).readonly())
      .readonly(),
  })
  .readonly();

/** See `quantitySchema`. */
export type Quantity = z.infer<typeof quantitySchema>;

/** A quantity from `low` to `high`; both ends equal for an exact dose. */
export const quantityRangeSchema = z
  .object({ low: quantitySchema, high: quantitySchema })
  .readonly();

/** See `quantityRangeSchema`. */
export type QuantityRange = z.infer<typeof quantityRangeSchema>;

/** What an observation found. */
export const findingValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('quantity'), quantity: quantitySchema }).readonly(),
  z.object({ kind: z.literal('code'), code: codeSchema }).readonly(),
  z.object({ kind: z.literal('count'), count: z.int().min(0).max(1_000_000) }).readonly(),
  z.object({ kind: z.literal('time'), at: momentSchema }).readonly(),
  z.object({ kind: z.literal('text'), text: shortTextSchema }).readonly(),
]);

/** See `findingValueSchema`. */
export type FindingValue = z.infer<typeof findingValueSchema>;
