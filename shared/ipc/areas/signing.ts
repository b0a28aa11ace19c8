import { z } from 'zod';
import { pinQuestionView, signingCertificateView } from '../cardViews.ts';
import { errorView } from '../errorView.ts';
import { certificateChoice, documentRef, identifier, nothing } from '../requestParts.ts';

/** Documents of one request, as many as one PIN is good for; a longer batch asks again for what is left. */
export const MOST_SIGNED_AT_ONCE = 250;

/** What became of a document of a batch. */
const batchOutcome = z.enum([
  'signed',
  /** This one cannot be signed; the others go on. */
  'failed',
  /** The person left it out. */
  'skipped',
  /** The person stopped the batch before it. */
  'stopped',
  /** The card stopped the batch before it. */
  'card',
]);

/** A document of a batch with what became of it. */
export const batchResultView = z.object({
  documentId: z.string(),
  outcome: batchOutcome,
  error: errorView.nullable(),
});

/** A document of a batch with what became of it. */
export type BatchResultView = z.infer<typeof batchResultView>;

/** Signing and the PIN it asks for. */
export const signingVerbs = {
  /** The certificates that can be seen now, offered or refused with the reason. No PIN is asked. */
  'signing.certificates': {
    request: nothing,
    response: z.object({ certificates: z.array(signingCertificateView) }),
  },
  /** Signs and queues; asks for the PIN with `pin.requested` while it runs. */
  'signing.submit': {
    request: documentRef.extend({ certificate: certificateChoice }),
    response: z.object({ submissionId: z.string(), durationMs: z.number() }),
  },
  /** Signs and queues many, one after the other, each told with `signing.result`. */
  'signing.submitMany': {
    request: z.strictObject({
      documentIds: z.array(identifier).min(1).max(MOST_SIGNED_AT_ONCE),
      certificate: certificateChoice,
    }),
    response: z.object({
      results: z.array(batchResultView),
      /** The card's error that ended it before its end; nothing is ever tried again by itself. */
      stoppedBy: errorView.nullable(),
      durationMs: z.number(),
    }),
  },
  /** Leaves a document of the batch out, unless its turn has come. */
  'signing.skip': { request: documentRef, response: nothing },
  /** Gives up what is under way as long as the card has not begun; a batch stops before its next signature. */
  'signing.stop': { request: nothing, response: nothing },
  /**
   * Answers the PIN question that is open; the PIN is used for one presentation and kept nowhere. Null where it is
   * typed on the reader.
   */
  'signing.answerPin': {
    request: z.strictObject({ questionId: identifier, pin: z.string().min(1).max(64).nullable() }),
    response: nothing,
  },
  'signing.cancelPin': { request: z.strictObject({ questionId: identifier }), response: nothing },
} as const;

/** The stations of a signature as the person sees them pass. */
export const signingSteps = ['preparing', 'signing', 'checking', 'queued'] as const;
/** One station of a signature. */
export type SigningStep = (typeof signingSteps)[number];

/** What signing tells by itself. */
export const signingEvents = {
  'pin.requested': pinQuestionView,
  'pin.closed': z.object({ questionId: z.string() }),
  'signing.step': z.object({ documentId: z.string(), step: z.enum(signingSteps) }),
  /** So many documents of the batch were looked at before the card is asked for any. */
  'signing.checked': z.object({ done: z.number(), total: z.number() }),
  /** A document of the batch under way has its outcome; told in the order of the documents. */
  'signing.result': batchResultView.extend({ done: z.number(), total: z.number() }),
} as const;
