import { z } from 'zod';
import { operations } from '../../fse/operation.ts';
import { submissionStates } from '../../fse/submissionState.ts';
import { actView, documentLifeView, recalledActView } from '../historyViews.ts';
import { documentRef, instant, submissionRef } from '../requestParts.ts';

/** Acts of one page of the history. */
export const HISTORY_PAGE = 50;

/** What the history is narrowed by; every given field must match. */
export const historyFilters = {
  /** Patient, codice fiscale, document, X-CART-id, trace or workflow id: prefix, accents ignored. */
  text: z.string().max(200).optional(),
  operation: z.enum(operations).optional(),
  state: z.enum(submissionStates).optional(),
  from: instant.optional(),
  to: instant.optional(),
};

/** Everything ever done, and every answer. */
export const historyVerbs = {
  /** One page, the newest act first, and how many acts match in all. */
  'history.search': {
    request: z.strictObject({
      ...historyFilters,
      offset: z.int().min(0).max(10_000_000).default(0),
    }),
    response: z.object({ acts: z.array(actView), total: z.int() }),
  },
  /** Acts that are only in the journal of essentials, the last first; `text` narrows it as it does the history. */
  'history.recalled': {
    request: z.strictObject({ text: historyFilters.text }),
    response: z.object({ acts: z.array(recalledActView) }),
  },
  /**
   * The mail for the Region's desk about one attempt: what it contains, in Italian, and the file itself. Nothing is
   * sent: the person opens it with their own mail program.
   */
  'history.supportMail': {
    request: submissionRef.extend({ attempt: z.int().min(1).max(100_000) }),
    response: z.object({
      contents: z.array(z.string()),
      fileName: z.string(),
      /** Base64. */
      mail: z.string(),
    }),
  },
  'history.document': { request: documentRef, response: documentLifeView },
} as const;
