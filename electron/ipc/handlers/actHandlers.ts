import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { updateMetadata } from '../../../shared/fse/requestBody.ts';
import { enqueueActOnPublished, type ActMetadata } from '../../domain/enqueueAct.ts';
import { updatedVisibility } from '../../domain/visibility.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import { loadDocument } from './documentReview.ts';

/** Letters only, without case and accents: how a typed surname is compared. */
function bareLetters(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();
}

async function queueAct(
  desk: Desk,
  operation: 'update-metadata' | 'annul',
  documentId: string,
  metadata: ActMetadata,
  reason: string | null = null,
): Promise<Result<{ submissionId: string }>> {
  const archive = await desk.archive();
  if (!archive.ok) return archive;
  const { clock, randomness } = desk;
  const ports = { archive: archive.value, clock, randomness };
  const queued = await enqueueActOnPublished(ports, operation, documentId, metadata, reason);
  if (!queued.ok) return queued;
  const outbox = await desk.outbox();
  if (outbox.ok) outbox.value.outbox.wake();
  desk.emit('queue.changed', { status: 'unchanged' });
  return ok({ submissionId: queued.value.submissionId });
}

/** The verbs on published documents that carry no document of their own. */
export function actHandlers(desk: Desk): Pick<Handlers, 'acts.annul' | 'acts.updateMetadata'> {
  return {
    'acts.annul': async ({ documentId, surname, reason }) => {
      const document = await loadDocument(desk, documentId);
      if (!document.ok) return document;
      return bareLetters(surname) === bareLetters(document.value.patient.family)
        ? queueAct(desk, 'annul', documentId, {}, reason)
        : fail(appError('window/surname-mismatch', {}));
    },
    'acts.updateMetadata': async ({ documentId, hidden }) => {
      const settings = await desk.settings();
      if (!settings.ok) return settings;
      const document = await loadDocument(desk, documentId);
      if (!document.ok) return document;
      const { profile, environment } = settings.value;
      const drafted = new Date(document.value.effectiveAt);
      const metadata = updateMetadata({
        profile,
        environment,
        serviceStart: drafted,
        serviceEnd: drafted,
        visibility: updatedVisibility(document.value, hidden),
      });
      return queueAct(desk, 'update-metadata', documentId, metadata);
    },
  };
}
