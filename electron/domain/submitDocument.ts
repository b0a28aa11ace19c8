import { fail, ok, type Result } from '../../shared/errors/result.ts';
import {
  checkMayPublish,
  checkMayReplace,
  enqueueDocument,
  type ActMetadata,
  type QueueingPorts,
} from './enqueueAct.ts';
import type { Archive, NewSubmission, SealedDocument } from './ports/archive.ts';
import type { SignedDocument } from './ports/documentPdf.ts';
import { signDocument, type SigningOptions, type SigningPorts } from './signDocument.ts';

/** What is to be submitted, and as what. */
export interface DocumentSubmission {
  readonly document: SealedDocument;
  /** The published document it replaces, or null to publish it as the first of its set. */
  readonly targetId: string | null;
  readonly metadata: ActMetadata;
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
 * Signs a sealed document and queues the act that will carry it. Whether the act is allowed is checked before
 * the person is asked for a PIN; signed bytes and act are stored together, so neither exists without the other.
 */
export async function submitDocument(
  ports: SigningPorts & QueueingPorts,
  submission: DocumentSubmission,
): Promise<Result<NewSubmission>> {
  const { document, targetId, metadata, signing } = submission;
  const allowed =
    targetId === null
      ? await checkMayPublish(ports.archive, document)
      : await checkMayReplace(ports.archive, document, targetId);
  if (!allowed.ok) return allowed;
  const saved = await ports.archive.saveDocument(document);
  if (!saved.ok) return saved;
  const signed = await signedOnce(ports, document, signing);
  return signed.ok ? enqueueDocument(ports, document, signed.value, targetId, metadata) : signed;
}
