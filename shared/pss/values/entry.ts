import { z } from 'zod';
import { longTextSchema } from './text.ts';

/** The lasting identity of an entry, by which versions are compared and entries point to each other: a UUID or OID, with an extension after `^` where the source has one. */
export const entryIdSchema = z
  .string()
  .max(200)
  .regex(
    /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-2](\.(0|[1-9]\d*))+)(\^[^\s^<>&"]+)?$/i,
    'Identificativo non valido',
  );

/** See `entryIdSchema`. */
export type EntryId = z.infer<typeof entryIdSchema>;

/** How grave or how dangerous (HL7 ObservationValue 2.16.840.1.113883.5.1063): high, moderate, low. */
export const gravitySchema = z.literal(['H', 'M', 'L']);

/** See `gravitySchema`. */
export type Gravity = z.infer<typeof gravitySchema>;

/** Whether a condition is clinically active now. */
export const clinicalStateSchema = z.literal(['active', 'inactive']);

/** See `clinicalStateSchema`. */
export type ClinicalState = z.infer<typeof clinicalStateSchema>;

/** What every section may have besides its entries: paragraphs in the doctor's own words. */
export const freeTextSchema = z.array(longTextSchema).readonly();
