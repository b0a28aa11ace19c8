import { z } from 'zod';
import { sectionOrder } from '../../cda/sectionOrder.ts';
import { draftPatientSchema, draftReviewSchema } from '../../pss/working/draftState.ts';
import { workingDraftSchema } from '../../pss/working/workingDraft.ts';
import { documentView, findingView } from '../documentViews.ts';
import { draftSummaryView, draftView } from '../draftViews.ts';
import { MAX_CONTENT_CHARACTERS, documentRef, identifier, nothing } from '../requestParts.ts';

const draftRef = z.strictObject({ draftId: identifier });

/** What a draft is begun from. */
const beginning = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('document'), documentId: identifier }),
  /** A file of another program. */
  z.strictObject({
    kind: z.literal('file'),
    content: z.base64().max(MAX_CONTENT_CHARACTERS),
  }),
  z.strictObject({ kind: z.literal('patient'), patient: draftPatientSchema }),
]);

/** The profiles being written. */
export const draftVerbs = {
  'drafts.list': { request: nothing, response: z.object({ drafts: z.array(draftSummaryView) }) },
  /** Begins a draft; a document from which one was begun before gives that one again. */
  'drafts.start': { request: z.strictObject({ from: beginning }), response: draftView },
  'drafts.open': { request: draftRef, response: draftView },
  /** The window has left it: what it holds is what was saved last. */
  'drafts.close': { request: draftRef, response: nothing },
  'drafts.save': {
    request: draftRef.extend({
      /** The one the window knows; another one is refused. */
      revision: z.int().min(1),
      content: workingDraftSchema,
      review: draftReviewSchema,
    }),
    response: z.object({ revision: z.number(), savedAt: z.string() }),
  },
  /** What is missing or wrong, by field of the working draft; nothing is stored. */
  'drafts.judge': {
    request: z.strictObject({ content: workingDraftSchema }),
    response: z.object({ findings: z.array(findingView) }),
  },
  /** The pages the patient will read, of what is complete so far; nothing is stored. */
  'drafts.preview': {
    request: z.strictObject({ content: workingDraftSchema }),
    response: z.object({ pdf: z.string(), substitutedCharacters: z.array(z.string()) }),
  },
  /** Makes the document to be signed of what was saved last. */
  'drafts.finish': {
    request: draftRef,
    response: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('sealed'), document: documentView }),
      z.object({ kind: z.literal('unconfirmed'), sections: z.array(z.literal(sectionOrder)) }),
      z.object({ kind: z.literal('refused'), findings: z.array(findingView) }),
    ]),
  },
  /** Goes back to writing the draft a document was sealed from; the document, not signed yet, is withdrawn. */
  'drafts.reopen': { request: documentRef, response: draftView },
  /** Throws the draft away, and the document sealed from it where it is not signed. */
  'drafts.discard': { request: draftRef, response: nothing },
} as const;

/** What the drafts tell by themselves: one was begun, sealed, withdrawn or thrown away. */
export const draftEvents = { 'drafts.changed': nothing } as const;
