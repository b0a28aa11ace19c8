import { z } from 'zod';
import { errorView } from './errorView.ts';

/** The way from the operating system to the card, as the status bar tells it. */
export const presenceView = z.discriminatedUnion('kind', [
  /** The driver is still being read. */
  z.object({ kind: z.literal('reading') }),
  /** The driver has been reading for longer than any card needs. */
  z.object({ kind: z.literal('not-answering') }),
  z.object({ kind: z.literal('no-service') }),
  z.object({ kind: z.literal('no-driver'), error: errorView }),
  z.object({ kind: z.literal('no-reader') }),
  z.object({
    kind: z.literal('readers'),
    readers: z.array(
      z.object({
        name: z.string(),
        state: z.enum(['empty', 'ready', 'unknown-card', 'in-use', 'unreadable', 'removed']),
        holder: z
          .object({
            name: z.string(),
            /** UTC ISO instants; null where the card has no such certificate. */
            signatureUntil: z.string().nullable(),
            accessUntil: z.string().nullable(),
          })
          .nullable(),
        error: errorView.nullable(),
      }),
    ),
  }),
]);

/** The way from the operating system to the card. */
export type PresenceView = z.infer<typeof presenceView>;

/** A PIN that is wanted now: which one, whose, how long, and why. */
export const pinQuestionView = z.object({
  questionId: z.string(),
  purpose: z.enum(['access', 'signature']),
  /** Why, in Italian. */
  reason: z.string(),
  holder: z.string(),
  /** UTC ISO instant at which the certificate ends. */
  notAfter: z.string(),
  /** Its authority was asked whether it is revoked and has not said. */
  isRevocationUnverified: z.boolean(),
  minLength: z.number(),
  maxLength: z.number(),
  /** The card's own flags, shown before a PIN is typed. */
  warning: z.enum(['none', 'count-low', 'final-try', 'locked']),
  /** The PIN is typed on the reader: no field is shown. */
  isOnReader: z.boolean(),
  reader: z.string(),
  /** The card wants its PIN at each use of the key: this one is good for a single signature. */
  isForOneUse: z.boolean(),
});

/** A PIN that is wanted now. */
export type PinQuestionView = z.infer<typeof pinQuestionView>;

/** A signature certificate that can be seen: offered, or refused with its reason. */
export const signingCertificateView = z.object({
  fingerprint: z.string(),
  holder: z.string(),
  issuer: z.string(),
  reader: z.string(),
  /** UTC ISO instant. */
  notAfter: z.string(),
  refusal: errorView.nullable(),
});

/** A signature certificate that can be seen. */
export type SigningCertificateView = z.infer<typeof signingCertificateView>;
