import { z } from 'zod';
import { fileView } from '../fileView.ts';
import { documentRef } from '../requestParts.ts';
import { historyFilters } from './history.ts';

/** What is taken out of the archive for audits and disputes; each is recorded in the audit trail. */
export const recordVerbs = {
  /** The attempts that fit the filters as a table for spreadsheets (semicolons, UTF-8 with its mark). */
  'history.exportCsv': {
    request: z.strictObject(historyFilters),
    response: z.object({ file: fileView, acts: z.number() }),
  },
  /** The life of one document as an archival PDF: every act, every attempt, every identifier. */
  'history.lifeReport': { request: documentRef, response: z.object({ file: fileView }) },
} as const;
