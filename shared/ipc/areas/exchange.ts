import { z } from 'zod';
import { fileView } from '../fileView.ts';
import { draftPatientSchema } from '../../pss/working/draftState.ts';
import { errorView } from '../errorView.ts';
import { MAX_CONTENT_CHARACTERS, identifier, nothing } from '../requestParts.ts';

const draftRef = z.strictObject({ draftId: identifier });

/** A file of another program and what became of it. */
export const exchangedFileView = z.object({
  sha256: z.string(),
  name: z.string(),
  /** UTC ISO instant. */
  takenAt: z.string(),
  isFromFolder: z.boolean(),
  outcome: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('drafted'),
      draftId: z.string(),
      patient: draftPatientSchema,
      /** Things of the file that the draft could not take. */
      unmapped: z.number(),
      /** Data the draft lacks before it can be a document. */
      gaps: z.number(),
    }),
    z.object({ kind: z.literal('unchanged'), patient: draftPatientSchema }),
    z.object({ kind: z.literal('refused'), error: errorView }),
  ]),
});

/** A file of another program and what became of it. */
export type ExchangedFileView = z.infer<typeof exchangedFileView>;

/** The folder of the record program. */
export const folderView = z.object({
  path: z.string(),
  trouble: errorView.nullable(),
  /** UTC ISO instants; null = not yet. */
  lookedAt: z.string().nullable(),
  takenAt: z.string().nullable(),
});

/** The folder of the record program. */
export type FolderView = z.infer<typeof folderView>;

const item = z.object({ path: z.string(), line: z.number(), what: z.string() });

/** What came from the record program and what goes back to it. */
export const exchangeVerbs = {
  /** Begins a draft from a file (CDA2, a PDF with one, FHIR bundle, a draft of ours); a bad file is an outcome. */
  'exchange.take': {
    request: z.strictObject({
      name: z.string().min(1).max(255),
      content: z.base64().max(MAX_CONTENT_CHARACTERS),
    }),
    response: exchangedFileView,
  },
  /** The last files taken, the newest first, and the folder where one is watched. */
  'exchange.list': {
    request: nothing,
    response: z.object({ files: z.array(exchangedFileView), folder: folderView.nullable() }),
  },
  /** What of its file a draft could not take, thing by thing with its place. */
  'exchange.account': {
    request: draftRef,
    response: z.object({
      mapped: z.number(),
      unmapped: z.array(item),
      relabelled: z.array(item),
      dangling: z.array(item),
    }),
  },
  /** A draft as a file of ours, to be kept or taken to another desk. */
  'exchange.export': {
    request: draftRef,
    response: fileView,
  },
} as const;

/** What the exchange tells by itself: files came from the folder, or the folder's standing changed. */
export const exchangeEvents = { 'exchange.changed': nothing } as const;
