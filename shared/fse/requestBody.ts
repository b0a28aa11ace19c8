import { z } from 'zod';
import {
  administrativeRegimes,
  clinicalActivities,
  facilityTypes,
  legalPreservation,
  practiceSettings,
  pssDocumentClass,
  visibilityCodes,
} from './codeTables.ts';
import type { DoctorProfile } from './doctorProfile.ts';
import type { GatewayEnvironment } from './gatewayEnvironment.ts';
import {
  isDocumentId,
  isRepositoryIdentifier,
  isSubmissionIdentifier,
  repositoryIdentifier,
} from './identifiers.ts';
import type { Operation } from './operation.ts';
import { isWireTime, wireTime } from './wireTime.ts';

const instant = z.string().refine(isWireTime, { message: 'must be a real yyyyMMddHHmmss instant' });

// The order of these properties is the order on the wire.
const publicationOnly = {
  healthDataFormat: z.literal('CDA'),
  mode: z.literal('ATTACHMENT'),
  identificativoDoc: z.string().refine(isDocumentId, { message: 'must be root^extension' }),
  identificativoRep: z.string().refine(isRepositoryIdentifier, {
    message: 'must be a repository of the national root',
  }),
};

const everyBody = {
  tipologiaStruttura: z.enum(facilityTypes),
  tipoDocumentoLivAlto: z.literal(pssDocumentClass),
  assettoOrganizzativo: z
    .string()
    .refine((code) => practiceSettings.has(code), { message: 'is not a practice setting' }),
  dataInizioPrestazione: instant.optional(),
  dataFinePrestazione: instant.optional(),
  conservazioneANorma: z.literal(legalPreservation).optional(),
  tipoAttivitaClinica: z.enum(clinicalActivities),
  // One visibility policy at a time (field failure VB-03); an empty list is left out.
  attiCliniciRegoleAccesso: z.array(z.enum(visibilityCodes)).length(1).optional(),
  administrativeRequest: z.array(z.enum(administrativeRegimes)).min(1).optional(),
  identificativoSottomissione: z
    .string()
    .refine(isSubmissionIdentifier, { message: 'must be a submission OID' }),
};

function periodInOrder(body: {
  readonly dataInizioPrestazione?: string | undefined;
  readonly dataFinePrestazione?: string | undefined;
}): boolean {
  const { dataInizioPrestazione: start, dataFinePrestazione: end } = body;
  return start === undefined || end === undefined || start <= end;
}

const inOrder = { path: ['dataFinePrestazione'], message: 'must not precede the start' };

/** The part `requestBody` of create and replace: closed, as the interface is (gateway.md §6.1, §7). */
export const publicationBodySchema = z
  .strictObject({ ...publicationOnly, ...everyBody })
  .refine(periodInOrder, inOrder);

/** The body of update metadata: closed, without document, repository and format (gateway.md §6.4). */
export const updateBodySchema = z.strictObject(everyBody).refine(periodInOrder, inOrder);

/** A complete body of create or replace. */
export type PublicationBody = z.infer<typeof publicationBodySchema>;

/** A complete body of update metadata. */
export type UpdateBody = z.infer<typeof updateBodySchema>;

/** The schema of an act's body; null where the act has none. */
export function bodySchemaOf(operation: Operation) {
  switch (operation) {
    case 'create':
    case 'replace':
      return publicationBodySchema;
    case 'update-metadata':
      return updateBodySchema;
    case 'annul':
      return null;
  }
}

const wireOrder = [...Object.keys(publicationOnly), ...Object.keys(everyBody)];

/** The body as JSON text, members in one fixed order so that equal bodies are equal bytes. */
export function serializeBody(body: PublicationBody | UpdateBody): string {
  const members = Object.entries(body)
    .filter(([, value]) => value !== undefined)
    .sort(([left], [right]) => wireOrder.indexOf(left) - wireOrder.indexOf(right));
  return JSON.stringify(Object.fromEntries(members));
}

/** What the metadata of an act is made from. */
export interface MetadataInput {
  readonly profile: DoctorProfile;
  readonly environment: GatewayEnvironment;
  /** When the document was drafted. */
  readonly serviceStart: Date;
  readonly serviceEnd: Date;
  /** The visibility to set; null for an ordinary document. */
  readonly visibility: (typeof visibilityCodes)[number] | null;
}

/** The fields of update metadata but the submission identifier: always the complete set (gateway.md §6.4). */
export function updateMetadata(
  input: MetadataInput,
): Omit<UpdateBody, 'identificativoSottomissione'> {
  const { profile, environment } = input;
  return {
    tipologiaStruttura: profile.tipologiaStruttura,
    tipoDocumentoLivAlto: pssDocumentClass,
    assettoOrganizzativo: profile.assettoOrganizzativo,
    dataInizioPrestazione: wireTime(input.serviceStart),
    dataFinePrestazione: wireTime(input.serviceEnd),
    tipoAttivitaClinica: profile.tipoAttivitaClinica,
    ...(input.visibility === null ? {} : { attiCliniciRegoleAccesso: [input.visibility] }),
    ...(environment.administrativeRequest === null
      ? {}
      : { administrativeRequest: environment.administrativeRequest }),
  };
}

/** The metadata of a publication as an update of the same document carries them: the same, without its own fields. */
export function updateOfPublication(
  metadata: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(metadata).filter(([name]) => !Object.hasOwn(publicationOnly, name)),
  );
}

/** The fields of create and replace but the submission identifier. */
export function publicationMetadata(
  input: MetadataInput & { readonly documentId: string },
): Omit<PublicationBody, 'identificativoSottomissione'> {
  return {
    healthDataFormat: 'CDA',
    mode: 'ATTACHMENT',
    identificativoDoc: input.documentId,
    identificativoRep: repositoryIdentifier(input.profile),
    ...updateMetadata(input),
  };
}
