import { z } from 'zod';
import { personView } from '../documentViews.ts';
import { nothing } from '../requestParts.ts';

/** The frame of the window: whose desk this is. */
export const appVerbs = {
  'app.overview': {
    request: nothing,
    response: z.object({
      doctor: personView,
      azienda: z.string(),
      environment: z.enum(['stage', 'production', 'test']),
      version: z.string(),
      packVersion: z.string().nullable(),
    }),
  },
} as const;
