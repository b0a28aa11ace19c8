import { z } from 'zod';
import { sectionOrder } from '../cda/sectionOrder.ts';
import { errorView } from './errorView.ts';

/** A line in its pieces; marked where the other version does not say it. */
const markedLine = z.array(z.object({ text: z.string(), isMarked: z.boolean() }));

/** One thing that differs; see `WordedChange`. */
export const changeView = z.object({
  kind: z.enum(['added', 'removed', 'changed', 'ended']),
  before: z.array(markedLine),
  after: z.array(markedLine),
  fields: z.array(z.string()),
});

/** A section as it is. */
export const sectionContentsView = z.object({
  section: z.enum(sectionOrder),
  title: z.string(),
  /** Entries; 0 for a section that is one statement. */
  entries: z.number(),
  lines: z.array(z.string()),
});

/** What a document is compared with. */
export const comparedWithView = z.discriminatedUnion('kind', [
  /** The first of its set: nothing to compare with. */
  z.object({ kind: z.literal('nothing') }),
  z.object({
    kind: z.literal('version'),
    documentId: z.string(),
    version: z.number(),
    /** UTC ISO instant. */
    effectiveTime: z.string(),
  }),
  /** It replaces a document this archive does not hold, or cannot read: its content is shown instead. */
  z.object({ kind: z.literal('unreadable'), documentId: z.string(), error: errorView }),
]);

/** A document against the version it replaces; where there is none to compare, `same` is its content. */
export const differenceView = z.object({
  documentId: z.string(),
  comparedWith: comparedWithView,
  changed: z.array(
    z.object({
      section: z.enum(sectionOrder),
      title: z.string(),
      changes: z.array(changeView),
    }),
  ),
  same: z.array(sectionContentsView),
  /** Titles of the sections that say nothing in either version. */
  empty: z.array(z.string()),
});

/** A document against the version it replaces. */
export type DifferenceView = z.infer<typeof differenceView>;
/** One thing that differs. */
export type ChangeView = z.infer<typeof changeView>;
