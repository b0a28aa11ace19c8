import { z } from 'zod';
import { codeSchema } from '../values/coded.ts';
import { freeTextSchema } from '../values/entry.ts';
import { momentSchema } from '../values/moment.ts';

/** How the patient moves (LOINC answers of value set 2.16.840.1.113883.2.9.77.22.11.15). */
export const motorCapacities = {
  'LA21285-4': 'Autonomo',
  'LA21286-5': 'Assistito',
  'LA4270-0': 'Allettato',
  'LA6743-4': 'Sedia a rotelle',
} as const;

/** Care at home (2.16.840.1.113883.2.9.5.2.8): integrated or programmed. */
export const careRegimes = {
  PSSADI: 'Assistenza Domiciliare Integrata',
  PSSADP: 'Assistenza Domiciliare Programmata',
} as const;

/** Functional status (implementation guide PSS, section 47420-5); scales such as ADL go into the free text. */
export const functionalStatusSchema = z
  .object({
    motor: z
      .object({
        capacity: z.literal(['LA21285-4', 'LA21286-5', 'LA4270-0', 'LA6743-4']),
        since: momentSchema.nullable(),
      })
      .readonly()
      .nullable(),
    care: z
      .object({ regime: z.literal(['PSSADI', 'PSSADP']), since: momentSchema.nullable() })
      .readonly()
      .nullable(),
    mental: z
      .object({
        what: codeSchema,
        /** Unlike everywhere else these are the only states admitted here. */
        status: z.literal(['normal', 'nullified', 'obsolete']),
        since: momentSchema.nullable(),
      })
      .readonly()
      .nullable(),
    freeText: freeTextSchema,
  })
  .readonly()
  .refine(
    ({ motor, care, mental, freeText }) =>
      motor !== null || care !== null || mental !== null || freeText.length > 0,
    'Sezione vuota',
  );

/** See `functionalStatusSchema`. */
export type FunctionalStatus = z.infer<typeof functionalStatusSchema>;
