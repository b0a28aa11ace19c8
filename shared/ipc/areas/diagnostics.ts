import { z } from 'zod';
import { nothing } from '../requestParts.ts';

/** What support asks for; nothing in it says whose computer, card or patient it is. */
export const diagnosticsVerbs = {
  'diagnostics.report': {
    request: nothing,
    response: z.object({
      /** A few facts to be read at a glance. */
      facts: z.array(z.object({ name: z.string(), value: z.string() })),
      /** The whole report, to be copied or saved. */
      lines: z.array(z.string()),
    }),
  },
} as const;
