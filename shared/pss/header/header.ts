import { z } from 'zod';
import { codeSchema } from '../values/coded.ts';
import { momentSchema, whenSchema } from '../values/moment.ts';
import { shortTextSchema } from '../values/text.ts';
import {
  addressSchema,
  identifiedPersonSchema,
  identifierSchema,
  patientSchema,
  personNameSchema,
  telecomSchema,
} from './person.ts';

/** The doctor who writes: family doctor (MMG) or paediatrician (PLS). */
export const authorSchema = z
  .object({
    at: momentSchema,
    role: z.literal(['MMG', 'PLS']),
    id: identifierSchema,
    name: personNameSchema,
    address: addressSchema.nullable(),
    telecoms: z.array(telecomSchema).min(1).readonly(),
  })
  .readonly();

/** See `authorSchema`. */
export type Author = z.infer<typeof authorSchema>;

/** Someone who acted on the document at a time: data enterer, authenticator, legal authenticator. */
export const signatorySchema = z
  .object({ at: momentSchema, person: identifiedPersonSchema })
  .readonly();

/** See `signatorySchema`. */
export type Signatory = z.infer<typeof signatorySchema>;

/** Someone who told the doctor: a person close to the patient or a professional. */
export const informantSchema = z
  .object({ kind: z.literal(['CON', 'PROV', 'PRS']), name: personNameSchema })
  .readonly();

/** See `informantSchema`. */
export type Informant = z.infer<typeof informantSchema>;

/** The organisation that keeps the document. */
export const custodianSchema = z
  .object({
    id: identifierSchema,
    name: shortTextSchema,
    telecom: telecomSchema.nullable(),
    address: addressSchema.nullable(),
  })
  .readonly();

/** See `custodianSchema`. */
export type Custodian = z.infer<typeof custodianSchema>;

/** A person to call; `kind` such as `ECON` (emergency), `NOK` (next of kin), `CAREGIVER`. */
export const contactSchema = z
  .object({
    kind: z.string().regex(/^[A-Z]{2,20}$/),
    relation: codeSchema.nullable(),
    person: identifiedPersonSchema,
  })
  .readonly();

/** See `contactSchema`. */
export type Contact = z.infer<typeof contactSchema>;

/** The access of the patient the document was made at. */
export const serviceEventSchema = z
  .object({ what: codeSchema.nullable(), when: whenSchema })
  .readonly();

/** See `serviceEventSchema`. */
export type ServiceEvent = z.infer<typeof serviceEventSchema>;

/** The document this one replaces, transforms or adds to. */
export const relatedDocumentSchema = z
  .object({
    how: z.literal(['RPLC', 'XFRM', 'APND']),
    id: identifierSchema,
    setId: identifierSchema.nullable(),
    version: z.int().min(1).nullable(),
  })
  .readonly();

/** See `relatedDocumentSchema`. */
export type RelatedDocument = z.infer<typeof relatedDocumentSchema>;

/** The header of a PSS (implementation guide PSS, header; HL7 CDA R2 §4.2). */
export const pssHeaderSchema = z
  .object({
    id: identifierSchema,
    /** The chain of versions and the place in it; null where none is written (a first version). */
    setId: identifierSchema.nullable(),
    version: z.int().min(1).nullable(),
    title: shortTextSchema,
    createdAt: momentSchema,
    confidentiality: z.literal(['N', 'R', 'V']),
    patient: patientSchema,
    author: authorSchema,
    dataEnterer: signatorySchema.nullable(),
    informants: z.array(informantSchema).readonly(),
    custodian: custodianSchema,
    legalAuthenticator: signatorySchema,
    authenticator: signatorySchema.nullable(),
    contacts: z.array(contactSchema).readonly(),
    events: z.array(serviceEventSchema).min(1).readonly(),
    related: z.array(relatedDocumentSchema).max(2).readonly(),
  })
  .readonly()
  .refine(
    ({ version, related }) => version === null || version === 1 || related.length > 0,
    'Una versione successiva deve indicare quella che sostituisce',
  );

/** See `pssHeaderSchema`. */
export type PssHeader = z.infer<typeof pssHeaderSchema>;
