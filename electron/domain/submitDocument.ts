import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { checkSubmission } from './checkSubmission.ts';
import { enqueueDocument, type QueueingPorts } from './enqueueAct.ts';
import type { Archive, NewSubmission, SealedDocument } from './ports/archive.ts';
import type { SignedDocument } from './ports/documentPdf.ts';
import { publicationFields, type PublicationSettings } from './preflightDocument.ts';
import type { SigningOptions } from './prepareSignature.ts';
import { signDocument, type SigningPorts } from './signDocument.ts';

/** What is to be submitted, and as what. */
export interface DocumentSubmission {
  readonly document: SealedDocument;
  /** The published document it replaces, or null to publish it as the first of its set. */
  readonly targetId: string | null;
  readonly settings: PublicationSettings;
  readonly signing: SigningOptions;
}

/** Signed bytes never change: a document signed for an act that had no effect keeps its signature. */
async function signedOnce(
  ports: SigningPorts & { readonly archive: Archive },
  document: SealedDocument,
  signing: SigningOptions,
): Promise<Result<SignedDocument>> {
  const archived = await ports.archive.findDocument(document.documentId);
  if (!archived.ok) return fail(archived.error);
  const signed = archived.value?.signed ?? null;
  return signed === null ? signDocument(ports, document, signing) : ok(signed);
}

/**
 * Signs a sealed document and queues the act that will carry it. Whether the act is allowed, and whatever the gateway
 * would refuse it for as far as can be told here, is checked before the person is asked for a PIN; signed bytes and act are
 * stored together, so neither exists without the other.
 */
export async function submitDocument(
  ports: SigningPorts & QueueingPorts,
  submission: DocumentSubmission,
): Promise<Result<NewSubmission>> {
  const { document, targetId, settings, signing } = submission;
  const allowed = await checkSubmission(ports, document, targetId, settings);
  if (!allowed.ok) return allowed;
  const saved = await ports.archive.saveDocument(document);
  if (!saved.ok) return saved;
  const { documentBytes: limitBytes } = settings.environment.limits;
  const signed = await signedOnce(ports, document, { ...signing, limitBytes });
  if (!signed.ok) return signed;
  const metadata = publicationFields(document, settings, allowed.value);
  return enqueueDocument(ports, document, signed.value, targetId, metadata);
}
