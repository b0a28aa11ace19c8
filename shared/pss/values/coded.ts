import { z } from 'zod';
import { shortTextSchema } from './text.ts';

/** An object identifier such as `2.16.840.1.113883.6.1`. */
export const oidSchema = z.string().regex(/^[0-2](\.(0|[1-9]\d*))+$/, 'OID non valido');

/** A code of a code system; `display` is its official name, null where the source gives none. */
export const codeSchema = z
  .object({
    system: oidSchema,
    code: z
      .string()
      .max(100)
      .regex(/^[^\s<>&"]+$/, 'Codice non valido'),
    display: shortTextSchema.nullable(),
  })
  .readonly();

/** See `codeSchema`. */
export type Code = z.infer<typeof codeSchema>;

/** A fact in the doctor's words with the code that says the same, and the same again in other code systems. */
export const codedConceptSchema = z
  .object({
    kind: z.literal('coded'),
    text: shortTextSchema,
    code: codeSchema,
    translations: z.array(codeSchema).readonly(),
  })
  .readonly();

/** See `codedConceptSchema`. */
export type CodedConcept = z.infer<typeof codedConceptSchema>;

/** A fact no code system has a code for: the doctor's words only. */
export const uncodedConceptSchema = z
  .object({ kind: z.literal('uncoded'), text: shortTextSchema })
  .readonly();

/** A fact in the doctor's words, with its code where there is one. */
export const conceptSchema = z.discriminatedUnion('kind', [
  codedConceptSchema,
  uncodedConceptSchema,
]);

/** See `conceptSchema`. */
export type Concept = z.infer<typeof conceptSchema>;
