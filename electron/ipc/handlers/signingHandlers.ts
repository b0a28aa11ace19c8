import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { BatchResultView, SigningStep } from '../../../shared/ipc/areas/signing.ts';
import type { ContractResponse } from '../../../shared/ipc/contract.ts';
import { withBoundedConsent } from '../../domain/boundedConsent.ts';
import { signingCertificates } from '../../domain/signingCertificates.ts';
import type { Archive, NewSubmission } from '../../domain/ports/archive.ts';
import type { CardPort } from '../../domain/ports/card.ts';
import type { DocumentPdf } from '../../domain/ports/documentPdf.ts';
import { sealDocument } from '../../domain/sealDocument.ts';
import type { Settings } from '../../domain/settings.ts';
import type { BatchResult } from '../../domain/signBatch.ts';
import type { SigningOptions } from '../../domain/prepareSignature.ts';
import { submitBatch, type BatchSubmission } from '../../domain/submitBatch.ts';
import { submitDocument } from '../../domain/submitDocument.ts';
import type { Handlers } from '../bindContract.ts';
import type { Desk } from '../desk.ts';
import type { PinDesk } from '../pinDesk.ts';
import { signedLifeReport } from './signedLifeReport.ts';
import { reviewArchived, type ReviewedDocument } from './documentReview.ts';

/** The signatures under way: which the person gave up, which documents were left out. */
interface Steering {
  controller: AbortController;
  skipped: Set<string>;
}

/**
 * The paper side with its passages told: what the person sees as the stations of a signature. Until the card is
 * given the document, giving up is obeyed between one passage and the next.
 */
function toldSteps(
  pdf: DocumentPdf,
  signal: AbortSignal,
  tell: (step: SigningStep) => void,
): DocumentPdf {
  const givenUp = (): Result<never> => fail(appError('document/signing-given-up', {}));
  return {
    ...pdf,
    render: (cda, at) => {
      if (signal.aborted) return Promise.resolve(givenUp());
      tell('preparing');
      return pdf.render(cda, at);
    },
    prepare: async (rendered, chain, at) => {
      const prepared = await pdf.prepare(rendered, chain, at);
      if (signal.aborted) return givenUp();
      tell('signing');
      return prepared;
    },
    complete: (prepared, value) => {
      tell('checking');
      return pdf.complete(prepared, value);
    },
  };
}

function submissionOf(at: Date, { acquired }: ReviewedDocument): BatchSubmission {
  const { cda, header } = acquired;
  return { document: sealDocument(cda, header, at), targetId: header.replaces };
}

interface SigningParts {
  readonly settings: Settings;
  readonly archive: Archive;
  readonly card: CardPort;
  readonly signing: SigningOptions;
}

/** Opens what a signature is made with. The certificate chosen goes before the remembered one. */
async function openParts(
  desk: Desk,
  bounded: (card: CardPort) => CardPort,
  certificate: string | null,
): Promise<Result<SigningParts>> {
  const settings = await desk.settings();
  if (!settings.ok) return settings;
  const signing = await desk.signingOptions();
  if (!signing.ok) return signing;
  const archive = await desk.archive();
  if (!archive.ok) return archive;
  const card = await desk.card();
  if (!card.ok) return card;
  return ok({
    settings: settings.value,
    archive: archive.value,
    card: bounded(card.value),
    signing: certificate === null ? signing.value : { ...signing.value, fingerprint: certificate },
  });
}

async function reviewedSubmission(
  desk: Desk,
  documentId: string,
): Promise<Result<BatchSubmission>> {
  const reviewed = await reviewArchived(desk, documentId);
  if (!reviewed.ok) return reviewed;
  const { obstacle } = reviewed.value;
  return obstacle === null ? ok(submissionOf(desk.clock.now(), reviewed.value)) : fail(obstacle);
}

function resultView({ documentId, outcome }: BatchResult): BatchResultView {
  switch (outcome.kind) {
    case 'signed':
      return { documentId, outcome: 'signed', error: null };
    case 'failed':
      return { documentId, outcome: 'failed', error: outcome.error };
    case 'not-signed': {
      const { because } = outcome;
      return { documentId, outcome: because === 'cancelled' ? 'stopped' : because, error: null };
    }
  }
}

async function submitOne(
  desk: Desk,
  parts: SigningParts,
  documentId: string,
  signal: AbortSignal,
): Promise<Result<NewSubmission>> {
  const submission = await reviewedSubmission(desk, documentId);
  if (!submission.ok) return submission;
  const tell = (step: SigningStep): void => {
    desk.emit('signing.step', { documentId, step });
  };
  const { clock, randomness, pins } = desk;
  const { archive, card, signing, settings } = parts;
  const pdf = toldSteps(desk.pdf, signal, tell);
  const submitted = await submitDocument(
    { archive, card, pins, pdf, clock, randomness },
    { ...submission.value, settings, signing },
  );
  if (submitted.ok) tell('queued');
  return submitted;
}

/** How often a person is told how far the checks are: so many take about a quarter of a second. */
const TELL_EVERY = 10;

