import { z } from 'zod';
import { documentRef, submissionRef } from '../requestParts.ts';

/** Acts on a published document. */
export const actVerbs = {
  'acts.annul': {
    request: documentRef.extend({ surname: z.string().min(1).max(100) }),
    response: submissionRef,
  },
  'acts.updateMetadata': {
    request: documentRef.extend({ hidden: z.boolean() }),
    response: submissionRef,
  },
} as const;
