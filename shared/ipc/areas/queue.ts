import { z } from 'zod';
import { errorView } from '../errorView.ts';
import { actView, pauseView } from '../historyViews.ts';
import { identifier, instant, nothing, submissionRef } from '../requestParts.ts';

/** How the way to the Fascicolo has been lately; see `ConnectionNews`. */
const connectionView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fine') }),
  z.object({ kind: z.literal('offline'), since: z.string() }),
  z.object({ kind: z.literal('outage'), since: z.string() }),
]);

/** What waits to be sent. */
export const queueVerbs = {
  'queue.list': {
    request: z.strictObject({ since: instant }),
    response: z.object({
      /**
       * Everything unsettled, every refusal of the last month nobody has dealt with, and everything begun since the
       * instant asked for; oldest first.
       */
      acts: z.array(actView),
      pause: pauseView.nullable(),
      /** What the whole queue waits for, as the reason a person can do something about. */
      waiting: errorView.nullable(),
      /** How the way to the Fascicolo has been lately. */
      connection: connectionView,
    }),
  },
  /** What stopped the sending may be over, the network above all: what could not leave for want of it is tried at once. */
  'queue.wake': { request: nothing, response: nothing },
  /** How many acts are not settled: what is told when the program is closed. */
  'queue.remaining': { request: nothing, response: z.object({ count: z.number() }) },
  'queue.pause': { request: nothing, response: nothing },
  'queue.resume': { request: nothing, response: nothing },
  'queue.verify': { request: submissionRef, response: nothing },
  'queue.cancel': { request: submissionRef, response: nothing },
  /** Refused acts once more, each with the signature it has: one remedy for many of the same cause. */
  'queue.resend': {
    request: z.strictObject({ submissionIds: z.array(identifier).min(1).max(10_000) }),
    /** One for each act, in the order given; `error` is why it was not queued. */
    response: z.object({
      results: z.array(z.object({ submissionId: z.string(), error: errorView.nullable() })),
    }),
  },
} as const;

/** What the queue tells by itself. */
export const queueEvents = {
  /** Something in the queue changed: ask again. */
  'queue.changed': z.object({
    status: z.enum(['sending', 'idle', 'paused', 'waiting', 'resting', 'unchanged']),
  }),
} as const;
