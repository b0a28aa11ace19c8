import { z } from 'zod';
import { conceptSchema } from '../values/coded.ts';
import {
  clinicalStateSchema,
  entryIdSchema,
  freeTextSchema,
  gravitySchema,
} from '../values/entry.ts';
import { courseSchema, inOrder, momentSchema } from '../values/moment.ts';
import { longTextSchema } from '../values/text.ts';

/**
 * Kinds of problem (value set 2.16.840.1.113883.2.9.77.22.11.9), by LOINC code. The list's 75246-9 is left out: the
 * gateway takes the value beside it for a motor capacity and refuses every diagnosis.
 */
export const problemKinds = {
  '75326-9': 'Problema',
  '75322-8': 'Disturbo',
  '74836-8': 'Tipo di trapianto',
  '75321-0': 'Obiettività Clinica',
  '52797-8': 'Diagnosi codice ICD',
} as const;

/** The codes of `problemKinds`. */
export const problemKindCodes = [
  '75326-9',
  '75322-8',
  '74836-8',
  '75321-0',
  '52797-8',
] as const satisfies readonly (keyof typeof problemKinds)[];

/** One problem (implementation guide PSS, section 11450-4). */
export const problemSchema = z
  .object({
    id: entryIdSchema,
    course: courseSchema,
    kind: z.literal(problemKindCodes),
    onset: momentSchema.nullable(),
    resolved: momentSchema.nullable(),
    diagnosis: conceptSchema,
    severity: gravitySchema.nullable(),
    state: clinicalStateSchema.nullable(),
    duration: z.literal(['chronic', 'acute']).nullable(),
    note: longTextSchema.nullable(),
    /** Other entries of the same document this problem has to do with, by their id. */
    related: z
      .array(z.object({ id: entryIdSchema, text: longTextSchema.nullable() }).readonly())
      .readonly(),
  })
  .readonly()
  .refine(({ onset, resolved }) => inOrder(onset, resolved), 'La fine precede l’inizio');

/** See `problemSchema`. */
export type Problem = z.infer<typeof problemSchema>;

/** What can be said instead of listing problems or family history (value set 2.16.840.1.113883.11.22.17). */
export const problemAbsences = ['no-known-problems', 'no-problem-info'] as const;

/** The problem list, or the deliberate statement that there is none to list. */
export const problemsSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('listed'),
      entries: z.array(problemSchema).min(1).readonly(),
      freeText: freeTextSchema,
    })
    .readonly(),
  z
    .object({
      kind: z.literal('absent'),
      id: entryIdSchema,
      absence: z.literal(problemAbsences),
      since: momentSchema.nullable(),
      freeText: freeTextSchema,
    })
    .readonly(),
]);

/** See `problemsSchema`. */
export type Problems = z.infer<typeof problemsSchema>;
