import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { SigningStep } from '../../../shared/ipc/areas/signing.ts';
import type { NewSubmission } from '../../domain/ports/archive.ts';
import type { DocumentPdf } from '../../domain/ports/documentPdf.ts';
import { sealDocument } from '../../domain/sealDocument.ts';
import { submitDocument } from '../../domain/submitDocument.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import type { PinDesk } from '../pinDesk.ts';
import { reviewArchived } from './documentReview.ts';

/** The paper side with its passages told: what the person sees as the stations of a signature. */
function toldSteps(pdf: DocumentPdf, tell: (step: SigningStep) => void): DocumentPdf {
  return {
    ...pdf,
    render: (cda, at) => {
      tell('preparing');
      return pdf.render(cda, at);
    },
    prepare: async (rendered, chain, at) => {
      const prepared = await pdf.prepare(rendered, chain, at);
      tell('signing');
      return prepared;
    },
    complete: (prepared, value) => {
      tell('checking');
      return pdf.complete(prepared, value);
    },
  };
}

async function submit(desk: Desk, documentId: string): Promise<Result<NewSubmission>> {
  const reviewed = await reviewArchived(desk, documentId);
  if (!reviewed.ok) return reviewed;
  if (reviewed.value.obstacle !== null) return fail(reviewed.value.obstacle);
  const settings = await desk.settings();
  if (!settings.ok) return settings;
  const signing = await desk.signingOptions();
  if (!signing.ok) return signing;
  const archive = await desk.archive();
  if (!archive.ok) return archive;
  const card = await desk.card();
  if (!card.ok) return card;
  const { clock, randomness, pins } = desk;
  const { cda, header } = reviewed.value.acquired;
  const tell = (step: SigningStep): void => {
    desk.emit('signing.step', { documentId, step });
  };
  const submitted = await submitDocument(
    {
      archive: archive.value,
      card: card.value,
      pins,
      pdf: toldSteps(desk.pdf, tell),
      clock,
      randomness,
    },
    {
      document: sealDocument(cda, header, clock.now()),
      targetId: header.replaces,
      settings: settings.value,
      signing: signing.value,
    },
  );
  if (submitted.ok) tell('queued');
  return submitted;
}

/** The verbs of a signature: the act itself and the PIN it asks for meanwhile. */
export function signingHandlers(
  desk: Desk,
  pins: PinDesk,
): Pick<Handlers, 'signing.submit' | 'signing.answerPin' | 'signing.cancelPin'> {
  return {
    'signing.submit': async ({ documentId }) => {
      const started = performance.now();
      const submitted = await submit(desk, documentId);
      if (!submitted.ok) return submitted;
      const outbox = await desk.outbox();
      // A queue that cannot run now does not undo the signature: the act is in the archive.
      if (outbox.ok) outbox.value.outbox.wake();
      desk.emit('queue.changed', { status: 'unchanged' });
      desk.emit('documents.changed', {});
      const { submissionId } = submitted.value;
      return ok({ submissionId, durationMs: performance.now() - started });
    },
    'signing.answerPin': ({ questionId, pin }) => Promise.resolve(pins.answer(questionId, pin)),
    'signing.cancelPin': ({ questionId }) => Promise.resolve(pins.cancel(questionId)),
  };
}
