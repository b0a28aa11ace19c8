import type { AppError } from '../../shared/errors/appError.ts';
import { actProblems, claimProblems } from '../../shared/fse/preflight/actPreflight.ts';
import { documentProblems } from '../../shared/fse/preflight/documentPreflight.ts';
import { publicationMetadata } from '../../shared/fse/requestBody.ts';
import { parseXml } from '../../shared/xml/parseXml.ts';
import { decodeCda } from './decodeCda.ts';
import type { ActMetadata } from './enqueueAct.ts';
import type { SealedDocument } from './ports/archive.ts';
import type { Settings } from './settings.ts';
import type { Visibility } from './visibility.ts';

/** As whom and where a document is published. */
export type PublicationSettings = Pick<Settings, 'profile' | 'environment'>;

/** The fields a document is published or replaced with. */
export function publicationFields(
  document: SealedDocument,
  { profile, environment }: PublicationSettings,
  visibility: Visibility,
): ActMetadata {
  const drafted = new Date(document.effectiveAt);
  return publicationMetadata({
    profile,
    environment,
    serviceStart: drafted,
    serviceEnd: drafted,
    visibility,
    documentId: document.documentId,
  });
}

function factProblems(
  document: SealedDocument,
  { profile }: PublicationSettings,
): readonly AppError[] {
  const text = decodeCda(document.cda);
  const root = text.ok ? parseXml(text.value) : text;
  if (!root.ok) return [root.error];
  return documentProblems(root.value, {
    documentId: document.documentId,
    patientCodiceFiscale: document.patient.codiceFiscale,
    doctorCodiceFiscale: profile.codiceFiscale,
  });
}

/**
 * Everything document, profile and environment decide of a publication, before anyone is asked for a PIN
 * (gateway-checks.md §15): what the gateway reads in the CDA, identifiers, body and claims, all findings at once.
 * The verdict on the content and the standing of the target are judged by their own use cases.
 */
export function preflightDocument(
  document: SealedDocument,
  targetId: string | null,
  settings: PublicationSettings,
  visibility: Visibility = null,
): readonly AppError[] {
  const act = {
    operation: targetId === null ? ('create' as const) : ('replace' as const),
    documentId: document.documentId,
    targetId,
    patientCodiceFiscale: document.patient.codiceFiscale,
    metadata: publicationFields(document, settings, visibility),
  };
  return [
    ...factProblems(document, settings),
    ...actProblems(act),
    ...claimProblems(act, settings.profile, settings.environment),
  ];
}
