import { fail, type Result } from '../../shared/errors/result.ts';
import { checkMayPublish, checkMayReplace, type QueueingPorts } from './enqueueAct.ts';
import type { SealedDocument } from './ports/archive.ts';
import { preflightDocument, type PublicationSettings } from './preflightDocument.ts';
import { publicationVisibility, type Visibility } from './visibility.ts';

/**
 * Why a document may not be published, or may not replace `targetId`, as far as can be told before it is signed: the
 * acts on its chain, then what the gateway would refuse it for. Asked before any PIN; answers the visibility it is to be
 * published with.
 */
export async function checkSubmission(
  { archive }: Pick<QueueingPorts, 'archive'>,
  document: SealedDocument,
  targetId: string | null,
  settings: PublicationSettings,
): Promise<Result<Visibility>> {
  const allowed =
    targetId === null
      ? await checkMayPublish(archive, document)
      : await checkMayReplace(archive, document, targetId);
  if (!allowed.ok) return allowed;
  const visibility = await publicationVisibility(archive, document, targetId);
  if (!visibility.ok) return visibility;
  const [obstacle] = preflightDocument(document, targetId, settings, visibility.value);
  return obstacle === undefined ? visibility : fail(obstacle);
}
