import { z } from 'zod';
import { isExternalLink, type ExternalLink } from '../externalLinks.ts';
import { nothing } from '../requestParts.ts';

/** Addresses outside the program. */
export const linkVerbs = {
  /** Opens an address of our own list in the browser; the window names its key. */
  'links.open': {
    request: z.strictObject({ link: z.custom<ExternalLink>(isExternalLink) }),
    response: nothing,
  },
} as const;
