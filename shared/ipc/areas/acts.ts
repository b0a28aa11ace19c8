import { z } from 'zod';
import { documentRef, submissionRef } from '../requestParts.ts';

/** Acts on a published document. */
export const actVerbs = {
  'acts.annul': {
    request: documentRef.extend({
      /** The patient's, typed by the doctor: what is annulled is never a slip of the hand. */
      surname: z.string().min(1).max(100),
      /** Why; kept with the act and never sent. */
      reason: z.string().trim().min(3).max(500),
    }),
    response: submissionRef,
  },
  'acts.updateMetadata': {
    request: documentRef.extend({ hidden: z.boolean() }),
    response: submissionRef,
  },
} as const;
