import { z } from 'zod';
import {
  draftOriginSchema,
  draftPatientSchema,
  draftReviewSchema,
} from '../pss/working/draftState.ts';
import { workingDraftSchema } from '../pss/working/workingDraft.ts';
import { personView } from './documentViews.ts';

/** A draft in a list. */
export const draftSummaryView = z.object({
  draftId: z.string(),
  patient: draftPatientSchema,
  origin: draftOriginSchema,
  review: draftReviewSchema,
  /** UTC ISO instants. */
  createdAt: z.string(),
  updatedAt: z.string(),
  /** The document sealed from it and not signed yet. */
  documentId: z.string().nullable(),
});

/** See `draftSummaryView`. */
export type DraftSummaryView = z.infer<typeof draftSummaryView>;

const earlierDocumentView = z.object({
  documentId: z.string(),
  setId: z.string(),
  version: z.number(),
  /** UTC ISO instant. */
  effectiveAt: z.string(),
  author: personView,
});

/** What publishing it will do, and why: proposed, not asked. */
export const proposedActView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('first') }),
  z.object({ kind: z.literal('replace'), earlier: earlierDocumentView }),
  /** The last document is another doctor's. */
  z.object({ kind: z.literal('new-chain'), earlier: earlierDocumentView }),
]);

/** See `proposedActView`. */
export type ProposedActView = z.infer<typeof proposedActView>;

/** A draft open to be written. */
export const draftView = draftSummaryView.extend({
  revision: z.number(),
  /** What it started from, against which sections are unchanged or not. */
  base: workingDraftSchema,
  content: workingDraftSchema,
  act: proposedActView,
  /** When the window that had it open last saved it, where that window never closed it; null otherwise. */
  recoveredFrom: z.string().nullable(),
});

/** See `draftView`. */
export type DraftView = z.infer<typeof draftView>;
