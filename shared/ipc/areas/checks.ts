import { z } from 'zod';
import { presenceView } from '../cardViews.ts';
import { errorView } from '../errorView.ts';
import { nothing } from '../requestParts.ts';

/** What the card showed when everything about it was tried; no PIN is asked. */
export const cardTrialView = z.object({
  presence: presenceView,
  modules: z.array(
    z.object({
      /** File name, never its folder. */
      file: z.string(),
      maker: z.string(),
      isChosen: z.boolean(),
      refusedBecause: errorView.nullable(),
      tokens: z.number(),
      usableCertificates: z.number(),
    }),
  ),
  driver: z
    .object({ manufacturer: z.string(), description: z.string(), version: z.string() })
    .nullable(),
  certificates: z.array(
    z.object({
      purpose: z.enum(['access', 'signature']).nullable(),
      holderName: z.string(),
      codiceFiscale: z.string().nullable(),
      issuerName: z.string(),
      /** UTC ISO instant. */
      notAfter: z.string(),
      refusal: errorView.nullable(),
    }),
  ),
  /** What kept the card from being looked at, or what is missing on it; null where both certificates can be used. */
  obstacle: errorView.nullable(),
});

/** What the card showed. */
export type CardTrialView = z.infer<typeof cardTrialView>;

/** What the regional node showed to a client without a card. */
export const connectionTrialView = z.object({
  host: z.string(),
  /** UTC ISO instant. */
  at: z.string(),
  durationMs: z.number(),
  proxy: z.string().nullable(),
  /** Why nothing could be learned at all. */
  unreachable: errorView.nullable(),
  /** Why its certificate is not trusted. */
  distrust: errorView.nullable(),
  issuer: z.string().nullable(),
  /** End of its certificate, UTC ISO. */
  notAfter: z.string().nullable(),
  asksForCard: z.boolean(),
  protocols: z.array(z.string()),
  /** Its clock less ours, in milliseconds; null where it did not say. */
  clockOffsetMs: z.number().nullable(),
  /** The clock is off by more than the gateway bears. */
  clockProblem: errorView.nullable(),
  /** The whole report, for support. */
  lines: z.array(z.string()),
});

/** What the regional node showed. */
export type ConnectionTrialView = z.infer<typeof connectionTrialView>;

/** What came of the trial transmission: the act that touches no document. */
export const transmissionTrialView = z.object({
  /** UTC ISO instant. */
  at: z.string(),
  /** Null where nothing answered. */
  httpStatus: z.number().nullable(),
  cartId: z.string().nullable(),
  /** Why acts would not be taken; null where card, channel and certificate were. */
  obstacle: errorView.nullable(),
});

/** What came of the trial transmission. */
export type TransmissionTrialView = z.infer<typeof transmissionTrialView>;

/** Trials of what lies outside the program, each with its result in words and codes. */
export const checkVerbs = {
  'checks.card': { request: nothing, response: cardTrialView },
  'checks.connection': { request: nothing, response: connectionTrialView },
  /** Uses the card, and its PIN is asked meanwhile; `gateway/trial-in-production` where real documents are. */
  'checks.transmission': { request: nothing, response: transmissionTrialView },
} as const;
