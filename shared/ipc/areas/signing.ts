import { z } from 'zod';
import { pinQuestionView } from '../cardViews.ts';
import { documentRef, identifier, nothing } from '../requestParts.ts';

/** Signing and the PIN it asks for. */
export const signingVerbs = {
  /** Signs and queues; asks for the PIN with `pin.requested` while it runs. */
  'signing.submit': {
    request: documentRef,
    response: z.object({ submissionId: z.string(), durationMs: z.number() }),
  },
  /** Answers the PIN question that is open; the PIN is used for one presentation and kept nowhere. */
  'signing.answerPin': {
    request: z.strictObject({ questionId: identifier, pin: z.string().min(1).max(64) }),
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
} as const;
