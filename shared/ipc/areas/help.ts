import { z } from 'zod';
import { nothing } from '../requestParts.ts';

/** A page of the help. */
export const helpPage = z.object({
  slug: z.string(),
  title: z.string(),
  /** Other words it is found by. */
  words: z.array(z.string()),
  /** Beginnings of the error codes it explains; the longest wins. */
  errors: z.array(z.string()),
  markdown: z.string(),
});

/** A page of the help. */
export type HelpPage = z.infer<typeof helpPage>;

/** The help, offline. */
export const helpVerbs = {
  'help.read': {
    request: nothing,
    response: z.object({
      /** In their order. */
      pages: z.array(helpPage),
      /** SVG pictures by file name, as text. */
      pictures: z.record(z.string(), z.string()),
    }),
  },
} as const;
