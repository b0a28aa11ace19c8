import { z } from 'zod';
import { freeTextSchema } from '../values/entry.ts';
import { momentSchema } from '../values/moment.ts';

/** The document carries the day as words, without an hour. */
const dateSchema = momentSchema.refine((moment) => !moment.includes('T'), 'Indicare la sola data');

/** The choice about organ donation (implementation guide PSS, section 42348-3): the document carries it as text only. */
export const organDonationSchema = z
  .object({
    choice: z
      .object({ answer: z.literal(['consent', 'dissent']), on: dateSchema.nullable() })
      .readonly()
      .nullable(),
    freeText: freeTextSchema,
  })
  .readonly()
  .refine(({ choice, freeText }) => choice !== null || freeText.length > 0, 'Sezione vuota');

/** See `organDonationSchema`. */
export type OrganDonation = z.infer<typeof organDonationSchema>;
