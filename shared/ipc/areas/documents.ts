import { z } from 'zod';
import { documentView } from '../documentViews.ts';
import { MAX_CONTENT_CHARACTERS, documentRef } from '../requestParts.ts';

/** Documents taken over and reviewed. */
export const documentVerbs = {
  /** Takes a CDA2 or a PDF over exactly as it is, also when its verdict is a refusal, which is told. */
  'documents.import': {
    request: z.strictObject({ content: z.base64().max(MAX_CONTENT_CHARACTERS) }),
    response: documentView,
  },
  'documents.open': { request: documentRef, response: documentView },
  /** The same content under a new identity of the same set, ready to be reviewed and signed as its replacement. */
  'documents.renew': { request: documentRef, response: documentView },
  'documents.preview': {
    request: documentRef,
    response: z.object({
      /** Base64. */
      pdf: z.string(),
      signed: z.boolean(),
      substitutedCharacters: z.array(z.string()),
    }),
  },
} as const;
