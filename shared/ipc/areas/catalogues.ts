import { z } from 'zod';
import { MAX_CONTENT_CHARACTERS, nothing } from '../requestParts.ts';

/** A list of codes in use. */
export const catalogueView = z.object({
  name: z.string(),
  version: z.string().nullable(),
  /** `YYYY-MM-DD`. */
  publishedOn: z.string().nullable(),
  concepts: z.number(),
  origin: z.string(),
});

const imported = z.object({
  catalogues: z.array(catalogueView),
  /** Rows that could not be read. */
  brokenRows: z.number(),
});

/** The lists of codes the search looks in. */
export const catalogueVerbs = {
  'catalogues.list': {
    request: nothing,
    response: z.object({
      catalogues: z.array(catalogueView),
      /** The official rules in use; null without an official pack. */
      packVersion: z.string().nullable(),
      /** Where the official pack lies; null where there is none. */
      packFolder: z.string().nullable(),
    }),
  },
  /** Takes a list over from one file (base64), in the place of what was there of that system. */
  'catalogues.import': {
    request: z.strictObject({
      name: z.string().min(1).max(255),
      content: z.string().max(MAX_CONTENT_CHARACTERS),
    }),
    response: imported,
  },
  /** Takes over every list of the official pack of the settings. */
  'catalogues.importPack': { request: nothing, response: imported },
} as const;

/** A long import tells how far it is. */
export const catalogueEvents = {
  'catalogues.progress': z.object({ name: z.string(), done: z.number(), all: z.number() }),
} as const;
