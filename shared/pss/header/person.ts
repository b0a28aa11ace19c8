import { z } from 'zod';
import { codeSchema, oidSchema } from '../values/coded.ts';
import { momentSchema } from '../values/moment.ts';
import { shortTextSchema } from '../values/text.ts';

/** A registered identifier: root OID, extension, and who assigns it (null where the source does not say). */
export const identifierSchema = z
  .object({
    root: oidSchema,
    extension: z
      .string()
      .max(200)
      .regex(/^[^\s^<>&"]+$/, 'Identificativo non valido'),
    authority: shortTextSchema.nullable(),
  })
  .readonly();

/** See `identifierSchema`. */
export type Identifier = z.infer<typeof identifierSchema>;

/** A person's name: exactly one family and one given name (official rules 14, 23, 30, 39); several given names stand in one text. */
export const personNameSchema = z
  .object({
    family: shortTextSchema,
    given: shortTextSchema,
    prefix: shortTextSchema.nullable(),
  })
  .readonly();

/** See `personNameSchema`. */
export type PersonName = z.infer<typeof personNameSchema>;

/** A telephone or mail address; `use` such as `HP` (home), `WP` (work), `MC` (mobile) is compulsory (official rule 50). */
export const telecomSchema = z
  .object({
    use: z.literal(['H', 'HP', 'HV', 'WP', 'DIR', 'PUB', 'BAD', 'TMP', 'AS', 'EC', 'MC', 'PG']),
    uri: z
      .string()
      .max(300)
      .regex(/^(tel|mailto|fax|http|https):[^\s<>"]+$/, 'Recapito non valido'),
  })
  .readonly();

/** See `telecomSchema`. */
export type Telecom = z.infer<typeof telecomSchema>;

/** An address in Italian parts: ISTAT codes of state (`100` Italy), region and municipality, province letters. */
export const addressSchema = z
  .object({
    use: z.literal(['H', 'HP', 'HV', 'WP', 'TMP']).nullable(),
    country: shortTextSchema,
    region: shortTextSchema.nullable(),
    province: shortTextSchema.nullable(),
    city: shortTextSchema.nullable(),
    municipality: shortTextSchema.nullable(),
    postalCode: shortTextSchema.nullable(),
    street: shortTextSchema.nullable(),
  })
  .readonly();

/** See `addressSchema`. */
export type Address = z.infer<typeof addressSchema>;

/** A person with a codice fiscale as identifier, with ways to reach them. */
export const identifiedPersonSchema = z
  .object({
    id: identifierSchema,
    name: personNameSchema,
    address: addressSchema.nullable(),
    telecoms: z.array(telecomSchema).readonly(),
  })
  .readonly();

/** See `identifiedPersonSchema`. */
export type IdentifiedPerson = z.infer<typeof identifiedPersonSchema>;

/** The patient's legal representative. */
export const guardianSchema = z
  .object({
    id: identifierSchema,
    relation: codeSchema.nullable(),
    address: addressSchema.nullable(),
    telecoms: z.array(telecomSchema).readonly(),
    name: personNameSchema,
  })
  .readonly();

/** See `guardianSchema`. */
export type Guardian = z.infer<typeof guardianSchema>;

/** Codice fiscale, ANA, ANPR: one of them must identify the patient (official rule 10a). */
const NATIONAL_ROOTS = ['2', '15', '16'].map((arc) => `2.16.840.1.113883.2.9.4.3.${arc}`);

/** The patient. Identifiers for foreigners may stand beside the national one, never alone (official rule 10a). */
export const patientSchema = z
  .object({
    ids: z
      .array(identifierSchema)
      .readonly()
      .refine(
        (ids) => ids.filter(({ root }) => NATIONAL_ROOTS.includes(root)).length === 1,
        'Serve un codice fiscale, o un identificativo ANA o ANPR',
      ),
    address: addressSchema.nullable(),
    telecoms: z.array(telecomSchema).readonly(),
    name: personNameSchema,
    gender: z.literal(['M', 'F', 'UN']),
    birth: momentSchema,
    birthplace: addressSchema.nullable(),
    guardian: guardianSchema.nullable(),
  })
  .readonly();

/** See `patientSchema`. */
export type Patient = z.infer<typeof patientSchema>;