/** Judges the documents of a batch, unless it is stopped meanwhile; what is not given to the card is told apart. */
async function sortOut(
  desk: Desk,
  documentIds: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly ready: BatchSubmission[]; readonly failed: BatchResultView[] }> {
  const ready: BatchSubmission[] = [];
  const failed: BatchResultView[] = [];
  const total = documentIds.length;
  for (const [done, documentId] of documentIds.entries()) {
    if (done % TELL_EVERY === 0) desk.emit('signing.checked', { done, total });
    if (signal.aborted) {
      const stopped = documentIds.map(
        (each) => ({ documentId: each, outcome: 'stopped' }) as const,
      );
      return { ready: [], failed: stopped.map((each) => ({ ...each, error: null })) };
    }
    const submission = await reviewedSubmission(desk, documentId);
    if (submission.ok) ready.push(submission.value);
    else failed.push({ documentId, outcome: 'failed', error: submission.error });
  }
  desk.emit('signing.checked', { done: total, total });
  return { ready, failed };
}

async function submitMany(
  desk: Desk,
  parts: SigningParts,
  documentIds: readonly string[],
  { controller, skipped }: Steering,
): Promise<Result<Omit<ContractResponse['signing.submitMany'], 'durationMs'>>> {
  const { ready, failed } = await sortOut(desk, documentIds, controller.signal);
  const total = documentIds.length;
  failed.forEach((result, index) => {
    desk.emit('signing.result', { ...result, done: index + 1, total });
  });
  const { clock, randomness, pins, pdf } = desk;
  const { archive, card, signing, settings } = parts;
  const submitted = await submitBatch(
    { archive, card, pins, pdf, clock, randomness },
    ready,
    { settings, signing },
    {
      onResult: (result, { done }) => {
        desk.emit('signing.result', { ...resultView(result), done: failed.length + done, total });
        wakeQueue(desk);
      },
      isSkipped: (documentId) => skipped.has(documentId),
      signal: controller.signal,
    },
  );
  if (!submitted.ok) return submitted;
  const { results, stoppedBy } = submitted.value;
  return ok({ results: [...failed, ...results.map(resultView)], stoppedBy });
}

/** A queue that cannot run now does not undo a signature: the act is in the archive. */
function wakeQueue(desk: Desk): void {
  void desk.outbox().then((outbox) => {
    if (outbox.ok) outbox.value.outbox.wake();
    desk.emit('queue.changed', { status: 'unchanged' });
  });
}

/**
 * The verbs of a signature: the act itself, many of them, and the PIN they ask for meanwhile. A certificate that was
 * chosen and has signed is remembered.
 */
export function signingHandlers(
  desk: Desk,
  pins: PinDesk,
  remember: (fingerprint: string) => Promise<void>,
): Pick<
  Handlers,
  | 'signing.certificates'
  | 'signing.submit'
  | 'signing.submitMany'
  | 'signing.skip'
  | 'signing.stop'
  | 'signing.answerPin'
  | 'signing.cancelPin'
  | 'history.signedLifeReport'
> {
  const steering: Steering = { controller: new AbortController(), skipped: new Set() };
  /** One consent for each card opened: a card opened anew begins without any. */
  const boundedCards = new WeakMap<CardPort, CardPort>();
  function bounded(card: CardPort): CardPort {
    const known = boundedCards.get(card) ?? withBoundedConsent(card, desk.clock);
    boundedCards.set(card, known);
    return known;
  }
  function begin(): Steering {
    steering.controller = new AbortController();
    steering.skipped = new Set();
    return steering;
  }

  return {
    'signing.certificates': async () => {
      const settings = await desk.settings();
      if (!settings.ok) return settings;
      const card = await desk.card();
      if (!card.ok) return card;
      const { codiceFiscale } = settings.value.profile;
      const found = await signingCertificates(card.value, codiceFiscale);
      return found.ok ? ok({ certificates: [...found.value] }) : found;
    },
    'signing.submit': async ({ documentId, certificate }) => {
      const started = performance.now();
      const { signal } = begin().controller;
      const parts = await openParts(desk, bounded, certificate);
      if (!parts.ok) return parts;
      const submitted = await submitOne(desk, parts.value, documentId, signal);
      if (!submitted.ok) return submitted;
      if (certificate !== null) await remember(certificate);
      wakeQueue(desk);
      desk.emit('documents.changed', {});
      const { submissionId } = submitted.value;
      return ok({ submissionId, durationMs: performance.now() - started });
    },
    'signing.submitMany': async ({ documentIds, certificate }) => {
      const started = performance.now();
      const steered = begin();
      const parts = await openParts(desk, bounded, certificate);
      if (!parts.ok) return parts;
      const submitted = await submitMany(desk, parts.value, documentIds, steered);
      desk.emit('documents.changed', {});
      if (!submitted.ok) return submitted;
      const hasSigned = submitted.value.results.some(({ outcome }) => outcome === 'signed');
      if (certificate !== null && hasSigned) await remember(certificate);
      return ok({ ...submitted.value, durationMs: performance.now() - started });
    },
    'history.signedLifeReport': async ({ documentId, certificate }) => {
      const parts = await openParts(desk, bounded, certificate);
      if (!parts.ok) return parts;
      const report = await signedLifeReport(desk, parts.value, documentId);
      if (report.ok && certificate !== null) await remember(certificate);
      return report;
    },
    'signing.skip': ({ documentId }) => {
      steering.skipped.add(documentId);
      return Promise.resolve(ok({}));
    },
    'signing.stop': () => {
      steering.controller.abort();
      return Promise.resolve(ok({}));
    },
    'signing.answerPin': ({ questionId, pin }) => Promise.resolve(pins.answer(questionId, pin)),
    'signing.cancelPin': ({ questionId }) => Promise.resolve(pins.cancel(questionId)),
  };
}
