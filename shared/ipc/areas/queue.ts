import { z } from 'zod';
import { errorView } from '../errorView.ts';
import { actView, pauseView } from '../historyViews.ts';
import { instant, nothing, submissionRef } from '../requestParts.ts';

/** What waits to be sent. */
export const queueVerbs = {
  'queue.list': {
    request: z.strictObject({ since: instant }),
    response: z.object({
      /** Everything unsettled, and everything begun since the instant asked for; oldest first. */
      acts: z.array(actView),
      pause: pauseView.nullable(),
      /** What the whole queue waits for, as the reason a person can do something about. */
      waiting: errorView.nullable(),
    }),
  },
  /** What stopped the sending may be over: looks again at once. */
  'queue.wake': { request: nothing, response: nothing },
  'queue.pause': { request: nothing, response: nothing },
  'queue.resume': { request: nothing, response: nothing },
  'queue.verify': { request: submissionRef, response: nothing },
  'queue.cancel': { request: submissionRef, response: nothing },
} as const;

/** What the queue tells by itself. */
export const queueEvents = {
  /** Something in the queue changed: ask again. */
  'queue.changed': z.object({
    status: z.enum(['sending', 'idle', 'paused', 'waiting', 'resting', 'unchanged']),
  }),
} as const;
