import { z } from 'zod';
import {
  administrativeRequests,
  clinicalActivities,
  documentClasses,
  facilityTypes,
  practiceSettings,
} from './codes.ts';

const upTo = (length: number) => z.string().max(length);
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).max(100);

const indexFields = {
  tipologiaStruttura: z.enum(facilityTypes),
  tipoDocumentoLivAlto: z.enum(documentClasses),
  assettoOrganizzativo: z.enum(practiceSettings),
  tipoAttivitaClinica: z.enum(clinicalActivities),
  identificativoSottomissione: upTo(100),
  attiCliniciRegoleAccesso: listOf(upTo(1000)).optional(),
  dataInizioPrestazione: upTo(100).optional(),
  dataFinePrestazione: upTo(100).optional(),
  conservazioneANorma: upTo(100).optional(),
  descriptions: listOf(upTo(1000)).optional(),
  administrativeRequest: z.array(z.enum(administrativeRequests)).max(1000).optional(),
};

const documentFields = {
  ...indexFields,
  identificativoDoc: upTo(256),
  identificativoRep: upTo(100),
  mode: z.enum(['ATTACHMENT', 'RESOURCE']).optional(),
  healthDataFormat: z.enum(['CDA']).optional(),
};

/** Body part of create and of the contextual replace, as the published interface describes it (F-20). */
export const validateAndCreateBody = z.strictObject(documentFields);

/** Body part of the plain replace: the same with the workflow of an earlier validation (F-20). */
export const plainReplaceBody = z.strictObject({
  ...documentFields,
  workflowInstanceId: upTo(256).optional(),
});

/** Body part of the validation service (F-20). */
export const validationBody = z.strictObject({
  activity: z.enum(['VERIFICA', 'VALIDATION']),
  mode: documentFields.mode,
  healthDataFormat: documentFields.healthDataFormat,
});

/** Body of update metadata (F-20). */
export const metadataBody = z.strictObject(indexFields);

/**
 * What the dispatcher can bind (C-20): the same properties and enumerations, nothing required, because
 * absence is judged by later checks with texts of their own.
 */
export const boundDocument = plainReplaceBody.partial();

/** What the dispatcher can bind for update metadata (C-20). */
export const boundMetadata = metadataBody.partial();

/** What the dispatcher can bind for the validation service (C-20). */
export const boundValidation = validationBody.partial();

/** A body as the dispatcher holds it, whichever the method. */
export type BoundBody = z.infer<typeof boundDocument> & z.infer<typeof boundValidation>;
