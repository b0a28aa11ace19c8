import { z } from 'zod';
import { codedConceptSchema, codeSchema } from '../values/coded.ts';
import { entryIdSchema, freeTextSchema } from '../values/entry.ts';
import { momentSchema } from '../values/moment.ts';
import { problemAbsences } from './problems.ts';

const ageSchema = z.int().min(0).max(130);

/** A disease of a relative, with the ages in years at which it began and at which the relative died. */
export const familyConditionSchema = z
  .object({
    what: codedConceptSchema,
    recorded: momentSchema.nullable(),
    onsetAge: ageSchema.nullable(),
    deathAge: ageSchema.nullable(),
  })
  .readonly();

/** See `familyConditionSchema`. */
export type FamilyCondition = z.infer<typeof familyConditionSchema>;

/** One relative (implementation guide PSS, section 10157-6); `relation` is a HL7 RoleCode such as `FTH`. */
export const relativeSchema = z
  .object({
    id: entryIdSchema,
    relation: codeSchema,
    gender: z.literal(['M', 'F', 'UN']).nullable(),
    conditions: z.array(familyConditionSchema).min(1).readonly(),
  })
  .readonly();

/** See `relativeSchema`. */
export type Relative = z.infer<typeof relativeSchema>;

/** Family history: the relatives, or the deliberate statement that there is nothing to report. */
export const familyHistorySchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('listed'),
      entries: z.array(relativeSchema).min(1).readonly(),
      freeText: freeTextSchema,
    })
    .readonly(),
  z
    .object({
      kind: z.literal('absent'),
      id: entryIdSchema,
      absence: z.literal(problemAbsences),
      freeText: freeTextSchema,
    })
    .readonly(),
]);

/** See `familyHistorySchema`. */
export type FamilyHistory = z.infer<typeof familyHistorySchema>;
