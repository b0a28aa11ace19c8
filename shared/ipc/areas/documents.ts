import { z } from 'zod';
import { documentView } from '../documentViews.ts';
import { differenceView } from '../differenceViews.ts';
import { MAX_CONTENT_CHARACTERS, documentRef, nothing } from '../requestParts.ts';
import { unreadableView, unsignedView } from '../unsignedViews.ts';

/** Documents taken over and reviewed. */
export const documentVerbs = {
  /** Takes a CDA2 or a PDF over exactly as it is, also when its verdict is a refusal, which is told. */
  'documents.import': {
    request: z.strictObject({ content: z.base64().max(MAX_CONTENT_CHARACTERS) }),
    response: documentView,
  },
  /**
   * Sealed and neither signed nor queued, the last sealed first: what waits for a signature. Each is looked at once;
   * `looking` says how many of them were so far, and goes on where it is asked again. Those that cannot be read stand
   * apart, each with its cause.
   */
  'documents.unsigned': {
    request: nothing,
    response: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('known'),
        documents: z.array(unsignedView),
        unreadable: z.array(unreadableView),
      }),
      z.object({ kind: z.literal('looking'), done: z.number(), total: z.number() }),
    ]),
  },
  /** Takes away a sealed document that was never signed nor queued. */
  'documents.withdraw': { request: documentRef, response: nothing },
  /** The document against the version it replaces, in clinical words. */
  'documents.difference': { request: documentRef, response: differenceView },
  'documents.open': { request: documentRef, response: documentView },
  /** Records that the pages go to paper; asked before they do, and not printed where it cannot be recorded. */
  'documents.printed': { request: documentRef, response: nothing },
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

/** What the documents tell by themselves. */
export const documentEvents = {
  /** A document was sealed, withdrawn or signed: ask for the unsigned ones again. */
  'documents.changed': nothing,
} as const;
