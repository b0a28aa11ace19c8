import { z } from 'zod';
import { codedConceptSchema, uncodedConceptSchema } from '../values/coded.ts';
import {
  clinicalStateSchema,
  entryIdSchema,
  freeTextSchema,
  gravitySchema,
} from '../values/entry.ts';
import { courseSchema, inOrder, momentSchema } from '../values/moment.ts';
import { longTextSchema } from '../values/text.ts';
import { reactionSchema } from './reaction.ts';

/** What provokes the allergy; `unknown` is a deliberate answer. */
export const allergyAgentSchema = z.discriminatedUnion('kind', [
  codedConceptSchema,
  uncodedConceptSchema,
  z.object({ kind: z.literal('unknown') }).readonly(),
]);

/** See `allergyAgentSchema`. */
export type AllergyAgent = z.infer<typeof allergyAgentSchema>;

/** Allergy or intolerance, in general or to drug, environment, food (ObservationIntoleranceType 2.16.840.1.113883.1.11.19700). */
export const intoleranceTypeSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('listed'),
      type: z.literal(['ALG', 'DINT', 'EINT', 'FINT', 'NAINT', 'OINT']),
    })
    .readonly(),
  uncodedConceptSchema,
]);

/** See `intoleranceTypeSchema`. */
export type IntoleranceType = z.infer<typeof intoleranceTypeSchema>;

/** One allergy or intolerance (implementation guide PSS, section 48765-2). */
export const allergySchema = z
  .object({
    id: entryIdSchema,
    course: courseSchema,
    type: intoleranceTypeSchema,
    onset: momentSchema.nullable(),
    resolved: momentSchema.nullable(),
    agents: z.array(allergyAgentSchema).min(1).readonly(),
    reactions: z.array(reactionSchema).readonly(),
    criticality: gravitySchema.nullable(),
    state: clinicalStateSchema.nullable(),
    note: longTextSchema.nullable(),
  })
  .readonly()
  .refine(({ onset, resolved }) => inOrder(onset, resolved), 'La fine precede l’inizio');

/** See `allergySchema`. */
export type Allergy = z.infer<typeof allergySchema>;

/** What can be said instead of listing allergies (value set 2.16.840.1.113883.11.22.9). */
export const allergyAbsences = [
  'no-known-allergies',
  'no-allergy-info',
  'no-known-medication-allergies',
  'no-known-environmental-allergies',
  'no-known-food-allergies',
] as const;

/** Allergies and intolerances: a list, or the deliberate statement that there is none to list. */
export const allergiesSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('listed'),
      entries: z.array(allergySchema).min(1).readonly(),
      freeText: freeTextSchema,
    })
    .readonly(),
  z
    .object({
      kind: z.literal('absent'),
      id: entryIdSchema,
      absence: z.literal(allergyAbsences),
      since: momentSchema.nullable(),
      note: longTextSchema.nullable(),
      freeText: freeTextSchema,
    })
    .readonly(),
]);

/** See `allergiesSchema`. */
export type Allergies = z.infer<typeof allergiesSchema>;
