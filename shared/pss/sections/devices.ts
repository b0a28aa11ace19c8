import { z } from 'zod';
import { codedConceptSchema } from '../values/coded.ts';
import { entryIdSchema, freeTextSchema } from '../values/entry.ts';
import { momentSchema } from '../values/moment.ts';

/** One prosthesis, implant or aid (implementation guide PSS, section 46264-8), by CND code; an uncoded one goes into the free text. `since` null: not known. */
export const deviceSchema = z
  .object({ id: entryIdSchema, what: codedConceptSchema, since: momentSchema.nullable() })
  .readonly();

/** See `deviceSchema`. */
export type Device = z.infer<typeof deviceSchema>;

/** Prostheses, implants and aids; entries or free text. */
export const devicesSchema = z
  .object({ entries: z.array(deviceSchema).readonly(), freeText: freeTextSchema })
  .readonly()
  .refine((section) => section.entries.length + section.freeText.length > 0, 'Sezione vuota');

/** See `devicesSchema`. */
export type Devices = z.infer<typeof devicesSchema>;
